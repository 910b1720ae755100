import type { Scope } from "#lib/auth/scope.ts";
import type { Db } from "#lib/db/client.ts";
import type { Base } from "#lib/schema-changes/base.ts";
import type { CountedChanges } from "#lib/schema-changes/kinds.ts";
import { recordChanges } from "#lib/schema-changes/record.ts";
import { isAsStored } from "./as-stored.ts";
import { type Matched, matchRelations } from "./match-relations.ts";
import { withAllAtOnce } from "./plans.ts";
import type { StagedCatalog } from "./staged.ts";
import type { CatalogChanges } from "./views.ts";
import { writeColumns, writeKeys } from "./write-parts.ts";
import { updateChanged, writeRelations } from "./write-relations.ts";
import { writeRoutines, writeTypes } from "./write-types.ts";

const MANY = 500;

/**
 * Makes the catalog of a source what a discovery staged, in the caller's transaction and in a constant number of
 * statements: compared as sets, and only what differs is written. The differences are recorded, too, where there is a
 * `base`: the last completed discovery.
 */
export async function publishCatalog(
  db: Db,
  scope: Scope,
  staged: StagedCatalog,
  base: Base | null,
): Promise<CatalogChanges & { changes: CountedChanges[] }> {
  const { isUnchanged, ...matched } = await withAllAtOnce(db, async () => {
    const found = await matchRelations(db, scope, staged);
    const isUnchanged = await isAsStored(db, scope, staged, found);
    if (isUnchanged) await updateChanged(db, scope, staged);
    return { isUnchanged, ...found };
  });
  const counted = isUnchanged
    ? { added: 0, changed: 0, removed: 0, changes: [] }
    : await storeDifferences(db, scope, staged, matched, base);
  await db.$executeRaw`drop table discovered`;
  return counted;
}

async function storeDifferences(
  db: Db,
  scope: Scope,
  staged: StagedCatalog,
  matched: Matched,
  base: Base | null,
): Promise<CatalogChanges & { changes: CountedChanges[] }> {
  const { added, changed, columnsToWrite, keysToWrite } = matched;
  const record = async () => (base ? recordChanges(db, scope, { ...staged, ...matched }, base) : []);
  // Of a few, each is looked up by its key.
  const isMuch = columnsToWrite + keysToWrite > MANY;
  const changes = isMuch ? await withAllAtOnce(db, record) : await record();
  const removed = await withAllAtOnce(db, () => writeRelations(db, scope, staged));
  if (columnsToWrite > 0) await writeColumns(db, scope, staged);
  if (keysToWrite > 0) await writeKeys(db, scope, staged);
  await writeTypes(db, scope, staged);
  await writeRoutines(db, scope, staged);
  return { added, changed, removed, changes };
}
