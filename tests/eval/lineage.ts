/**
 * How right lineage is: `npm run eval -- lineage --cases FILE.jsonl [--json]`, statements with their expected lineage,
 * or `--database URL [--json]`, every view of a Postgres against its own `pg_depend`.
 */
import { readFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { invalid } from "#lib/errors.ts";
import { judgeCases } from "./lineage/cases.ts";
import { judgeDatabase } from "./lineage/database.ts";

const { values: options } = parseArgs({
  options: {
    cases: { type: "string" },
    database: { type: "string" },
    json: { type: "boolean", default: false },
  },
});
if (!options.cases === !options.database)
  throw invalid("Name statements or a database: --cases FILE.jsonl, or --database postgresql://….");

const { result, wrong } = options.cases
  ? await judgeCases(readFileSync(options.cases, "utf8"))
  : await judgeDatabase(options.database ?? "");
if (options.json) process.stdout.write(`${JSON.stringify(result)}\n`);
else {
  for (const [name, value] of Object.entries(result))
    process.stdout.write(`${name.padEnd(15)}${value.toLocaleString("en", { maximumFractionDigits: 4 })}\n`);
  for (const { what, reasons } of wrong)
    process.stdout.write(`\n${what}\n${reasons.map((reason) => `  ${reason}\n`).join("")}`);
}
