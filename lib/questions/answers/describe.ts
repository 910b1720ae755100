import { documentationOf } from "#lib/documentation/queries.ts";
import type { ColumnDocumentation } from "#lib/documentation/views.ts";
import { formatQuantity } from "#lib/format.ts";
import { tagsOfAsset } from "#lib/tags/queries.ts";
import { findDescribed } from "../described.ts";
import { leading } from "../words.ts";
import type { Asking, Of, Told } from "./asking.ts";

/** What is written of a table or column: a person's words before those of a run. */
export async function describe({ db, scope }: Asking, { asset, column }: Of<"describe">): Promise<Told> {
  const found = await findDescribed(db, scope, asset, column);
  if (!found) return { sentences: [["That is not among the assets any more."]] };
  const texts = await documentationOf(db, scope, asset);
  const tags = await tagsOfAsset(db, scope, asset);
  const text = texts.find((one) => one.column === (column ?? ""));
  const own = [
    ...new Set(tags.filter((tag) => tag.column === (column ?? "") && isApplied(tag)).map(({ tag }) => tag)),
  ];
  const name = leading(`${found.sourceName} › ${found.table}${column === null ? "" : ` › ${column}`}`, {
    page: "asset",
    id: asset,
  });
  const kind = found.kind.replaceAll("_", " ");
  const what =
    column === null
      ? ` is a ${kind} with ${formatQuantity(found.columns, "column")}.`
      : ` is a column of type ${found.type ?? "unknown"}${found.isNullable ? ", which may be empty" : ""}.`;
  return {
    sentences: [
      [name, what],
      [
        text
          ? wordsOf(text)
          : "Nothing is written about it yet. Run Intelligence Analysis on it, or write it yourself.",
      ],
      ...(own.length > 0 ? [[`Tagged ${own.join(", ")}.`]] : []),
    ],
    jobIds: text?.job && text.edited === null ? [text.job.id] : [],
  };
}

const isApplied = ({ decision, level }: { decision: string | null; level: string | null }): boolean =>
  decision === null ? level === "confirmed" || level === "likely" : decision !== "rejected";

const wordsOf = ({ edited, editedByName, sentences }: ColumnDocumentation): string =>
  edited === null
    ? sentences.map(({ text }) => text).join(" ")
    : `${edited}${editedByName ? ` (${editedByName})` : ""}`;
