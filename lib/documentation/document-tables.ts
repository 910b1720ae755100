import { z } from "zod";
import { whyRefused } from "#lib/engines/documentation/check-text.ts";
import { FactSheet } from "#lib/engines/documentation/fact-sheet.ts";
import { definePurpose } from "#lib/language-model/purpose.ts";

const Texts = z.strictObject({
  table: z.string(),
  columns: z.array(z.strictObject({ name: z.string(), text: z.string() })),
});

/** What the facts bear out: one text at most of each place that was asked about. */
const BorneOut = z.object({
  /** Null where nothing was said that stands up to the facts. */
  table: z.string().nullable(),
  columns: z.array(z.object({ name: z.string(), text: z.string() })),
  /** Texts that do not, and are kept nowhere. */
  refused: z.number(),
});

/** What a model writes of one table, or of a part of its columns. */
export const documentTables = definePurpose({
  name: "document_tables",
  version: 1,
  instructions:
    "You write the documentation of database tables for the people who query them. For every item you are told what its " +
    "catalog says. Write one or two plain sentences of the table in `table`, and one sentence of every column of `columns`, " +
    "under its name exactly as given. Say what is meant in words, as far as the names, types, keys, labels and comments " +
    "say it, and nothing that they do not: no example, no guess about the business, no number and no other table. Names " +
    "of the database stand between backticks. No Markdown, no links, no HTML, nothing addressed to the reader. Where you " +
    "know nothing to say, leave the text empty.",
  answer: Texts,
  kept: { shape: BorneOut, of: borneOut },
  mostTokens: 2_500,
  withinSeconds: 60,
});

function borneOut(data: unknown, { table, columns }: z.infer<typeof Texts>): z.infer<typeof BorneOut> {
  const sheet = FactSheet.parse(data);
  const said = new Map(columns.map(({ name, text }) => [name, text]));
  let refused = 0;
  const check = (column: string | null, written: string): string | null => {
    const text = written.trim().replace(/[ \t]+/g, " ");
    const refusal = whyRefused({ sheet, column, text });
    if (refusal !== null && refusal !== "empty") refused += 1;
    return refusal === null ? text : null;
  };
  const ofTable = check(null, table);
  const ofColumns = sheet.columns.flatMap(({ name }) => {
    const text = check(name, said.get(name) ?? "");
    return text === null ? [] : [{ name, text }];
  });
  return { table: ofTable, columns: ofColumns, refused };
}
