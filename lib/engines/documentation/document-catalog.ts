/**
 * Documentation of a catalog from its facts alone: every table and column gets sentences, and every sentence the facts it
 * rests on. A comment comes first and is quoted. The same facts give the same sentences, byte for byte.
 */
import { describeColumn } from "./describe-column.ts";
import { describeTable } from "./describe-table.ts";
import { createExpander } from "./expand-names.ts";
import type { Documentation, TableFacts } from "./facts.ts";
import { nameInWords, nounOf } from "./naming.ts";
import { labelOf, referencesTo } from "./references.ts";
import { roleOf } from "./table-role.ts";

/** Reads the catalog as a whole; what it answers writes about one of its tables after another. */
export function documentCatalog(tables: readonly TableFacts[]): (table: TableFacts) => Documentation[] {
  const referencedBy = referencesTo(tables);
  const expander = createExpander(tables.map(namesOf));
  return (table) => {
    const expand = expander(namesOf(table));
    const named = nameInWords(table.name, expand(table.name), "row");
    const incoming = referencedBy.get(labelOf(table)) ?? [];
    const role = roleOf(table, incoming);
    const noun = role.role === "bridge" ? "row" : nounOf(named); // a bridge is of two things, and none itself
    return [
      {
        ...{ tableId: table.id, column: null, title: named.title },
        sentences: describeTable(table, { named, role, referencedBy: incoming }),
      },
      ...table.columns.map((column) => {
        const words = nameInWords(column.name, expand(column.name), "value");
        return {
          ...{ tableId: table.id, column: column.name, title: words.title },
          sentences: describeColumn(table, column, words, noun),
        };
      }),
    ];
  };
}

const namesOf = ({ name, comment, columns }: TableFacts) => ({
  name,
  columns: columns.map((column) => column.name),
  comments: [comment, ...columns.map((column) => column.comment)].filter((one) => one !== null),
});
