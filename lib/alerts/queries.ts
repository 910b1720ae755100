import type { Scope } from "#lib/auth/scope.ts";
import { type Db, Prisma } from "#lib/db/client.ts";
import { notFound } from "#lib/errors.ts";
import { readKeysetPage } from "#lib/keyset.ts";
import type { Place } from "#lib/schemas.ts";
import { MOST_SHOWN_OPEN } from "./most-shown.ts";
import {
  ALERT_TABS,
  type AlertDetails,
  type AlertFilter,
  type AlertPage,
  type AlertRow,
  type AlertTab,
  MOST_COUNTED,
} from "./views.ts";

const PAGE_SIZE = 50;
const MOST_ITEMS = 100;

const instant = (column: Prisma.Sql) =>
  Prisma.sql`to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

/** Nobody has to do anything about what nobody was to be told of. */
const IS_OPEN = Prisma.sql`a.state = 'triggered' and a.suppressed_by is null`;
const TABS: Record<AlertTab, Prisma.Sql> = {
  open: IS_OPEN,
  acknowledged: Prisma.sql`a.state = 'acknowledged'`,
  snoozed: Prisma.sql`a.state = 'snoozed'`,
  resolved: Prisma.sql`a.state = 'resolved'`,
  all: Prisma.sql`true`,
};

const ROW = Prisma.sql`a.id, a.kind, a.severity, a.state, a.title, a.sentence, a.rule_id as "ruleId", a.rule_name as "ruleName",
  (select s.name from source s where s.id = a.source_id) as "sourceName", a.item_count as "itemCount",
  a.state_by_name as "stateByName", ${instant(Prisma.sql`a.state_at`)} as "stateAt",
  ${instant(Prisma.sql`a.snoozed_until`)} as "snoozedUntil", a.suppressed_by as "suppressedBy",
  a.suppressed_because as "suppressedBecause", ${instant(Prisma.sql`a.created_at`)} as "createdAt"`;

/** One page of alerts, the newest first, with how many there are of each tab, as far as they are counted. */
export async function listAlerts(db: Db, scope: Scope, filter: AlertFilter): Promise<AlertPage> {
  const where = narrowed(scope, filter);
  const read = ({ before, after }: Place, limit: number) => db.$queryRaw<AlertRow[]>`
    select ${ROW} from alert a where ${where} and ${TABS[filter.tab]}
      ${before ? Prisma.sql`and a.id < ${before}::uuid` : Prisma.empty} ${after ? Prisma.sql`and a.id > ${after}::uuid` : Prisma.empty}
    order by a.id ${after && !before ? Prisma.sql`asc` : Prisma.sql`desc`} limit ${limit}::integer`;
  const page = await readKeysetPage(filter, PAGE_SIZE, read);
  const columns = ALERT_TABS.map(
    (tab) => Prisma.sql`(
      select count(*)::int from (
        select from alert a where ${where} and ${TABS[tab]} limit ${MOST_COUNTED + 1}::integer) n) as ${Prisma.raw(`"${tab}"`)}`,
  );
  const [counts] = await db.$queryRaw<AlertPage["counts"][]>`select ${Prisma.join(columns)}`;
  return { ...page, counts: counts ?? { open: 0, acknowledged: 0, snoozed: 0, resolved: 0, all: 0 } };
}

const narrowed = ({ organizationId }: Scope, filter: AlertFilter): Prisma.Sql => {
  const { severity, kind, source, rule, job, asset, suppressed } = filter;
  const item = (column: Prisma.Sql, id: string) => Prisma.sql`a.id in (
    select i.alert_id from alert_item i where i.organization_id = ${organizationId}::uuid and ${column} = ${id}::uuid)`;
  return Prisma.join(
    [
      Prisma.sql`a.organization_id = ${organizationId}::uuid`,
      ...(severity ? [Prisma.sql`a.severity = ${severity}`] : []),
      ...(kind ? [Prisma.sql`a.kind = ${kind}`] : []),
      ...(source ? [Prisma.sql`a.source_id = ${source}::uuid`] : []),
      ...(rule ? [Prisma.sql`a.rule_id = ${rule}::uuid`] : []),
      ...(job ? [item(Prisma.sql`i.job_id`, job)] : []),
      ...(asset ? [item(Prisma.sql`i.asset_id`, asset)] : []),
      ...(suppressed === "only" ? [Prisma.sql`a.suppressed_by is not null`] : []),
      ...(suppressed === "none" ? [Prisma.sql`a.suppressed_by is null`] : []),
    ],
    " and ",
  );
};

/** How many wait for somebody; one more than `MOST_SHOWN_OPEN` where there are more. */
export const countOpenAlerts = async (db: Db, { organizationId }: Scope): Promise<number> => {
  const [found] = await db.$queryRaw<{ count: number }[]>`
    select count(*)::int as count from (
      select from alert a where a.organization_id = ${organizationId}::uuid and ${IS_OPEN}
      limit ${MOST_SHOWN_OPEN + 1}::integer) n`;
  return found?.count ?? 0;
};

/** Of an asset: those that are not over, and how many there ever were. */
export async function countAlertsOf(
  db: Db,
  { organizationId }: Scope,
  assetId: string,
): Promise<{ open: number; all: number }> {
  const [found] = await db.$queryRaw<{ open: number; all: number }[]>`
    select (count(*) filter (where state <> 'resolved'))::int as open, count(*)::int as all from alert
    where id in (
      select i.alert_id from alert_item i
      where i.organization_id = ${organizationId}::uuid and i.asset_id = ${assetId}::uuid)`;
  return found ?? { open: 0, all: 0 };
}

type Found = Pick<AlertDetails, "facts" | "items" | "history"> & AlertDetails["alert"];

/** Everything of one alert. */
export async function getAlert(db: Db, { organizationId }: Scope, id: string): Promise<AlertDetails> {
  const [found] = await db.$queryRaw<Found[]>`
    select ${ROW}, a.source_id as "sourceId", a.asset_id as "assetId", a.job_id as "jobId", a.facts,
      (select coalesce(jsonb_agg(i order by i.at desc), '[]') from (
        select i.event_id as "eventId", i.kind, i.line, ${instant(Prisma.sql`i.at`)} as at,
          ${instant(Prisma.sql`i.recovered_at`)} as "recoveredAt", i.job_id as "jobId", j.short_id as "jobShortId",
          i.asset_id as "assetId"
        from alert_item i left join job j on j.id = i.job_id where i.alert_id = a.id
        order by i.at desc limit ${MOST_ITEMS}::integer) i) as items,
      (select coalesce(jsonb_agg(h order by h.id), '[]') from (
        select h.id, h.verb, h.actor_name as "actorName", h.note, ${instant(Prisma.sql`h.at`)} as at
        from alert_history h where h.alert_id = a.id) h) as history
    from alert a where a.id = ${id}::uuid and a.organization_id = ${organizationId}::uuid`;
  if (!found) throw notFound("alert");
  const { facts, items, history, ...alert } = found;
  return { alert, facts, items, history };
}
