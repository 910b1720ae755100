import { z } from "zod";
import { withoutCopiedData } from "#lib/engines/lineage/copied-data.ts";
import { type Imported, knownRelations } from "#lib/engines/lineage/imported.ts";
import { lineageOfManifest, readManifest } from "#lib/engines/lineage/manifest.ts";
import { loadParser } from "#lib/engines/lineage/parse.ts";
import { lineageOfStatements } from "#lib/engines/lineage/statements.ts";
import { formatQuantity } from "#lib/format.ts";
import { STATISTICS } from "#lib/lineage/views.ts";
import { JobFailed } from "../engine-failures.ts";
import type { HandlerResult, JobContext, JobHandler } from "../handler.ts";
import type { lineageExtraction } from "./definition.ts";
import { sentenceOf, tellDoubts } from "./doubts.ts";
import { type Findings, STAGED_EDGES, STAGED_TOGETHER, type StagedEdge } from "./findings.ts";
import { importGone, importUnreadable, noStatistics } from "./import-failures.ts";

const Known = z.object({
  database: z.string(),
  relations: z.array(z.object({ schema: z.string(), name: z.string(), columns: z.array(z.string()) })),
});
const Kept = Known.extend({ kind: z.enum(["dbt", "sql"]), name: z.string(), text: z.string() });
type Kept = z.infer<typeof Kept>;

/** On a line of its own: a statement may end in a comment. */
const SEPARATOR = "\n;\n";
const MOST_UNMATCHED = 20;
const IN_DOUBT = 0.6;

/** Follows columns through what a person brought, between the tables that are known here. */
export const readImport: JobHandler<typeof lineageExtraction> = async (context) => {
  const { config, progress } = context;
  progress.step("read");
  await loadParser();
  const kept = Kept.nullable().parse(await context.recall());
  if (!kept || !config.importId) throw new JobFailed(importGone());
  progress.step("resolve");
  const { kind, name } = kept;
  const { sql, blocks, commands } =
    kind === "sql" ? withoutCopiedData(kept.text) : { sql: kept.text, blocks: 0, commands: 0 };
  const imported = follow({ ...kept, text: sql });
  const passed = [
    ...(blocks > 0 ? [`${formatQuantity(blocks, "block")} of data`] : []),
    ...(commands > 0 ? [formatQuantity(commands, "psql command")] : []),
  ];
  const skipped = passed.length > 0 ? ` (${passed.join(" and ")} skipped)` : "";
  const what = formatQuantity(imported.total, kind === "dbt" ? "model" : "statement");
  return stageImported(context, imported, {
    ...{ origin: kind, name, importId: config.importId },
    what: `${name}${skipped} with ${what}`,
  });
};

/** Follows columns through the statements that the database ran, without the values in them. */
export const readStatistics: JobHandler<typeof lineageExtraction> = async (context) => {
  const { progress, log, signal } = context;
  progress.step("connect");
  await loadParser();
  const connector = await context.connect();
  progress.step("read");
  const ran = await connector.ranStatements(signal);
  if (!ran) throw new JobFailed(noStatistics());
  if (ran.hidden > 0)
    log.warn(
      `${formatQuantity(ran.hidden, "statement")} of others may not be read by this role; pg_read_all_stats allows it.`,
    );
  const leftOut = [
    ...(ran.tooMany > 0 ? [`the ${formatQuantity(ran.tooMany, "statement")} run least often`] : []),
    ...(ran.tooLong > 0
      ? [`${formatQuantity(ran.tooLong, "statement")} that ${ran.tooLong === 1 ? "is" : "are"} too long`]
      : []),
  ];
  if (leftOut.length > 0) log.warn(`Not read: ${leftOut.join(" and ")}.`);
  const { database, relations } = Known.parse(await context.recall());
  progress.step("resolve");
  const imported = lineageOfStatements(ran.statements.join(SEPARATOR), knownRelations(relations, [database]));
  return stageImported(context, imported, {
    ...{ origin: "sql", name: STATISTICS, importId: null },
    what: [
      `${formatQuantity(imported.total, "statement")} that it ran`,
      ...leftOut.map((what) => `without ${what}`),
    ].join(", "),
  });
};

type Brought = NonNullable<Findings["brought"]> & { what: string };

async function stageImported(
  context: Pick<JobContext, "log" | "stage">,
  { edges, unread, unmatched, notFollowed }: Imported,
  { what, ...brought }: Brought,
): Promise<HandlerResult> {
  const { doubtful, tell } = tellDoubts(context);
  const gaps = notFollowed.map(({ kind, count, why }) => {
    const what = formatQuantity(count, kind === "hook" ? kind : `${kind} statement`);
    tell(what, sentenceOf([why]) ?? "");
    return `${count} ${kind}`;
  });
  for (const { name, why } of unread) tell(name, sentenceOf([why]) ?? "");
  if (unmatched.length > 0) {
    const more = unmatched.length > MOST_UNMATCHED ? `, and ${unmatched.length - MOST_UNMATCHED} more` : "";
    const names = `${unmatched.slice(0, MOST_UNMATCHED).join(", ")}${more}`;
    doubtful.push({ view: brought.name, why: `It names what is not known here: ${names}.` });
    context.log.warn(`Not among the tables of this source: ${names}.`);
  }
  const staged = edges.map(
    ({ source, sourceColumn, target, targetColumn, use, isSure }): StagedEdge => ({
      ...{ fromSchema: source.schema ?? "", fromName: source.name, fromColumn: sourceColumn },
      ...{
        toSchema: target.schema ?? "",
        toName: target.name,
        toColumn: targetColumn,
        use: use ?? "value",
      },
      ...{ origin: brought.origin, evidence: "imported", confidence: isSure ? 1 : IN_DOUBT },
    }),
  );
  while (staged.length > 0) await context.stage(STAGED_EDGES, staged.splice(0, STAGED_TOGETHER));
  const notes = [
    ...(unread.length > 0 ? [`${unread.length} of them not fully understood`] : []),
    ...(gaps.length > 0 ? [`not followed: ${gaps.join(" and ")}`] : []),
    ...(unmatched.length > 0 ? [`${formatQuantity(unmatched.length, "table")} not known here`] : []),
  ];
  const result: Findings = {
    ...{ includedSchemas: [], excludedSchemas: [], views: 0, checked: 0, unknown: 0, doubtful, brought },
  };
  return { message: [what, ...notes].join(", "), result };
}

function follow({ kind, name, text, database, relations }: Kept): Imported {
  if (kind === "dbt") {
    const manifest = readManifest(text);
    if (typeof manifest === "string") throw new JobFailed(importUnreadable(name, manifest));
    return lineageOfManifest(manifest, knownRelations(relations, [...manifest.databases, database]));
  }
  const imported = lineageOfStatements(text, knownRelations(relations, [database]));
  if (imported.total === 0) throw new JobFailed(importUnreadable(name, "There is no statement in it."));
  return imported;
}
