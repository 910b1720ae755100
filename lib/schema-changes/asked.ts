/** Schema changes as a question asks for them: counted, grouped, and the newest of them. */
import type { Scope } from "#lib/auth/scope.ts";
import { type Db, Prisma } from "#lib/db/client.ts";
import { matching, type Narrowing } from "./conditions.ts";
import type { Severity } from "./kinds.ts";
import { readChangePage } from "./queries.ts";
import { severityOf } from "./rows.ts";
import { ChangeFilter, type ChangeRow } from "./views.ts";

/** A filter without a place in its list, and without days: those begin where the reader lives. */
export type Meant = Omit<Partial<ChangeFilter>, "before" | "after" | "within" | "from" | "to">;

const MOST_JOBS = 12;
const MOST_GROUPS = 100;

const narrowingOf = (filter: Meant): Narrowing => ({ filter: ChangeFilter.parse(filter), timeZone: "UTC" });

type Counted = { total: number; bySeverity: Record<Severity, number>; jobIds: string[] };

/** All of them, by severity, and the newest runs that found them. */
export async function countMatching(db: Db, scope: Scope, filter: Meant): Promise<Counted> {
  const condition = matching(scope, narrowingOf(filter));
  const groups = await db.$queryRaw<{ rank: number; count: number; jobs: string[] }[]>`
    with found as materialized (select c.severity, c.job_id from schema_change c where ${condition})
    select severity::integer as rank, count(*)::integer as count,
      (select array_agg(id) from (select distinct job_id as id from found order by 1 desc limit ${MOST_JOBS}::integer) j) as jobs
    from found group by 1`;
  const of = (name: Severity) => groups.find(({ rank }) => severityOf(rank) === name)?.count ?? 0;
  return {
    total: groups.reduce((sum, { count }) => sum + count, 0),
    bySeverity: { critical: of("critical"), warning: of("warning"), info: of("info") },
    jobIds: groups[0]?.jobs ?? [],
  };
}

export async function newestChanges(db: Db, scope: Scope, filter: Meant, most: number): Promise<ChangeRow[]> {
  return (await readChangePage(db, scope, narrowingOf(filter), most)).rows;
}

const GROUPS = {
  severity: { key: Prisma.sql`c.severity::text`, label: Prisma.sql`max(c.severity::text)` },
  source: { key: Prisma.sql`c.source_id::text`, label: Prisma.sql`max(s.name)` },
  table: {
    key: Prisma.sql`c.asset_id::text`,
    label: Prisma.sql`max(s.name || ' › ' || c.schema_name || '.' || c.object_name)`,
  },
  kind: { key: Prisma.sql`c.kind`, label: Prisma.sql`max(c.kind)` },
} as const;

type Group = { key: string; label: string; count: number };

/** What belongs to no table is left out of those by table. */
export async function groupChanges(
  db: Db,
  scope: Scope,
  filter: Meant,
  by: keyof typeof GROUPS,
): Promise<Group[]> {
  const { key, label } = GROUPS[by];
  const groups = await db.$queryRaw<Group[]>`
    select ${key} as key, ${label} as label, count(*)::integer as count
    from schema_change c join source s on s.id = c.source_id
    where ${matching(scope, narrowingOf(filter))} and ${key} is not null
    group by 1
    order by count(*) desc, 1 limit ${MOST_GROUPS}::integer`;
  if (by !== "severity") return groups;
  return groups.map(({ key: rank, count }) => {
    const severity = severityOf(Number(rank));
    return { key: severity, label: severity, count };
  });
}
