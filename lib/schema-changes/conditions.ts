import type { Scope } from "#lib/auth/scope.ts";
import { Prisma } from "#lib/db/client.ts";
import { toTimeRange } from "#lib/db/time-range.ts";
import { SEVERITY_RANKS, type Severity } from "./kinds.ts";
import type { ChangeFilter } from "./views.ts";

/** A filter, and the zone in which its days begin. */
export type Narrowing = { filter: ChangeFilter; timeZone: string };

/** Beyond this many arms one scan with lists is the cheaper plan, and an address cannot grow a statement. */
const MOST_ARMS = 24;

const rankOf = (severity: Severity) => SEVERITY_RANKS[severity];

/** Changes of the scope that the filter means, whatever its page. */
export function matching(scope: Scope, { filter, timeZone }: Narrowing): Prisma.Sql {
  const { tab, job, asset, source, kind, severity } = filter;
  return Prisma.join(
    [
      Prisma.sql`c.organization_id = ${scope.organizationId}::uuid`,
      ...(tab === "open" ? [Prisma.sql`c.acknowledged_at is null`] : []),
      ...(tab === "acknowledged" ? [Prisma.sql`c.acknowledged_at is not null`] : []),
      ...(job ? [Prisma.sql`c.job_id = ${job}::uuid`] : []),
      ...(asset ? [Prisma.sql`c.asset_id = ${asset}::uuid`] : []),
      ...(source.length > 0 ? [Prisma.sql`c.source_id = any(${source}::uuid[])`] : []),
      ...(kind.length > 0 ? [Prisma.sql`c.kind = any(${kind}::text[])`] : []),
      ...(severity.length > 0 ? [Prisma.sql`c.severity = any(${severity.map(rankOf)}::smallint[])`] : []),
      ...inTime(filter, timeZone),
    ],
    " and ",
  );
}

/** Ids begin with the time, so that a range of time is a range of an index; of older versions they begin a little later. */
function inTime(filter: ChangeFilter, timeZone: string): Prisma.Sql[] {
  const { beginsAt, endsAt } = toTimeRange(filter, timeZone);
  const { since, until } = filter;
  return [
    ...(since
      ? [
          Prisma.sql`c.id >= (select uuid_v7_floor(${since}::timestamptz)) and c.detected_at >= ${since}::timestamptz`,
        ]
      : []),
    ...(until
      ? [
          Prisma.sql`c.id < (select uuid_v7_floor(${until}::timestamptz + interval '1 day')) and c.detected_at < ${until}::timestamptz`,
        ]
      : []),
    ...(beginsAt
      ? [Prisma.sql`c.id >= (select uuid_v7_floor(${beginsAt})) and c.detected_at >= ${beginsAt}`]
      : []),
    ...(endsAt
      ? [
          Prisma.sql`c.id < (select uuid_v7_floor(${endsAt} + interval '1 day')) and c.detected_at < ${endsAt}`,
        ]
      : []),
  ];
}

/** Ranges of one index each, in the order of the list, that together hold all that can match. */
export function arms({ tab, job, asset, source, kind, severity }: ChangeFilter): Prisma.Sql[] {
  if (job || asset) return [Prisma.sql`true`]; // the condition itself is such a range
  if (isFew(source)) return source.map((id) => Prisma.sql`c.source_id = ${id}::uuid`);
  if (isFew(kind)) return kind.map((name) => Prisma.sql`c.kind = ${name}`);
  if (isFew(severity)) return severity.map((name) => Prisma.sql`c.severity = ${rankOf(name)}::smallint`);
  return [tab === "open" ? Prisma.sql`c.acknowledged_at is null` : Prisma.sql`true`];
}

const isFew = (values: readonly string[]) => values.length > 0 && values.length <= MOST_ARMS;
