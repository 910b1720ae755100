import { setImmediate } from "node:timers/promises";
import type { ViewDependencies } from "#lib/connectors/connector.ts";
import type { PlacedEdge } from "#lib/engines/lineage/flow-catalog.ts";
import { loadParser } from "#lib/engines/lineage/parse.ts";
import { followRoutines } from "#lib/engines/lineage/routines.ts";
import { lineageOfViews, type ViewLineage } from "#lib/engines/lineage/view-lineage.ts";
import { formatQuantity } from "#lib/format.ts";
import type { JobHandler } from "../handler.ts";
import type { lineageExtraction } from "./definition.ts";
import { doubtsAbout, type NameOf, sentenceOf, tellDoubts } from "./doubts.ts";
import { type Findings, STAGED_EDGES, STAGED_TOGETHER, type StagedEdge } from "./findings.ts";

/** How many views are followed before a cancel is looked for. */
const AT_ONCE = 25;
/** Of what the text of a routine says: there is no record to compare it with. */
const UNRECORDED = 0.9;
const IN_DOUBT = 0.6;

/** Follows columns through the definitions of a source's views and routines and stages every arrow. */
export const readDefinitions: JobHandler<typeof lineageExtraction> = async (context) => {
  const { config, signal, progress } = context;
  const { includedSchemas, excludedSchemas } = config;
  progress.step("connect");
  await loadParser();
  const connector = await context.connect();
  progress.step("read");
  const found = await connector.viewDependencies({ includedSchemas, excludedSchemas }, signal);
  progress.step("resolve");
  const nameOf = namesIn(found);
  const { doubtful, tell } = tellDoubts(context);
  const routines = await followed(followRoutines(found), signal);
  const edges: StagedEdge[] = [...generatedEdges(found), ...writtenEdges(routines.writes, nameOf)];
  let done = 0;
  let checked = 0;
  for (const view of lineageOfViews(found, routines)) {
    done += 1;
    const name = nameOf(view.objectId).join(".");
    const why = doubtsAbout(view.verdict, nameOf);
    if (why === null) checked += 1;
    else tell(name, why);
    edges.push(...edgesOf(view, why === null, nameOf));
    if (edges.length >= STAGED_TOGETHER) await context.stage(STAGED_EDGES, edges.splice(0));
    progress.units({ done, total: found.views.length, unit: "views", now: name });
    if (done % AT_ONCE === 0) await setImmediate();
    signal.throwIfAborted();
  }
  for (const { name, problems } of routines.unknown) tell(name, sentenceOf(problems.slice(0, 5)) ?? "");
  await context.stage(STAGED_EDGES, edges);
  const views = found.views.length;
  const result: Findings = {
    ...{ includedSchemas, excludedSchemas, views, checked, doubtful },
    ...{ unknown: routines.unknown.length, brought: null },
  };
  return { message: formatQuantity(views, "view"), result };
};

/** Runs to the end, and lets a cancel come between. */
async function followed<T>(following: Generator<void, T, undefined>, signal: AbortSignal): Promise<T> {
  for (let done = 1; ; done += 1) {
    const step = following.next();
    if (step.done) return step.value;
    if (done % AT_ONCE === 0) await setImmediate();
    signal.throwIfAborted();
  }
}

function namesIn({ relations, views }: ViewDependencies): NameOf {
  const names = new Map(
    [...relations, ...views].map(({ objectId, schemaName, name }) => [objectId, [schemaName, name] as const]),
  );
  return (objectId) => [...(names.get(objectId) ?? (["?", String(objectId)] as const))];
}

function placed(
  { sourceObjectId, sourceColumn, targetObjectId, targetColumn, use }: PlacedEdge,
  nameOf: NameOf,
) {
  const [[fromSchema, fromName], [toSchema, toName]] = [nameOf(sourceObjectId), nameOf(targetObjectId)];
  const columns = { fromColumn: sourceColumn, toColumn: targetColumn, use: use ?? "value" };
  return { fromSchema, fromName, toSchema, toName, ...columns };
}

function edgesOf(
  { objectId, edges, called, verdict }: ViewLineage,
  isSure: boolean,
  nameOf: NameOf,
): StagedEdge[] {
  const read = edges.map(
    (edge): StagedEdge => ({
      ...placed(edge, nameOf),
      origin: "parsed",
      ...(isSure ? { confidence: 1, evidence: "checked" } : { confidence: IN_DOUBT, evidence: "differs" }),
    }),
  );
  const recorded = verdict.missing.map(({ objectId: from, column }): StagedEdge => {
    const edge = {
      sourceObjectId: from,
      sourceColumn: column,
      targetObjectId: objectId,
      targetColumn: null,
      use: null,
    };
    return {
      ...placed(edge, nameOf),
      ...{ use: "read", origin: "catalog", confidence: 1, evidence: "recorded" },
    };
  });
  const through = writtenEdges(
    called.map((edge) => ({ edge, by: "routine" as const })),
    nameOf,
  );
  return [...read, ...through, ...recorded];
}

const writtenEdges = (
  writes: readonly { edge: PlacedEdge; by: "routine" | "rule" }[],
  nameOf: NameOf,
): StagedEdge[] =>
  writes.map(({ edge, by }) => ({
    ...placed(edge, nameOf),
    ...{ origin: "parsed", confidence: UNRECORDED, evidence: by },
  }));

const generatedEdges = ({ generated }: ViewDependencies): StagedEdge[] =>
  generated.flatMap(({ schemaName, name, column, from }) =>
    from.map((source) => ({
      ...{ fromSchema: schemaName, fromName: name, fromColumn: source },
      ...{ toSchema: schemaName, toName: name, toColumn: column },
      ...{ use: "value", origin: "catalog" as const, confidence: 1, evidence: "generated" as const },
    })),
  );
