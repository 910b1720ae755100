import type { Scope } from "#lib/auth/scope.ts";
import { type Db, Prisma } from "#lib/db/client.ts";
import { type ChangeKind, feltSeverity, SEVERITY_RANKS, type Severity } from "#lib/schema-changes/kinds.ts";

type Change = {
  kind: ChangeKind;
  severity?: Severity;
  assetId?: string | null;
  schemaName?: string;
  objectName?: string;
  partName?: string | null;
  before?: string | null;
  after?: string | null;
  /** Assets that read it. */
  readerIds?: string[];
};

/** A completed discovery that found these changes, as its publication leaves them; returns its id. */
export async function insertRun(
  owner: Db,
  { organizationId }: Scope,
  sourceId: string,
  changes: readonly Change[],
  { at = new Date(), sourceName = "orders" }: { at?: Date; sourceName?: string } = {},
): Promise<string> {
  const { id } = await owner.job.create({
    data: {
      ...{ organizationId, sourceId, assetId: sourceId, sourceName, type: "asset_discovery" },
      ...{ status: "completed", trigger: "manual", attempt: 1, progress: 100, message: "27 tables, 8 views" },
      ...{ createdAt: at, queuedAt: at, startedAt: at, finishedAt: at },
    },
    select: { id: true },
  });
  await owner.jobDetail.create({ data: { jobId: id, organizationId, config: {} } });
  const rows = changes.map((change, index) => {
    const { assetId = null, schemaName = "public", objectName = "orders", partName = null } = change;
    const { readerIds = [] } = change;
    const rank = SEVERITY_RANKS[change.severity ?? feltSeverity(change.kind, readerIds.length)];
    return Prisma.sql`(schema_change_id(${id}::uuid, ${at}::timestamptz, ${changes.length - index}::integer),
      ${organizationId}::uuid, ${sourceId}::uuid, ${id}::uuid, ${assetId}::uuid, ${change.kind}, ${rank}::smallint,
      ${schemaName}, ${objectName}, ${partName}, ${change.before ?? null}, ${change.after ?? null},
      ${at}::timestamptz, ${readerIds.length}::integer, ${readerIds.length}::integer, ${readerIds}::uuid[])`;
  });
  if (rows.length > 0)
    await owner.$executeRaw`
      insert into schema_change (id, organization_id, source_id, job_id, asset_id, kind, severity, schema_name,
        object_name, part_name, before, after, detected_at, reader_count, reader_column_count, reader_ids)
      values ${Prisma.join(rows)}`;
  return id;
}

/** As many of every kind and severity in turn, a table of its own each. */
export const mixedChanges = (count: number): Change[] =>
  Array.from({ length: count }, (_, index) => {
    const kinds: ChangeKind[] = ["column_removed", "column_type_changed", "table_added", "comment_changed"];
    const kind = kinds[index % kinds.length] ?? "table_added";
    return { kind, objectName: `t_${index}`, before: index % 2 === 0 ? "integer" : null, after: "bigint" };
  });
