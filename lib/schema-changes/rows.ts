import { Prisma } from "#lib/db/client.ts";
import { SEVERITY_RANKS } from "./kinds.ts";
import { type ChangeRow, SEVERITIES } from "./views.ts";

/** What a row shows of a long text. */
const MOST_SHOWN = 200;

/** Of `schema_change c`. */
export const KEPT = Prisma.sql`c.id, c.kind, c.severity, c.source_id, c.job_id, c.asset_id, c.schema_name, c.object_name,
  c.part_name, c.before, c.after, c.reader_count, c.reader_column_count, c.reader_ids, c.detected_at, c.acknowledged_at,
  c.acknowledged_by_name`;

type StoredChange = Omit<ChangeRow, "severity" | "detectedAt" | "acknowledged"> & {
  rank: number;
  detectedAt: Date;
  acknowledgedAt: Date | null;
  acknowledgedByName: string | null;
};

/** Changes with the names of their source and run. `changes` selects `KEPT`; long texts are cut unless asked for whole. */
export const named = (changes: Prisma.Sql, isWhole: boolean) => {
  const text = (column: Prisma.Sql) =>
    isWhole ? column : Prisma.sql`left(${column}, ${MOST_SHOWN}::integer)`;
  return Prisma.sql`
    select c.id, c.kind, c.severity::integer as rank, c.source_id as "sourceId", s.name as "sourceName",
      c.job_id as "jobId", j.short_id as "jobShortId", c.asset_id as "assetId", c.schema_name as "schemaName",
      c.object_name as "objectName", c.part_name as "partName", ${text(Prisma.sql`c.before`)} as before,
      ${text(Prisma.sql`c.after`)} as after,
      jsonb_build_object('relations', c.reader_count, 'columns', c.reader_column_count) as "readBy", c.detected_at as "detectedAt", c.acknowledged_at as "acknowledgedAt",
      c.acknowledged_by_name as "acknowledgedByName"
    from (${changes}) c join source s on s.id = c.source_id join job j on j.id = c.job_id`;
};

export const toChange = ({
  rank,
  detectedAt,
  acknowledgedAt,
  acknowledgedByName,
  ...change
}: StoredChange): ChangeRow => ({
  ...change,
  severity: severityOf(rank),
  detectedAt: detectedAt.toISOString(),
  acknowledged: acknowledgedAt && {
    at: acknowledgedAt.toISOString(),
    byName: acknowledgedByName ?? "somebody",
  },
});
export type { StoredChange };

export const severityOf = (rank: number) =>
  SEVERITIES.find((severity) => SEVERITY_RANKS[severity] === rank) ?? "info";
