/** Files of any length: written batch after batch, as the reader takes them. */
import { type Cell, csvLine } from "./csv.ts";
import type { Db } from "./db/client.ts";

/** Opens the organization for one batch: between two, nothing is held open while the reader takes its time. */
export type OpenBatch = <T>(work: (db: Db) => Promise<T>) => Promise<T>;

/** Name and value of a column. */
export type Columns<Row> = readonly (readonly [string, (row: Row) => Cell])[];

export async function* toCsv<Row>(
  columns: Columns<Row>,
  batches: AsyncIterable<readonly Row[]>,
): AsyncGenerator<string> {
  yield csvLine(columns.map(([name]) => name));
  for await (const batch of batches)
    yield batch.map((row) => csvLine(columns.map(([, read]) => read(row)))).join("");
}

/** An array, a row a line. */
export async function* toJson(batches: AsyncIterable<readonly unknown[]>): AsyncGenerator<string> {
  let separator = "[\n";
  for await (const batch of batches) {
    if (batch.length === 0) continue;
    yield separator + batch.map((row) => JSON.stringify(row)).join(",\n");
    separator = ",\n";
  }
  yield separator === "[\n" ? "[]\n" : "\n]\n";
}
