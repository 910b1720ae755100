import type { Scope } from "#lib/auth/scope.ts";
import { csvLine } from "#lib/csv.ts";
import type { Db } from "#lib/db/client.ts";
import type { Narrowing } from "./conditions.ts";
import { CHANGE_KINDS } from "./kinds.ts";
import { changesQuery } from "./queries.ts";
import { type StoredChange, toChange } from "./rows.ts";
import type { ChangeRow } from "./views.ts";

const BATCH_SIZE = 500;

/** Opens the organization for one batch: between two, nothing is held open while the reader takes its time. */
type Open = (work: (db: Db) => Promise<StoredChange[]>) => Promise<StoredChange[]>;

/**
 * All that match, batch after batch and newest first, with their texts whole. What is published meanwhile may be among
 * them: each batch is read as it then is.
 */
export async function* readAllChanges(
  open: Open,
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

const COLUMNS = [
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
  ["acknowledged_at", (change) => change.acknowledged?.at ?? null],
  ["acknowledged_by", (change) => change.acknowledged?.byName ?? null],
] as const satisfies readonly [string, (change: ChangeRow) => string | null][];

export async function* toCsv(batches: AsyncIterable<ChangeRow[]>): AsyncGenerator<string> {
  yield csvLine(COLUMNS.map(([name]) => name));
  for await (const batch of batches)
    yield batch.map((change) => csvLine(COLUMNS.map(([, read]) => read(change)))).join("");
}

/** An array, a change a line. */
export async function* toJson(batches: AsyncIterable<ChangeRow[]>): AsyncGenerator<string> {
  let separator = "[\n";
  for await (const batch of batches) {
    yield separator + batch.map((change) => JSON.stringify(change)).join(",\n");
    separator = ",\n";
  }
  yield separator === "[\n" ? "[]\n" : "\n]\n";
}
