/**
 * Only the modules of this folder update jobs. Each transition is one guarded statement: it names the status it may leave
 * (and, for a running job, the attempt and worker that hold it), bumps `version`, and writes its event in the same
 * statement. No row back means "not mine any more": the caller stops quietly. Whatever makes room delivers the jobs that
 * wait for it.
 */
import type { Scope } from "#lib/auth/scope.ts";
import { type Db, Prisma } from "#lib/db/client.ts";
import { DELIVER_BLOCKED } from "../deliveries.ts";
import type { JobFailure } from "../failure.ts";
import { failureRaised } from "../raised.ts";
import { type AttemptOutcome, endAttempt, event } from "../records.ts";

// A cancel that was accepted wins: the other ends of an attempt are refused once one is requested.
export const NOT_CANCELLED = Prisma.sql`cancel_requested_at is null`;
export const FINISHED = Prisma.sql`finished_at = clock_timestamp()`;
export const GIVEN_UP = Prisma.sql`lease_expires_at = null, slot = null, organization_slot = null,
  worker_id = null, version = version + 1`;

export type Moved = { id: string; shortId: string; organizationId: string; sourceId: string | null };
export const MOVED = Prisma.sql`id, short_id as "shortId", organization_id as "organizationId", source_id as "sourceId"`;

type Move = {
  where: Prisma.Sql;
  set: Prisma.Sql;
  event: string;
  detail?: unknown;
  actor?: Scope;
  /** Whether others may have waited behind it. */
  makesRoom?: boolean;
};

export const move = (db: Db, { where, set, event: kind, makesRoom, ...about }: Move): Promise<Moved[]> =>
  db.$queryRaw<Moved[]>`
    with moved as (
      update job set ${set}, version = version + 1 where ${where} returning *
    ), ${event(kind, about)}
    select ${MOVED}, ${makesRoom ? DELIVER_BLOCKED : null} from moved`;

export const moveOne = async (db: Db, change: Move): Promise<boolean> => (await move(db, change)).length > 0;

type Exit = {
  where: Prisma.Sql;
  set: Prisma.Sql;
  event: string;
  outcome: AttemptOutcome;
  failure?: JobFailure | undefined;
};

/** Out of running: the attempt ends, its place becomes free, and a job that waits again is delivered with it. */
export const leave = (db: Db, { where, set, event: kind, outcome, failure }: Exit): Promise<Moved[]> =>
  db.$queryRaw<Moved[]>`
    with moved as (
      update job set ${set}, ${GIVEN_UP}
      where ${where} returning *
    ), ${endAttempt(outcome, failure)}, ${event(kind)}${kind === "failed" ? Prisma.sql`, ${failureRaised}` : Prisma.empty}
    select ${MOVED}, case status when 'pending' then deliver(id, run_after)::text end, ${DELIVER_BLOCKED} from moved`;

export const leaveOne = async (db: Db, exit: Exit): Promise<boolean> => (await leave(db, exit)).length > 0;
