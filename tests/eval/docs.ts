/** `npm run eval -- docs --database URL [--json]`: what is written of any database, each sentence checked against its catalog. */
import { parseArgs } from "node:util";
import { assembleFacts } from "#lib/engines/documentation/assemble.ts";
import { documentCatalog } from "#lib/engines/documentation/document-catalog.ts";
import { invalid } from "#lib/errors.ts";
import { open, settingsFor } from "#tests/support/target-connection.ts";
import { whyUnsupported } from "./docs/check-claims.ts";
import { readTruth } from "./docs/plain-truth.ts";
import { readRows } from "./docs/read-rows.ts";

const { values: options } = parseArgs({
  options: {
    database: { type: "string" },
    json: { type: "boolean", default: false },
    /** Prints what was written of tables with this in their name. */
    show: { type: "string" },
  },
});
if (!options.database) throw invalid("Name a database: --database postgresql://user:password@host/name");
const url = options.database;

const begun = performance.now();
const connector = await open(settingsFor({ url }));
const rows = await readRows(connector);
await connector.close();
const write = (from: typeof rows) => {
  const facts = assembleFacts(from);
  return facts.flatMap(documentCatalog(facts));
};
const written = write(rows);
const seconds = Number(((performance.now() - begun) / 1_000).toFixed(3));
// Again, from the same rows in another order: columns keep theirs, which is the table's own.
const again = write({
  ...rows,
  tables: rows.tables.toReversed(),
  constraints: rows.constraints.toReversed(),
});

const truth = await readTruth(url);
const wrong: string[] = [];
for (const { tableId, column, sentences } of written) {
  const table = truth.get(tableId);
  if (!table) {
    wrong.push(`there is no table ${tableId}`);
    continue;
  }
  const about = { table, name: column, column: column === null ? null : (table.columns.get(column) ?? null) };
  for (const { text } of sentences) {
    const why = whyUnsupported(text, about);
    if (why) wrong.push(`${table.label}${column === null ? "" : `.${column}`}: ${why}: ${text}`);
  }
}
const places = new Set(
  written
    .filter(
      ({ sentences }) =>
        sentences.length > 0 && sentences.every(({ text, facts }) => text !== "" && facts.length > 0),
    )
    .map(({ tableId, column }) => `${tableId} ${column ?? ""}`),
);
const tables = rows.tables.length;
const columns = rows.columns.length;
const result = {
  tables,
  columns,
  described: places.size / Math.max(1, tables + columns),
  unsupportedClaims: wrong.length,
  identicalTwice: JSON.stringify(written) === JSON.stringify(again),
  seconds,
};
if (options.json) process.stdout.write(`${JSON.stringify(result)}\n`);
else {
  for (const [name, value] of Object.entries(result)) process.stdout.write(`${name.padEnd(20)}${value}\n`);
  for (const line of wrong.slice(0, 40)) process.stdout.write(`${line}\n`);
  for (const { tableId, column, title, sentences } of options.show === undefined ? [] : written) {
    const label = truth.get(tableId)?.label ?? "";
    if (!label.includes(options.show ?? "")) continue;
    process.stdout.write(
      `${column === null ? `\n${label}` : `  ${column}`} (${title}): ${sentences.map(({ text }) => text).join(" ")}\n`,
    );
  }
}
