import { type Connector, ConnectorError } from "#lib/connectors/connector.ts";
import type { Measure, RelationToProfile } from "#lib/connectors/profiling.ts";
import { qualified } from "#lib/engines/sqlguard/one-number.ts";
import { fitsColumn, METRIC_TYPES, type Method, type MetricType } from "#lib/metrics/types.ts";
import type { Known, KnownMetric, KnownTable } from "./known.ts";

/** A number with how it was come by, or a sentence on why there is none. */
export type Found = { metric: KnownMetric } & (
  | { value: number | null; method: Method }
  | { fault: string; reason: string }
);
export type Captured = { found: Found[]; cost: number; backfilled: { at: number; rows: number }[] };

type Bounds = { mostCost: number; secondsLeft(): number; signal: AbortSignal };

const STATEMENT_SECONDS = 120;
const CAN_BE_SAMPLED: ReadonlySet<string> = new Set(["table", "partitioned_table", "materialized_view"]);
/** As many days before the first capture as teach a metric its weeks. */
const BACKFILLED_DAYS = 30;
const DAY_MS = 86_400_000;

/** Everything that is to be known of one table, as far as the time reaches; of what it does not, that is said. */
export async function captureTable(
  connector: Connector,
  table: KnownTable,
  known: Pick<Known, "named">,
  now: number,
  bounds: Bounds,
): Promise<Captured> {
  const refused = table.metrics.flatMap((metric) => whyNot(metric) ?? []);
  const isRefused = new Set(refused.map(({ metric }) => metric));
  const asked = table.metrics.filter((metric) => !isRefused.has(metric));
  const profiled = asked.filter(({ type }) => type !== "custom_sql");
  const captured: Captured = { found: [...refused], cost: 0, backfilled: [] };
  if (profiled.length > 0) await profileTable(connector, table, profiled, now, bounds, captured);
  for (const metric of asked) {
    if (metric.sql === null) continue;
    captured.found.push(await askStatement(connector, table, metric, known, bounds, captured));
  }
  return captured;
}

/** What a metric cannot be captured of any more, since somebody asked for it. */
function whyNot(metric: KnownMetric): Found[] | null {
  const { type, columnName, columnType, givesAway } = metric;
  if (columnName === null) return null;
  if (columnType === null)
    return [{ metric, fault: "column_gone", reason: `There is no column ${columnName} any more.` }];
  if (fitsColumn(type, { type: columnType, givesAway })) return null;
  return fitsColumn(type, { type: columnType, givesAway: false })
    ? [
        {
          ...{ metric, fault: "gives_away" },
          reason: `${columnName} is personal or highly sensitive by now: none of its values is kept.`,
        },
      ]
    : [
        {
          ...{ metric, fault: "unfit" },
          reason: `${columnName} is of type ${columnType} now, which has no ${METRIC_TYPES[type].label.toLowerCase()}.`,
        },
      ];
}

async function profileTable(
  connector: Connector,
  { schemaName, name, kind }: KnownTable,
  metrics: readonly KnownMetric[],
  now: number,
  { mostCost, secondsLeft, signal }: Bounds,
  captured: Captured,
): Promise<void> {
  const totalSeconds = secondsLeft();
  const seconds = Math.min(STATEMENT_SECONDS, totalSeconds);
  if (seconds <= 0) {
    captured.found.push(...metrics.map(untimely));
    return;
  }
  const profile = await connector.profile(
    {
      ...{ schemaName, name, canBeSampled: CAN_BE_SAMPLED.has(kind) },
      measures: metrics.map(measureOf),
      backfill: backfillOf(metrics, now),
    },
    { seconds, totalSeconds, mostCost },
    signal,
  );
  captured.cost += profile.cost;
  captured.backfilled = profile.backfilled;
  for (const [place, metric] of metrics.entries()) {
    const measured = profile.measured[place];
    if (!measured) continue;
    captured.found.push(
      "fault" in measured
        ? { metric, fault: measured.fault, reason: measured.message }
        : { metric, ...measured },
    );
  }
}

const WHATS: Record<Exclude<MetricType, "custom_sql">, Measure["what"]> = {
  row_count: "rows",
  null_percent: "nulls",
  distinct_count: "distinct",
  duplicate_count: "duplicates",
  ...{ min: "min", max: "max", mean: "mean", stddev: "stddev", percentile: "percentile" },
};

const measureOf = ({
  type,
  columnName,
  columnType,
  percentile,
  isUnique,
  isExact,
}: KnownMetric): Measure => ({
  what: type === "custom_sql" ? "rows" : WHATS[type],
  column: columnName === null || columnType === null ? null : { name: columnName, type: columnType },
  ...{ percentile, isUnique, isExact },
});

function backfillOf(metrics: readonly KnownMetric[], now: number): RelationToProfile["backfill"] {
  const column = metrics.find(({ type, backfill }) => type === "row_count" && backfill !== null)?.backfill;
  if (!column) return null;
  const type = /^timestamp.* with time zone$/.test(column.type)
    ? "timestamptz"
    : column.type === "date"
      ? "date"
      : "timestamp";
  const at = Array.from({ length: BACKFILLED_DAYS }, (_, day) => now - (BACKFILLED_DAYS - day) * DAY_MS);
  return { column: { name: column.name, type }, at };
}

/** What is wrong with a statement, and no reason to leave out the next. */
const OF_ONE =
  /^(permission|not_found|unknown|unsupported\/(value|answer)|timeout\/(statement|lock)|too_large|refused)/;

async function askStatement(
  connector: Connector,
  { schemaName }: KnownTable,
  metric: KnownMetric,
  { named }: Pick<Known, "named">,
  { mostCost, secondsLeft, signal }: Bounds,
  captured: Captured,
): Promise<Found> {
  const seconds = Math.min(STATEMENT_SECONDS, secondsLeft());
  if (seconds <= 0) return untimely(metric);
  const sent = qualified(metric.sql ?? "", { schemaName, known: named });
  if (!sent.isAllowed) return { metric, fault: "refused", reason: sent.reason };
  try {
    const { value, cost } = await connector.scalar(
      sent.statement,
      { seconds, totalSeconds: seconds, mostCost },
      signal,
    );
    captured.cost += cost;
    return { metric, value, method: "exact" };
  } catch (error) {
    if (!(error instanceof ConnectorError) || !OF_ONE.test(error.fault)) throw error;
    return { metric, fault: error.fault, reason: error.message };
  }
}

const untimely = (metric: KnownMetric): Found => ({
  ...{ metric, fault: "timeout/budget" },
  reason: "The time of the job was up before it was asked.",
});
