import { assembleFacts } from "#lib/engines/documentation/assemble.ts";
import { factSheets } from "#lib/engines/documentation/fact-sheet.ts";
import type { Documentation } from "#lib/engines/documentation/facts.ts";
import { labelOf, referencesTo } from "#lib/engines/documentation/references.ts";
import { formatQuantity } from "#lib/format.ts";
import type { JobHandler } from "../handler.ts";
import type { intelligenceAnalysis } from "./definition.ts";
import { type Findings, Known, STAGED_DOCUMENTATION } from "./known.ts";
import { createModelWriter, keyOfFacts, type ModelTexts, placeOf } from "./model-texts.ts";

const TABLES_AT_ONCE = 100;
/** The share of its time that a run gives a model. What is left is more than all the rest takes. */
const FOR_THE_MODEL = 0.7;

/** Writes about a source's tables and columns, or about one table, from what is known of the whole source. */
export const writeDocumentation: JobHandler<typeof intelligenceAnalysis> = async (context) => {
  const { progress, signal, job, config } = context;
  const begun = performance.now();
  progress.step("read");
  const tables = assembleFacts(Known.parse(await context.recall()));
  const isOne = job.assetId !== null && job.assetId !== job.sourceId;
  const meant = isOne ? tables.filter(({ id }) => id === job.assetId) : tables;

  progress.step("write");
  // Its words take a moment to load, which no other job should wait for.
  const { documentCatalog } = await import("#lib/engines/documentation/document-catalog.ts");
  const write = documentCatalog(tables);
  const incoming = referencesTo(tables);
  const model = createModelWriter(context, {
    untilMs: begun + config.timeLimitSeconds * 1_000 * FOR_THE_MODEL,
  });
  for (let from = 0; from < meant.length; from += TABLES_AT_ONCE) {
    signal.throwIfAborted();
    const batch = meant.slice(from, from + TABLES_AT_ONCE);
    const [first] = batch;
    progress.units({ done: from, total: meant.length, unit: "tables", now: first ? labelOf(first) : "" });
    const written = batch.map((table) => ({ table, documentation: write(table) }));
    const parts = written.flatMap(({ table, documentation }) =>
      factSheets(table, documentation, incoming.get(labelOf(table)) ?? []),
    );
    const keys = new Map(
      parts.flatMap(({ tableId, isWhole, sheet }) => {
        const key = keyOfFacts(sheet);
        return [...(isWhole ? [""] : []), ...sheet.columns.map(({ name }) => name)].map(
          (column) => [placeOf(tableId, column), key] as const,
        );
      }),
    );
    const texts = await model.write(parts);
    await context.stage(
      STAGED_DOCUMENTATION,
      written.flatMap(({ documentation }) => documentation.map((one) => stagedRow(one, keys, texts))),
    );
  }
  progress.units({ done: meant.length, total: meant.length, unit: "tables" });
  const found = model.found();
  if (found?.fault) context.log.warn(found.fault);
  const result: Findings = {
    tables: meant.length,
    columns: meant.reduce((sum, { columns }) => sum + columns.length, 0),
    ...(found && { model: found }),
  };
  return { message: formatQuantity(result.tables, "table"), result };
};

function stagedRow(
  { tableId, column, title, sentences }: Documentation,
  keys: ReadonlyMap<string, string>,
  texts: ModelTexts,
) {
  const place = placeOf(tableId, column ?? "");
  const byModel = texts.get(place);
  return {
    ...{ assetId: tableId, column: column ?? "", title, sentences },
    text: sentences.map(({ text }) => text).join(" "),
    factsKey: keys.get(place) ?? null,
    ...(byModel && { modelText: byModel.text, modelName: byModel.model }),
  };
}
