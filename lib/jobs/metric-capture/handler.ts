import { loadParser } from "#lib/engines/lineage/parse.ts";
import { formatQuantity } from "#lib/format.ts";
import type { HandlerResult, JobHandler } from "../handler.ts";
import { problemsOf } from "../problems.ts";
import { type Captured, captureTable } from "./capture-table.ts";
import type { metricCapture } from "./definition.ts";
import { estimateTables } from "./estimate.ts";
import { inParts } from "./in-parts.ts";
import { type Findings, Known, type KnownTable, Pasts, STAGED_METRICS } from "./known.ts";
import { nothingCaptured } from "./nothing-captured.ts";
import { type StagedPoint, toPoints } from "./to-points.ts";

type Context = Parameters<JobHandler<typeof metricCapture>>[0];

/** Of the time of the whole job: what is known by then is published, and of the rest it is said that it was not asked. */
const SHARE_TO_ASK = 0.8;
const MOST_TOLD = 20;

/** Computes the metrics of a source's tables that are due, and judges each by its own history. */
export const captureMetrics: JobHandler<typeof metricCapture> = async (context) => {
  const { progress } = context;
  progress.step("read");
  const known = Known.parse(await context.recall());
  progress.step("capture");
  const captured = known.tables.length > 0 ? await capture(context, known) : [];
  progress.step("judge");
  const points: StagedPoint[] = [];
  for (const some of inParts(captured)) {
    const ids = some.flatMap(({ found }) => found.map(({ metric }) => metric.id));
    const pasts = Pasts.parse(await context.recall(ids));
    const judged = some.flatMap(({ at, ...found }) => toPoints(found, at, pasts));
    await context.stage(STAGED_METRICS, judged);
    points.push(...judged);
  }
  const faults = faultsOf(known, points);
  for (const { name, reason } of faults.slice(0, MOST_TOLD)) context.log.warn(`${name}: ${reason}`);
  const failure = nothingCaptured(points);
  if (failure) throw failure;
  return resultOf(known, captured, points, faults);
};

async function capture(context: Context, known: Known): Promise<(Captured & { at: number })[]> {
  const { config, progress, signal, log } = context;
  const { tables } = known;
  const begun = performance.now();
  const now = () => known.now + (performance.now() - begun);
  const connector = await context.connect();
  if (known.accessLevel === "schema_only") {
    log.info(
      "The source shows its structure alone: no statement looks at a row, and only its catalog is asked.",
    );
    const estimated = await estimateTables(connector, tables, signal);
    return [...estimated.values()].map((found) => ({ ...found, at: now() }));
  }
  await loadParser();
  const until = begun + config.timeLimitSeconds * 1_000 * SHARE_TO_ASK;
  const bounds = {
    ...{ mostCost: config.mostCost, signal },
    secondsLeft: () => (until - performance.now()) / 1_000,
  };
  const captured: (Captured & { at: number })[] = [];
  for (const [done, table] of tables.entries()) {
    progress.units({ done, total: tables.length, unit: "tables", now: `${table.schemaName}.${table.name}` });
    const at = now();
    captured.push({ ...(await captureTable(connector, table, known, at, bounds)), at });
  }
  progress.units({ done: tables.length, total: tables.length, unit: "tables" });
  return captured;
}

type Fault = { name: string; reason: string };

function faultsOf({ tables }: Known, points: readonly StagedPoint[]): Fault[] {
  const labels = new Map(
    tables.flatMap((table) => table.metrics.map((metric) => [metric.id, labelOf(table, metric)] as const)),
  );
  return points
    .filter(({ fault }) => fault !== null)
    .map(({ metricId, reason }) => ({ name: labels.get(metricId) ?? "a metric", reason }));
}

const labelOf = ({ schemaName, name }: KnownTable, metric: KnownTable["metrics"][number]): string =>
  [
    metric.type.replaceAll("_", " "),
    "of",
    [schemaName, name, metric.columnName].filter(Boolean).join("."),
  ].join(" ");

function resultOf(
  { tables }: Known,
  captured: readonly Captured[],
  points: readonly StagedPoint[],
  faults: readonly Fault[],
): HandlerResult {
  const now = points.filter(({ isBackfilled }) => !isBackfilled);
  const count = (state: StagedPoint["state"]) => now.filter((point) => point.state === state).length;
  const result: Findings = {
    ...{ metrics: now.length, tables: tables.length },
    counts: {
      ...{ anomalous: count("anomalous"), normal: count("normal"), learning: count("learning") },
      ...{ empty: count("empty"), failed: count(null) },
    },
    approximate: now.filter(({ method }) => method !== null && method !== "exact").length,
    cost: Math.round(captured.reduce((sum, { cost }) => sum + cost, 0)),
    problems: problemsOf(faults, { one: "metric was not captured", many: "metrics were not captured" }),
  };
  return { message: messageOf(result), result };
}

/** `40 metrics on 12 tables: 1 anomalous`. */
function messageOf({ metrics, tables, counts }: Findings): string {
  if (metrics === 0) return "No metric was due";
  const { anomalous, learning, failed } = counts;
  const parts = [
    `${anomalous === 0 ? "none" : anomalous} anomalous`,
    ...(learning > 0 ? [`${learning} learning`] : []),
    ...(failed > 0 ? [`${failed} failed`] : []),
  ];
  return `${formatQuantity(metrics, "metric")} on ${formatQuantity(tables, "table")}: ${parts.join(", ")}`;
}
