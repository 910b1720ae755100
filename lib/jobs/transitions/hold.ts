/** What the holder of a running job writes while it goes on. */
import { type Db, Prisma } from "#lib/db/client.ts";
import type { Statements } from "#lib/db/statements.ts";
import { held, seconds } from "../guards.ts";
import type { Lease } from "../lease.ts";
import { type Report, reported, stepsAndLines } from "../records.ts";
import { type Moved, moveOne, NOT_CANCELLED } from "./move.ts";

/** Holds the lease for longer. Undefined: it is somebody else's by now. */
export async function heartbeat(
  db: Statements,
  lease: Lease,
  leaseSeconds: number,
): Promise<{ isCancelRequested: boolean } | undefined> {
  const [beat] = await db.$queryRaw<{ isCancelRequested: boolean }[]>`
    update job set lease_expires_at = clock_timestamp() + ${seconds(leaseSeconds)} where ${held(lease)}
    returning cancel_requested_at is not null as "isCancelRequested"`;
  return beat;
}

export const markCancelSeen = (db: Db, lease: Lease): Promise<boolean> =>
  moveOne(db, {
    where: Prisma.sql`${held(lease)} and not ${NOT_CANCELLED} and cancel_seen_at is null`,
    set: Prisma.sql`cancel_seen_at = clock_timestamp()`,
    event: "cancel_seen",
  });

/** Only for a stop that the database itself confirmed. */
export const markQueriesStopped = (db: Db, lease: Lease, stopped: number): Promise<boolean> =>
  moveOne(db, {
    where: Prisma.sql`${held(lease)} and not ${NOT_CANCELLED} and queries_stopped_at is null`,
    set: Prisma.sql`queries_stopped_at = clock_timestamp()`,
    event: "queries_stopped",
    detail: { stopped },
  });

/** One statement for all jobs of a worker, and one that does not wait for the disk: a lost report is soon followed. */
export const writeReports = (
  db: Statements,
  reports: readonly Report[],
): Promise<Pick<Moved, "id" | "organizationId">[]> =>
  db.$queryRaw`
    with hurry as (select set_config('synchronous_commit', 'off', true)), ${reported(reports)}, moved as (
      update job j set step = s.step, progress = greatest(j.progress, s.progress), units_done = s.units_done,
        units_total = s.units_total, unit = s.unit, message = s.message, version = version + 1
      from hurry, said s
      where j.id = s.id and j.status = 'running' and j.attempt = s.attempt and j.worker_id = s.worker_id
      returning j.id, j.organization_id, j.attempt, s.steps, s.lines, s.lines_left_out, s.server_version
    ), ${stepsAndLines}
    select id, organization_id as "organizationId" from moved`;
