/** How a metric `m` with its newest point `p` is read, for a list and for one. */
import { Prisma } from "#lib/db/client.ts";

export const instant = (column: Prisma.Sql) =>
  Prisma.sql`to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`;

/** A person's word on the newest point counts at once. */
export const STATUS = Prisma.sql`case when not m.is_enabled then 'disabled' when m.fault is not null then 'failed'
  when p.metric_id is null then 'waiting' when p.mark = 'wrong' then 'anomalous' when p.mark = 'expected' then 'normal'
  when p.state = 'empty' then 'normal' else p.state end`;
export const RANK = Prisma.sql`case ${STATUS} when 'anomalous' then 0 when 'failed' then 1 when 'learning' then 2
  when 'waiting' then 3 when 'normal' then 4 else 5 end`;

const REASON = Prisma.sql`case when not m.is_enabled then 'It is turned off.' when m.fault is not null then m.fault_reason
  when p.metric_id is null then 'It was not captured yet.'
  when p.mark is not null then p.marked_by_name || ' called it ' || p.mark || '.' else p.reason end`;

export const FROM = Prisma.sql`metric m join asset a on a.id = m.asset_id join source s on s.id = m.source_id
  left join metric_point p on p.metric_id = m.id and p.captured_at = m.captured_at and p.revision = m.revision`;

const POINT_PARTS = Prisma.sql`'capturedAt', ${instant(Prisma.sql`p.captured_at`)},
  'value', p.value, 'method', p.method, 'isBackfilled', p.is_backfilled, 'state', p.state, 'expected', p.expected,
  'lower', p.lower, 'upper', p.upper, 'score', p.score, 'reason', p.reason, 'mark', p.mark, 'markedByName', p.marked_by_name,
  'markedAt', ${instant(Prisma.sql`p.marked_at`)}, 'jobId', p.job_id`;

/** Of a point `p` that may be of another revision than its metric `m`. */
export const POINT = Prisma.sql`jsonb_build_object(${POINT_PARTS}, 'isComparable', p.revision = m.revision)`;

export const ROW = Prisma.sql`m.id, m.asset_id as "assetId", m.source_id as "sourceId", s.name as "sourceName",
  a.schema_name as "schemaName", a.name as "tableName", m.type, m.column_name as "columnName",
  (select c.type from asset_column c where c.asset_id = m.asset_id and c.name = m.column_name) as "columnType",
  m.percentile, m.name, m.sql, m.is_exact as "isExact", m.backfill_column as "backfillColumn", m.sensitivity,
  m.interval_seconds as "intervalSeconds", m.is_enabled as "isEnabled", m.created_by_name as "createdByName",
  ${instant(Prisma.sql`m.created_at`)} as "createdAt", m.changed_by_name as "changedByName",
  ${instant(Prisma.sql`m.changed_at`)} as "changedAt", ${STATUS} as status, ${REASON} as reason, m.fault,
  ${instant(Prisma.sql`m.checked_at`)} as "checkedAt", m.job_id as "jobId",
  case when p.metric_id is not null then ${POINT} end as point`;
