/** What parts of a filter ask of a job's row. */
import { Prisma } from "#lib/db/client.ts";
import { isActive } from "./status.ts";
import type { JobFilter } from "./views.ts";

/** `job.tab`: every status but the two active ones has a number of its own. */
export const TAB_NUMBERS = { active: 1, completed: 2, failed: 3, cancelled: 4 } as const;

/** Only the active tab holds two statuses; elsewhere the tab says it all. */
export function inStatuses({ status }: Pick<JobFilter, "status">): Prisma.Sql {
  const active = status.filter(isActive);
  if (active.length !== 1) return Prisma.sql`true`;
  return Prisma.sql`(tab <> 1 or status = ${active[0]})`;
}

export const ofTypes = (types: readonly string[]): Prisma.Sql =>
  types.length > 0 ? Prisma.sql`type = any(${types}::text[])` : Prisma.sql`true`;

export const inSources = (sources: readonly string[]): Prisma.Sql =>
  sources.length > 0 ? Prisma.sql`source_id = any(${sources}::uuid[])` : Prisma.sql`true`;
