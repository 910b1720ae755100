import type { z } from "zod";
import type { ValueCounts } from "#lib/engines/tagging/facts.ts";
import { tagTables } from "#lib/engines/tagging/tag-tables.ts";
import { formatQuantity } from "#lib/format.ts";
import type { JobContext, JobHandler } from "../handler.ts";
import type { tagGeneration } from "./definition.ts";
import { type Findings, Known, STAGED_TAGS } from "./known.ts";
import { sampleValues } from "./sample-values.ts";

type Values = Map<string, Map<string, ValueCounts>>;

/** Judges a source's columns by what is known of them and, where its access level allows, by what its database counts. */
export const generateTags: JobHandler<typeof tagGeneration> = async (context) => {
  const { progress, log, job } = context;
  progress.step("read");
  const { accessLevel, families, ownRules, tables } = Known.parse(await context.recall());
  const isOne = job.assetId !== null && job.assetId !== job.sourceId;
  const meant = isOne ? tables.filter(({ id }) => id === job.assetId) : tables;

  const { values, skipped } =
    accessLevel === "aggregates" ? await sample(context, meant) : { values: new Map() as Values, skipped: 0 };
  if (accessLevel === "schema_only")
    log.info("The access level of this source is “schema only”: its tables are judged by their names alone.");

  progress.step("judge");
  const ids = new Set(meant.map(({ id }) => id));
  const tags = tagTables(tables, { values, families, ownRules }).filter(({ tableId }) => ids.has(tableId));
  await context.stage(
    STAGED_TAGS,
    tags.map(({ tableId, column, ...tag }) => ({ assetId: tableId, column: column ?? "", ...tag })),
  );
  const result: z.infer<typeof Findings> = {
    accessLevel,
    tables: meant.length,
    columns: meant.reduce((sum, { columns }) => sum + columns.length, 0),
    sampledTables: values.size,
    skippedTables: skipped,
  };
  return { message: formatQuantity(result.columns, "column"), result };
};

async function sample({ progress, log, signal, connect }: JobContext, tables: Known["tables"]) {
  progress.step("sample");
  const connector = await connect();
  let skipped = 0;
  const values = await sampleValues(connector, tables, {
    signal,
    onProgress: (at) => progress.units({ ...at, unit: "tables" }),
    onSkipped: ({ schemaName, name }, why) => {
      skipped += 1;
      log.warn(
        `The values of ${schemaName}.${name} could not be checked (${why}); its names alone were judged.`,
      );
    },
  });
  return { values, skipped };
}
