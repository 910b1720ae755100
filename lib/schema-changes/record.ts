import type { Scope } from "#lib/auth/scope.ts";
import type { Matched } from "#lib/catalog/match-relations.ts";
import { withAllAtOnce } from "#lib/catalog/plans.ts";
import type { StagedCatalog } from "#lib/catalog/staged.ts";
import type { Db } from "#lib/db/client.ts";
import type { Base } from "./base.ts";
import { compareColumns } from "./compare-columns.ts";
import { compareConstraints, compareIndexes, compareTriggers } from "./compare-keys.ts";
import { baselineAfter, compareRelations } from "./compare-relations.ts";
import { compareLabels, compareRoutines, compareTypes } from "./compare-types.ts";
import { CHANGE_KINDS, type ChangeKind, type CountedChanges, feltSeverity, SEVERITY_RANKS } from "./kinds.ts";
import { pairParts } from "./pair-parts.ts";
import { findReaders } from "./readers.ts";
import { collectRenamed } from "./renamed.ts";

const KINDS = Object.keys(CHANGE_KINDS) as ChangeKind[]; // the keys of a record that is written out

/**
 * Writes what differs between the catalog as it is stored and as it was staged, in the caller's transaction and before
 * the staged one is stored: it needs the relations in `discovered`. Everything is compared as sets: the number
 * of statements has a bound that does not depend on how much differs.
 */
export async function recordChanges(
  db: Db,
  scope: Scope,
  staged: StagedCatalog & Pick<Matched, "columnsToWrite" | "keysToWrite">,
  base: Base,
): Promise<CountedChanges[]> {
  await db.$executeRaw`
    create temporary table difference (
      asset_id uuid, kind text, schema_name text, object_name text, part_name text, before text, after text,
      read_as text, reader_count integer not null default 0, reader_column_count integer not null default 0,
      reader_ids uuid[] not null default '{}'
    ) on commit drop`;
  const isBaseline = baselineAfter(scope, staged, base);
  await pairParts(db, scope, staged);
  await collectRenamed(db, scope, staged);
  await withAllAtOnce(db, () => compareRelations(db, scope, staged, isBaseline));
  if (staged.columnsToWrite > 0) await compareColumns(db);
  if (staged.keysToWrite > 0) {
    await compareConstraints(db, scope, staged);
    await compareIndexes(db, scope, staged);
    if (base.isInDepth) await compareTriggers(db, scope, staged);
  }
  await compareTypes(db, isBaseline, base);
  await compareLabels(db);
  if (base.isInDepth) await compareRoutines(db, isBaseline);
  await findReaders(db, scope);
  const changes = await db.$queryRaw<CountedChanges[]>`
    select kind, count(*)::integer as count, (count(*) filter (where reader_count > 0))::integer as read,
      case when count(distinct (schema_name, object_name)) = 1 then min(schema_name || '.' || object_name) end as only
    from difference group by kind`;
  if (changes.length > 0) await writeChanges(db, scope, staged);
  return changes;
}

/** Numbered so that the worst is read first, and one object's changes together. */
async function writeChanges(db: Db, scope: Scope, { sourceId, jobId }: StagedCatalog): Promise<void> {
  const ranks = (readers: number) => KINDS.map((kind) => SEVERITY_RANKS[feltSeverity(kind, readers)]);
  await db.$executeRaw`
    insert into schema_change (id, organization_id, source_id, job_id, asset_id, kind, severity, schema_name, object_name,
      part_name, before, after, reader_count, reader_column_count, reader_ids)
    select schema_change_id(${jobId}::uuid, now(), (row_number() over (
        order by k.severity, d.schema_name desc, d.object_name desc, d.part_name desc nulls last, d.kind))::integer),
      ${scope.organizationId}::uuid, ${sourceId}::uuid, ${jobId}::uuid, d.asset_id, d.kind, k.severity, d.schema_name,
      d.object_name, d.part_name, d.before, d.after, d.reader_count, d.reader_column_count, d.reader_ids
    from difference d
    left join unnest(${KINDS}::text[], ${ranks(0)}::integer[], ${ranks(1)}::integer[]) r (kind, unread, read) using (kind)
    cross join lateral (select case when d.reader_count > 0 then r.read else r.unread end as severity) k`;
}
