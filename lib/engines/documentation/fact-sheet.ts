import { z } from "zod";
import type { Documentation, TableFacts } from "./facts.ts";
import { labelOf } from "./references.ts";

const Names = z.array(z.string()).readonly().optional();

/** What a language model is told of a column: names and what the catalog declares, no default and no value of a row. */
const ColumnSheet = z.object({
  name: z.string(),
  inWords: z.string(),
  type: z.string(),
  mayBeEmpty: z.boolean(),
  labels: Names,
  tags: Names,
  /** `table (column)`. */
  refersTo: z.string().optional(),
  comesFrom: Names,
});
type ColumnSheet = z.infer<typeof ColumnSheet>;

/** All that a language model is told of a table, and of some of its columns: what it writes of them may name nothing else. */
export const FactSheet = z.object({
  table: z.string(),
  inWords: z.string(),
  kind: z.string(),
  comment: z.string().optional(),
  primaryKey: Names,
  uniqueKeys: z.array(z.array(z.string()).readonly()).readonly().optional(),
  /** `table by columns`. */
  refersTo: Names,
  referredToBy: Names,
  madeOf: Names,
  /** Those to write of. */
  columns: z.array(ColumnSheet).readonly(),
  /** Those that have a comment, which stands as their people said it. */
  commented: z
    .array(z.object({ name: z.string(), comment: z.string() }))
    .readonly()
    .optional(),
  /** Of the others, the names alone. */
  otherColumns: Names,
});
export type FactSheet = z.infer<typeof FactSheet>;

/** One question's worth of a table. `isWhole`: the table itself is to be written of too, and not its columns alone. */
export type SheetPart = { tableId: string; isWhole: boolean; sheet: FactSheet };

const COLUMNS_AT_ONCE = 40;
const MOST_LISTED = 40;
const LONGEST_COMMENT = 400;

/**
 * The facts of a table in parts that a model can write of at once. What has a comment stays as its people said it, so it
 * is told and not asked for; what a default or a check compares with may be a value, and is not told.
 */
export function factSheets(
  table: TableFacts,
  documentation: readonly Documentation[],
  referencedBy: readonly string[],
): SheetPart[] {
  const titles = new Map(documentation.map(({ column, title }) => [column, title]));
  const head = {
    table: labelOf(table),
    inWords: titles.get(null) ?? "",
    kind: table.kind.replace("_", " "),
    comment: given(table.comment?.slice(0, LONGEST_COMMENT)),
    primaryKey: some(table.primaryKey),
    uniqueKeys: some(table.uniqueKeys),
    refersTo: some(table.foreignKeys.map((key) => `${key.table} by ${key.columns.join(", ")}`)),
    referredToBy: some(referencedBy),
    madeOf: some(table.madeOf),
  };
  const asked = table.columns.filter(({ comment }) => comment === null);
  const commented = table.columns.flatMap(({ name, comment }) =>
    comment === null ? [] : [{ name, comment: comment.slice(0, LONGEST_COMMENT) }],
  );
  const parts: SheetPart[] = [];
  for (let from = 0; from < asked.length || parts.length === 0; from += COLUMNS_AT_ONCE) {
    const columns = asked.slice(from, from + COLUMNS_AT_ONCE);
    const own = new Set(columns);
    parts.push({
      tableId: table.id,
      isWhole: from === 0 && table.comment === null,
      sheet: {
        ...head,
        columns: columns.map((column) => columnSheet(table, column, titles.get(column.name) ?? "")),
        commented: some(commented),
        otherColumns: some(asked.filter((column) => !own.has(column)).map(({ name }) => name)),
      },
    });
  }
  return parts.filter(({ isWhole, sheet }) => isWhole || sheet.columns.length > 0);
}

function columnSheet(
  { foreignKeys }: TableFacts,
  { name, type, isNullable, labels, tags, madeOf }: TableFacts["columns"][number],
  inWords: string,
): ColumnSheet {
  const key = foreignKeys.find(({ columns }) => columns.includes(name));
  return {
    ...{ name, inWords, type, mayBeEmpty: isNullable },
    labels: some(labels ?? []),
    tags: some(tags),
    refersTo: given(key && `${key.table} (${key.referencedColumns.join(", ")})`),
    comesFrom: some(madeOf),
  };
}

/** What is not there is not told: it is no part of the JSON. */
const some = <T>(items: readonly T[]): readonly T[] | undefined =>
  items.length === 0 ? undefined : items.slice(0, MOST_LISTED);
const given = (text: string | null | undefined): string | undefined => text || undefined;
