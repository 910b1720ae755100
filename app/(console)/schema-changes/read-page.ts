import "server-only";
import { findAssetName } from "#lib/catalog/queries.ts";
import type { Db } from "#lib/db/client.ts";
import { AppError } from "#lib/errors.ts";
import { readCursor } from "#lib/jobs/changes.ts";
import { readerTimeZone } from "#lib/people/reader-time-zone.ts";
import { findRun, getChange, listChanges } from "#lib/schema-changes/queries.ts";
import type { ChangeDetails, ChangeFilter } from "#lib/schema-changes/views.ts";
import { listSourceNames } from "#lib/sources/queries.ts";
import { asOrganization, type requireScope } from "#lib/web/scope.ts";

type Scope = Awaited<ReturnType<typeof requireScope>>;

/** Everything the page shows, in one transaction. `change` is what an address names, whatever it is. */
export const readChangesPage = (scope: Scope, filter: ChangeFilter, change: unknown) =>
  asOrganization(scope, async (db) => ({
    // First of all: what a discovery publishes while the rest is read is then heard of, and not missed.
    cursor: await readCursor(db),
    page: await listChanges(db, scope, { filter, timeZone: await readerTimeZone(db, scope) }),
    run: filter.job ? await findRun(db, scope, filter.job) : null,
    sources: await listSourceNames(db, scope),
    assetName: filter.asset ? await findAssetName(db, scope, filter.asset) : null,
    open: await findChange(db, scope, change),
  }));

/** An address with a change that nobody knows shows the list all the same. */
async function findChange(db: Db, scope: Scope, id: unknown): Promise<ChangeDetails | null> {
  if (typeof id !== "string" || !/^[0-9a-f-]{36}$/.test(id)) return null;
  return getChange(db, scope, id).catch((error: unknown) => {
    if (error instanceof AppError && error.code === "not_found") return null;
    throw error;
  });
}
