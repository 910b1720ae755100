/** `npm run eval -- names --cases FILE.jsonl [--json]`: names with the words they are short for, as production reads them. */
import { readFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { z } from "zod";
import { createExpander } from "#lib/engines/documentation/expand-names.ts";
import { invalid } from "#lib/errors.ts";

const { values: options } = parseArgs({
  options: { cases: { type: "string" }, json: { type: "boolean", default: false } },
});
if (!options.cases) throw invalid("Name the cases: --cases FILE.jsonl");

const Case = z.object({
  name: z.string(),
  words: z.array(z.string()),
  /** The other columns of its table. */
  columns: z.array(z.string()).default([]),
});
const cases = readFileSync(options.cases, "utf8")
  .split("\n")
  .filter((line) => line.trim() !== "")
  .map((line) => Case.parse(JSON.parse(line)));

const answers = cases.map(({ name, words, columns }) => {
  // A case knows its own table alone: what others say must not help it.
  const table = { name: "", columns: [name, ...columns] };
  const found = createExpander([table])(table)(name).words;
  const expected = words.map((word) => word.toLowerCase());
  return { name, expected, found, isExact: found.join(" ") === expected.join(" ") };
});

const overlap = (found: readonly string[], expected: readonly string[]): number => {
  const left = [...expected];
  return found.filter((word) => {
    const at = left.indexOf(word);
    if (at >= 0) left.splice(at, 1);
    return at >= 0;
  }).length;
};
const sum = (count: (answer: (typeof answers)[number]) => number) =>
  answers.reduce((total, answer) => total + count(answer), 0);
const shared = sum(({ found, expected }) => overlap(found, expected));
const rounded = (value: number) => Number(value.toFixed(4));
const result = {
  cases: cases.length,
  exactMatch: rounded(sum(({ isExact }) => Number(isExact)) / Math.max(1, cases.length)),
  wordF1: rounded(
    (2 * shared) / Math.max(1, sum(({ found }) => found.length) + sum(({ expected }) => expected.length)),
  ),
};
if (options.json) process.stdout.write(`${JSON.stringify(result)}\n`);
else {
  for (const [name, value] of Object.entries(result)) process.stdout.write(`${name.padEnd(12)}${value}\n`);
  for (const { name, found, expected, isExact } of answers)
    if (!isExact)
      process.stdout.write(`${name.padEnd(24)}${found.join(" ").padEnd(40)}not: ${expected.join(" ")}\n`);
}
