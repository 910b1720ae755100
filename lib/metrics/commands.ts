import { authorize, type Scope } from "#lib/auth/scope.ts";
import { settleMonitored } from "#lib/catalog/monitored.ts";
import { type Db, Prisma } from "#lib/db/client.ts";
import { violates } from "#lib/db/faults.ts";
import { AppError, conflict, invalid, notFound } from "#lib/errors.ts";
import { findMetricChoices } from "./choices.ts";
import { checkStatement } from "./custom-sql.ts";
import { inEpisode } from "./episodes.ts";
import type { CustomMetric, MetricChange, MetricWish, PointMark } from "./schemas.ts";
import { METRIC_TYPES } from "./types.ts";
import type { MetricChoices } from "./views.ts";

/** Begins to keep numbers of a relation; those that are there already stay as they are. Answers the ids of the new ones. */
export async function addMetrics(
  db: Db,
  scope: Scope,
  { assetId, metrics }: { assetId: string; metrics: readonly MetricWish[] },
): Promise<string[]> {
  authorize(scope, "metrics.set");
  const choices = await findMetricChoices(db, scope, assetId);
  for (const wish of metrics) refuseUnfit(choices, wish);
  const added = await insert(db, scope, choices, metrics);
  if (added.length === 0) throw conflict("These metrics are there already.");
  await settleMonitored(db, scope, [assetId]);
  return added;
}

function refuseUnfit({ columns, backfillColumns }: MetricChoices, wish: MetricWish): void {
  const { type, columnName, backfillColumn } = wish;
  if (columnName !== null && !columns.find(({ name }) => name === columnName)?.types.includes(type))
    throw invalid(`${METRIC_TYPES[type].label} cannot be measured of ${columnName}.`, {
      columnName: "Choose another column: this one is not there, of another type, or too sensitive.",
    });
  if (backfillColumn !== null && !backfillColumns.includes(backfillColumn))
    throw invalid("That column cannot say when rows were written.", {
      backfillColumn: "Choose a date or time that is neither personal nor highly sensitive.",
    });
}

/** Begins to keep what a statement of one's own answers. */
export async function addCustomMetric(
  db: Db,
  scope: Scope,
  { assetId, ...wish }: CustomMetric,
): Promise<string> {
  authorize(scope, "metrics.custom");
  await checkStatement(wish.sql);
  const choices = await findMetricChoices(db, scope, assetId);
  const [id] = await insert(db, scope, choices, [{ type: "custom_sql", ...wish }]);
  if (!id) throw invalid("There is a metric of that name already.", { name: "Choose another name." });
  await settleMonitored(db, scope, [assetId]);
  return id;
}

type New = MetricWish | ({ type: "custom_sql" } & Omit<CustomMetric, "assetId">);

async function insert(
  db: Db,
  { organizationId, userId, userName }: Scope,
  { assetId, sourceId }: MetricChoices,
  metrics: readonly New[],
): Promise<string[]> {
  const added = await db.$queryRaw<{ id: string }[]>`
    insert into metric (organization_id, source_id, asset_id, type, column_name, percentile, name, sql, is_exact,
      backfill_column, sensitivity, interval_seconds, created_by, created_by_name)
    select ${organizationId}::uuid, ${sourceId}::uuid, ${assetId}::uuid, w.type, w."columnName", w.percentile, w.name, w.sql,
      coalesce(w."isExact", false), w."backfillColumn", w.sensitivity, w."intervalSeconds", ${userId}::uuid, ${userName}
    from jsonb_to_recordset(${JSON.stringify(metrics)}::jsonb) as w(type text, "columnName" text, percentile float8, name text,
      sql text, "isExact" boolean, "backfillColumn" text, sensitivity float8, "intervalSeconds" int)
    on conflict do nothing returning id`;
  return added.map(({ id }) => id);
}

/** What it measures, how often and how strictly; custom SQL is an admin's to change, whatever of it. Where it measures something else, it begins to learn anew. */
export async function changeMetric(db: Db, scope: Scope, { id, ...change }: MetricChange): Promise<void> {
  const isOwnSql = change.sql !== undefined || change.name !== undefined;
  authorize(scope, isOwnSql ? "metrics.custom" : "metrics.set");
  if (change.sql !== undefined) await checkStatement(change.sql);
  const [metric] = await db.$queryRaw<{ assetId: string; type: string }[]>`
    select asset_id as "assetId", type from metric
    where id = ${id}::uuid and organization_id = ${scope.organizationId}::uuid for update`;
  if (!metric) throw notFound("metric");
  const { assetId, type } = metric;
  if (type === "custom_sql") authorize(scope, "metrics.custom");
  if (isOwnSql && type !== "custom_sql") throw invalid("Only custom SQL has a name and a statement.");
  if (change.backfillColumn) {
    const { backfillColumns } = await findMetricChoices(db, scope, assetId);
    if (!backfillColumns.includes(change.backfillColumn))
      throw invalid("That column cannot say when rows were written.");
  }
  await write(db, scope, id, change).catch((error: unknown) => {
    throw asTaken(error, change);
  });
  await settleMonitored(db, scope, [assetId]);
}

/** Of a table, each name and each percentile of a column is there once. */
function asTaken(error: unknown, { name, percentile }: Omit<MetricChange, "id">): unknown {
  if (!violates(error, "metric_once_key")) return error;
  const [sentence, fields] =
    name === undefined
      ? [
          `The percentile ${percentile} of this column is kept already.`,
          { percentile: "Choose another one." },
        ]
      : ["There is a metric of that name already.", { name: "Choose another name." }];
  return new AppError("invalid", sentence, { cause: error, fields });
}

async function write(
  db: Db,
  { organizationId, userName }: Scope,
  id: string,
  change: Omit<MetricChange, "id">,
): Promise<void> {
  const { sensitivity, isEnabled, isExact, percentile, name, sql } = change;
  const isGiven = (key: "intervalSeconds" | "backfillColumn") => change[key] !== undefined;
  await db.$executeRaw`
    with next as (
      select m.id, case when m.type = 'percentile' then coalesce(${percentile ?? null}::float8, m.percentile) end as percentile,
        case when m.type = 'custom_sql' then coalesce(${sql ?? null}, m.sql) end as sql
      from metric m where m.id = ${id}::uuid and m.organization_id = ${organizationId}::uuid
    )
    update metric m set percentile = n.percentile, sql = n.sql,
      revision = m.revision + case when (n.percentile, n.sql) is distinct from (m.percentile, m.sql) then 1 else 0 end,
      name = case when m.type = 'custom_sql' then coalesce(${name ?? null}, m.name) end,
      sensitivity = coalesce(${sensitivity ?? null}::float8, m.sensitivity),
      is_enabled = coalesce(${isEnabled ?? null}::boolean, m.is_enabled),
      is_exact = coalesce(${isExact ?? null}::boolean, m.is_exact) and m.type in ('distinct_count', 'duplicate_count'),
      interval_seconds = case when ${isGiven("intervalSeconds")} then ${change.intervalSeconds ?? null}::integer
        else m.interval_seconds end,
      backfill_column = case when m.type <> 'row_count' then null when ${isGiven("backfillColumn")}
        then ${change.backfillColumn ?? null} else m.backfill_column end,
      changed_by_name = ${userName}, changed_at = now()
    from next n where m.id = n.id`;
}

/** With all of their points; custom SQL is an admin's to remove. */
export async function removeMetrics(db: Db, scope: Scope, ids: readonly string[]): Promise<number> {
  authorize(scope, "metrics.set");
  const [{ hasCustom }] = await db.$queryRaw<[{ hasCustom: boolean }]>`
    select exists (select from metric where id = any(${[...ids]}::uuid[]) and type = 'custom_sql'
      and organization_id = ${scope.organizationId}::uuid) as "hasCustom"`;
  if (hasCustom) authorize(scope, "metrics.custom");
  const removed = await db.$queryRaw<{ assetId: string }[]>`
    delete from metric where id = any(${[...ids]}::uuid[]) and organization_id = ${scope.organizationId}::uuid
    returning asset_id as "assetId"`;
  if (removed.length === 0) throw notFound("metric");
  await settleMonitored(db, scope, [...new Set(removed.map(({ assetId }) => assetId))]);
  return removed.length;
}

/** Says of a point that it was meant to be so, or that it was wrong: later ones are judged by that. Null takes it back. */
export async function markPoint(
  db: Db,
  scope: Scope,
  { metricId, capturedAt, mark, isOfEpisode = false }: PointMark,
): Promise<void> {
  authorize(scope, "metrics.set");
  const isSet = mark !== null;
  const marked = await db.$executeRaw`
    update metric_point q set mark = ${mark}, marked_by = ${isSet ? scope.userId : null}::uuid,
      marked_by_name = ${isSet ? scope.userName : null}, marked_at = case when ${isSet} then now() end
    from metric_point p
    where p.metric_id = ${metricId}::uuid and p.captured_at = ${capturedAt}::timestamptz
      and p.organization_id = ${scope.organizationId}::uuid and q.organization_id = p.organization_id
      and q.metric_id = p.metric_id
      and (q.captured_at = p.captured_at or (${isOfEpisode} and ${inEpisode(Prisma.sql`q`)}))`;
  if (marked === 0) throw notFound("point");
}
