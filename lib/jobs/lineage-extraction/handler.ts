import { setImmediate } from "node:timers/promises";
import type { ViewDependencies } from "#lib/connectors/connector.ts";
import { loadParser } from "#lib/engines/lineage/parse.ts";
import { lineageOfViews, type Verdict, type ViewLineage } from "#lib/engines/lineage/view-lineage.ts";
import { formatQuantity } from "#lib/format.ts";
import type { JobHandler } from "../handler.ts";
import type { lineageExtraction } from "./definition.ts";
import { type Findings, STAGED_EDGES, type StagedEdge } from "./findings.ts";

const MOST_TOLD = 50;
/** How many views are followed before a cancel is looked for. */
const AT_ONCE = 25;
const STAGED_TOGETHER = 500;

/** Follows columns through the definitions of a source's views and stages every arrow; `publish` stores what differs. */
export const extractLineage: JobHandler<typeof lineageExtraction> = async (context) => {
  const { config, signal, progress, log } = context;
  const { includedSchemas, excludedSchemas } = config;
  progress.step("connect");
  await loadParser();
  const connector = await context.connect();
  progress.step("read");
  const found = await connector.viewDependencies({ includedSchemas, excludedSchemas }, signal);
  progress.step("resolve");
  const nameOf = namesIn(found);
  const doubtful: Findings["doubtful"] = [];
  const edges: StagedEdge[] = [];
  let done = 0;
  let checked = 0;
  for (const view of lineageOfViews(found)) {
    done += 1;
    const why = doubtsAbout(view.verdict, nameOf);
    if (why === null) checked += 1;
    else {
      const told = { view: nameOf(view.objectId).join("."), why };
      if (doubtful.length < MOST_TOLD) {
        doubtful.push(told);
        log.warn(`${told.view}: ${why}`);
      }
    }
    edges.push(...edgesOf(view, why === null, nameOf));
    if (edges.length >= STAGED_TOGETHER) await context.stage(STAGED_EDGES, edges.splice(0));
    progress.units({
      ...{ done, total: found.views.length, unit: "views" },
      now: nameOf(view.objectId).join("."),
    });
    if (done % AT_ONCE === 0) await setImmediate();
    signal.throwIfAborted();
  }
  await context.stage(STAGED_EDGES, [...edges, ...generatedEdges(found)]);
  const views = found.views.length;
  const result: Findings = { includedSchemas, excludedSchemas, views, checked, doubtful };
  return { message: formatQuantity(views, "view"), result };
};

type NameOf = (objectId: number) => [schema: string, name: string];

function namesIn({ relations, views }: ViewDependencies): NameOf {
  const names = new Map(
    [...relations, ...views].map(({ objectId, schemaName, name }) => [objectId, [schemaName, name] as const]),
  );
  return (objectId) => [...(names.get(objectId) ?? (["?", String(objectId)] as const))];
}

/** In words, why what was read in a view's text may be wrong; null where Postgres has the same on record. */
function doubtsAbout({ error, problems, missing, extra }: Verdict, nameOf: NameOf): string | null {
  if (error !== null) return `Its definition could not be read: ${error}.`;
  const words = (reads: Verdict["missing"]) =>
    reads
      .slice(0, 5)
      .map(({ objectId, column }) => [...nameOf(objectId), ...(column === null ? [] : [column])].join("."))
      .join(", ");
  const doubts = [
    ...(missing.length > 0
      ? [`Postgres has on record that it reads ${words(missing)}, which its text did not show`]
      : []),
    ...(extra.length > 0 ? [`its text seems to read ${words(extra)}, of which Postgres knows nothing`] : []),
    ...problems.slice(0, 5),
  ];
  return doubts.length === 0 ? null : `${doubts.join("; ")}.`;
}

function edgesOf({ objectId, edges, verdict }: ViewLineage, isSure: boolean, nameOf: NameOf): StagedEdge[] {
  const [toSchema, toName] = nameOf(objectId);
  const from = (id: number) => {
    const [fromSchema, fromName] = nameOf(id);
    return { fromSchema, fromName, toSchema, toName };
  };
  const read = edges.map(
    ({ sourceObjectId, sourceColumn, targetColumn, use }): StagedEdge => ({
      ...from(sourceObjectId),
      ...{ fromColumn: sourceColumn, toColumn: targetColumn, use: use ?? "value", origin: "parsed" },
      ...(isSure ? { confidence: 1, evidence: "checked" } : { confidence: 0.6, evidence: "differs" }),
    }),
  );
  const recorded = verdict.missing.map(
    ({ objectId: id, column }): StagedEdge => ({
      ...from(id),
      ...{ fromColumn: column, toColumn: null, use: "read", origin: "catalog", confidence: 1 },
      evidence: "recorded",
    }),
  );
  return [...read, ...recorded];
}

const generatedEdges = ({ generated }: ViewDependencies): StagedEdge[] =>
  generated.flatMap(({ schemaName, name, column, from }) =>
    from.map((source) => ({
      ...{ fromSchema: schemaName, fromName: name, fromColumn: source },
      ...{ toSchema: schemaName, toName: name, toColumn: column },
      ...{ use: "value", origin: "catalog" as const, confidence: 1, evidence: "generated" as const },
    })),
  );
