import type { z } from "zod";
import { assembleFacts } from "#lib/engines/documentation/assemble.ts";
import type { TableFacts } from "#lib/engines/documentation/facts.ts";
import { formatQuantity } from "#lib/format.ts";
import type { JobHandler } from "../handler.ts";
import type { intelligenceAnalysis } from "./definition.ts";
import { type Findings, Known, STAGED_DOCUMENTATION } from "./known.ts";

const TABLES_AT_ONCE = 100;

/** Writes about a source's tables and columns, or about one table, from what is known of the whole source. */
export const writeDocumentation: JobHandler<typeof intelligenceAnalysis> = async (context) => {
  const { progress, signal, job } = context;
  progress.step("read");
  const tables = assembleFacts(Known.parse(await context.recall()));
  const isOne = job.assetId !== null && job.assetId !== job.sourceId;
  const meant = isOne ? tables.filter(({ id }) => id === job.assetId) : tables;

  progress.step("write");
  // Its words take a moment to load, which no other job should wait for.
  const { documentCatalog } = await import("#lib/engines/documentation/document-catalog.ts");
  const write = documentCatalog(tables);
  for (let from = 0; from < meant.length; from += TABLES_AT_ONCE) {
    signal.throwIfAborted();
    const batch = meant.slice(from, from + TABLES_AT_ONCE);
    progress.units({ done: from, total: meant.length, unit: "tables", now: labelOf(batch[0]) });
    await context.stage(
      STAGED_DOCUMENTATION,
      batch.flatMap(write).map(({ tableId, column, title, sentences }) => ({
        ...{ assetId: tableId, column: column ?? "", title, sentences },
        text: sentences.map(({ text }) => text).join(" "),
      })),
    );
  }
  progress.units({ done: meant.length, total: meant.length, unit: "tables" });
  const result: z.infer<typeof Findings> = {
    tables: meant.length,
    columns: meant.reduce((sum, { columns }) => sum + columns.length, 0),
  };
  return { message: formatQuantity(result.tables, "table"), result };
};

const labelOf = (table: TableFacts | undefined) => (table ? `${table.schemaName}.${table.name}` : "");
