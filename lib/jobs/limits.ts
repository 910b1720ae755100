/**
 * How many jobs run at a time: one of a type on a source, some on a source, some of an organization. Partial unique
 * indexes hold the limits; what is read here only says where to try first.
 */
import { Prisma } from "#lib/db/client.ts";

export type Taker = {
  worker: { id: string; name: string; version: string };
  leaseSeconds: number;
  sourceSlots: number;
  organizationSlots: number;
  /** By type: the newest version it can run. What it does not know stays for a worker that does. */
  known: Readonly<Record<string, number>>;
};

/** What keeps a job from starting: others on its source, or as many as its organization may run. */
export type Obstacle = "source" | { limit: number };

/** A job that was marked as waiting; `wasByLimit` where it waited for its organization's limit before. */
export type Blocked = { organizationId: string; wasByLimit: boolean };

export const NOT_BLOCKED = Prisma.sql`blocked_by_id = null, blocked_by_limit = null`;

const COLUMNS = {
  source: { of: Prisma.sql`source_id`, slot: Prisma.sql`slot` },
  organization: { of: Prisma.sql`organization_id`, slot: Prisma.sql`organization_slot` },
} as const;

/** The numbers that no running job has, as an array; `job` is the row that is to start. */
export function freeSlots(holder: keyof typeof COLUMNS, most: number): Prisma.Sql {
  const { of, slot } = COLUMNS[holder];
  return Prisma.sql`array(
    select n from generate_series(1, ${most}::int) n
    where n <> all(array(select r.${slot} from job r
      where r.${of} = job.${of} and r.status = 'running' and r.${slot} is not null)))`;
}

/** Any of the free ones, so that claims of the same moment seldom meet; null where none is seen to be free. */
export const freeSlot = (holder: keyof typeof COLUMNS, most: number): Prisma.Sql =>
  Prisma.sql`(select n from unnest(${freeSlots(holder, most)}) n order by random() limit 1)`;
