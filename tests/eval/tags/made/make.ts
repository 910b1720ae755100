import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Labels } from "../score.ts";
import { chanceOf } from "./chance.ts";
import { MAKERS } from "./values.ts";

type Column = { name: string; make: string; blank: number; labels: string[] };
type Table = { name: string; rows: number; columns: Column[] };

/** Writes the files of a set (`first`, `second`) into a folder of their own; the same ones whenever it is asked. */
export function makeSet(set: string): { directory: string; labels: Labels } {
  const tables = readSet(readFileSync(new URL(`${set}.txt`, import.meta.url), "utf8"));
  const directory = mkdtempSync(join(tmpdir(), "tidewatch-tags-"));
  for (const [at, table] of tables.entries())
    writeFileSync(join(directory, `${table.name}.csv`), csvOf(table, at + 1));
  const labels = tables.map(({ name, columns }) => [
    `${name}.csv`,
    Object.fromEntries(columns.map((column) => [column.name, column.labels])),
  ]);
  return { directory, labels: Object.fromEntries(labels) };
}

function readSet(text: string): Table[] {
  const tables: Table[] = [];
  for (const line of text.split("\n").filter((one) => one.trim() !== "" && !one.startsWith("#"))) {
    const [, name, rows] = /^@ (.+) (\d+)$/.exec(line) ?? [];
    if (name) tables.push({ name, rows: Number(rows), columns: [] });
    else tables.at(-1)?.columns.push(readColumn(line));
  }
  return tables;
}

function readColumn(line: string): Column {
  const [name = "", made = "", labels = ""] = line.split("|").map((part) => part.trim());
  const [, make = "", blank = "0"] = /^(.*?)(?: \?(\d+))?$/.exec(made) ?? [];
  return { name, make, blank: Number(blank) / 100, labels: labels === "" ? [] : labels.split(" ") };
}

function csvOf({ name, rows, columns }: Table, seed: number): string {
  const chance = chanceOf(seed);
  const lines = Array.from({ length: rows }, (_, row) =>
    columns.map(({ name: column, make, blank }) => {
      const [kind = "", ...rest] = make.split(" ");
      const maker = MAKERS[kind];
      if (!maker) throw new Error(`${name}.${column}: nothing makes “${make}”.`);
      return chance.next() < blank ? "" : maker(chance, rest.join(" "), row);
    }),
  );
  return [columns.map((column) => column.name), ...lines]
    .map((line) => line.map((field) => `"${field.replace(/"/g, '""')}"`).join(","))
    .join("\n");
}
