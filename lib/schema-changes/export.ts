import type { Scope } from "#lib/auth/scope.ts";
import type { Columns, OpenBatch } from "#lib/export.ts";
import type { Narrowing } from "./conditions.ts";
import { CHANGE_KINDS } from "./kinds.ts";
import { changesQuery } from "./queries.ts";
import { type StoredChange, toChange } from "./rows.ts";
import type { ChangeRow } from "./views.ts";

const BATCH_SIZE = 500;

/**
 * All that match, batch after batch and newest first, with their texts whole. What is published meanwhile may be among
 * them: each batch is read as it then is.
 */
export async function* readAllChanges(
  open: OpenBatch,
  scope: Scope,
  narrowing: Narrowing,
): AsyncGenerator<ChangeRow[]> {
  let before: string | undefined;
  do {
    const part = { place: { before }, limit: BATCH_SIZE, isWhole: true };
    const rows = await open((db) => db.$queryRaw<StoredChange[]>(changesQuery(scope, narrowing, part)));
    if (rows.length > 0) yield rows.map(toChange);
    before = rows.length === BATCH_SIZE ? rows.at(-1)?.id : undefined;
  } while (before);
}

/** Of a change as a spreadsheet has it. */
export const CHANGE_COLUMNS = [
  ["detected_at", (change) => change.detectedAt],
  ["source", (change) => change.sourceName],
  ["run", (change) => change.jobShortId],
  ["severity", (change) => change.severity],
  ["kind", (change) => change.kind],
  ["change", (change) => CHANGE_KINDS[change.kind].label],
  ["schema", (change) => change.schemaName],
  ["object", (change) => change.objectName],
  ["part", (change) => change.partName],
  ["before", (change) => change.before],
  ["after", (change) => change.after],
  ["read_by", (change) => change.readBy.relations],
  ["read_by_columns", (change) => change.readBy.columns],
  ["acknowledged_at", (change) => change.acknowledged?.at ?? null],
  ["acknowledged_by", (change) => change.acknowledged?.byName ?? null],
] as const satisfies Columns<ChangeRow>;
