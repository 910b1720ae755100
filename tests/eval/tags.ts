/**
 * `npm run eval -- tags (--csv DIR --labels FILE.json | --made SET) [--names-only] [--json]`: the tags of labelled files,
 * as production gives them. The sets of our own stand in `tags/made/SET.txt`.
 */
import { readFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { z } from "zod";
import { tagTables } from "#lib/engines/tagging/tag-tables.ts";
import { sampleValues } from "#lib/jobs/tag-generation/sample-values.ts";
import { open, settingsFor } from "#tests/support/target-connection.ts";
import { startThrowAway } from "#tests/support/throw-away-postgres.ts";
import { loadFolder } from "./tags/load.ts";
import { makeSet } from "./tags/made/make.ts";
import { readFacts } from "./tags/read-facts.ts";
import { precisionOf, recallOf, score, sum } from "./tags/score.ts";

const { values: options } = parseArgs({
  options: {
    csv: { type: "string" },
    labels: { type: "string" },
    made: { type: "string" },
    "names-only": { type: "boolean", default: false },
    json: { type: "boolean", default: false },
  },
});
const Labels = z.record(z.string(), z.record(z.string(), z.array(z.string())));
const { directory, labels } = labelledFiles();
const print = (text: string) => process.stdout.write(`${text}\n`);

const { url, stop } = await startThrowAway();
try {
  const files = await loadFolder(url, directory);
  const connector = await open(settingsFor({ url }));
  const tables = await readFacts(connector);
  const begun = performance.now();
  const signal = new AbortController().signal;
  const values = options["names-only"]
    ? undefined
    : await sampleValues(connector, tables, {
        signal,
        onProgress: () => {},
        onSkipped: (table, why) => process.stderr.write(`${table.name} was not sampled: ${why}\n`),
      });
  const tags = tagTables(tables, values ? { values } : {});
  const seconds = Number(((performance.now() - begun) / 1_000).toFixed(3));
  await connector.close();
  const found = files.map((file) => {
    const id = tables.find(({ name }) => name === file.table)?.id;
    return { ...file, tags: tags.filter(({ tableId }) => tableId === id) };
  });
  const { columns, perTag, wrong } = score(found, labels);
  const all = sum(perTag.values());
  const rounded = (value: number) => Number(value.toFixed(4));
  const rows = [...perTag]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([tag, tally]) => {
      const [precision, recall] = [rounded(precisionOf(tally)), rounded(recallOf(tally))];
      return [tag, { precision, recall, ...tally }] as const;
    });
  const result = {
    columns,
    precision: rounded(precisionOf(all)),
    recall: rounded(recallOf(all)),
    perTag: Object.fromEntries(rows),
    seconds,
  };
  if (options.json) print(JSON.stringify(result));
  else {
    for (const { where, tag, what, why } of wrong)
      print(`${what.padEnd(8)} ${where}: ${tag}\n         ${why}`);
    print(`${"tag".padEnd(24)}precision  recall  right  extra  missing`);
    for (const [tag, { precision, recall, right, extra, missing }] of rows)
      print(
        `${tag.padEnd(24)}${precision.toFixed(3).padStart(9)}${recall.toFixed(3).padStart(8)}${[right, extra, missing].map((count) => String(count).padStart(7)).join("")}`,
      );
    print(`${columns} columns, precision ${result.precision}, recall ${result.recall}, ${seconds} s`);
  }
} finally {
  await stop();
}

function labelledFiles() {
  const { csv, labels, made } = options;
  if (made) return makeSet(made);
  if (!csv || !labels)
    throw new Error("Name both, --csv DIR --labels FILE.json, or a set of our own, --made SET.");
  return { directory: csv, labels: Labels.parse(JSON.parse(readFileSync(labels, "utf8"))) };
}
