/**
 * How right the guard of custom SQL is: `npm run eval -- sqlguard --cases FILE.jsonl [--json]`, with a line for each
 * statement: `{"sql": "…", "dialect": "postgres", "allowed": true}`. Without a file it judges the tests' own statements.
 */
import { readFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { z } from "zod";
import { loadParser } from "#lib/engines/lineage/parse.ts";
import { guardStatement } from "#lib/engines/sqlguard/guard.ts";
import { SQL_ATTACKS } from "#tests/support/sql-attacks.ts";
import { SQL_METRICS } from "#tests/support/sql-metrics.ts";

const { values: options } = parseArgs({
  options: { cases: { type: "string" }, json: { type: "boolean", default: false } },
});
const Case = z.object({ sql: z.string(), dialect: z.string().default("postgres"), allowed: z.boolean() });
type Case = z.infer<typeof Case>;

const own = (statements: readonly string[], allowed: boolean): Case[] =>
  statements.map((sql) => ({ sql, dialect: "postgres", allowed }));
const cases = options.cases
  ? readFileSync(options.cases, "utf8")
      .split("\n")
      .filter((line) => line.trim() !== "")
      .map((line) => Case.parse(JSON.parse(line)))
  : [...own(SQL_ATTACKS, false), ...own(SQL_METRICS, true)];

/** There is a connector for this one only: what another database would understand is not ours to say. */
const isKnown = (dialect: string) => /^postgres(ql)?$/i.test(dialect);

await loadParser();
const judged = cases.map(({ sql, dialect, allowed }) => {
  const begun = performance.now();
  const verdict = guardStatement(sql);
  const ms = performance.now() - begun;
  const passes = verdict.isAllowed && isKnown(dialect);
  const reason = verdict.isAllowed ? (passes ? "allowed" : `no connector for ${dialect}`) : verdict.reason;
  return { sql, allowed, passes, reason, ms };
});
const attacks = judged.filter(({ allowed }) => !allowed);
const good = judged.filter(({ allowed }) => allowed);
const times = judged.map(({ ms }) => ms).sort((a, b) => a - b);
const result = {
  attacks: attacks.length,
  refused: attacks.filter(({ passes }) => !passes).length,
  good: good.length,
  passed: good.filter(({ passes }) => passes).length,
  p95Ms: Number((times[Math.ceil(times.length * 0.95) - 1] ?? 0).toFixed(3)),
};
if (options.json) process.stdout.write(`${JSON.stringify(result)}\n`);
else {
  for (const [name, value] of Object.entries(result))
    process.stdout.write(`${name.padEnd(10)}${value.toLocaleString("en", { maximumFractionDigits: 3 })}\n`);
  for (const { sql, reason } of judged.filter(({ allowed, passes }) => allowed !== passes))
    process.stdout.write(`\n${sql.slice(0, 400)}\n  ${reason}\n`);
}
