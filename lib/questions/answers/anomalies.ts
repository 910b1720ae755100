import { formatQuantity } from "#lib/format.ts";
import { type Anomaly, findAnomalies } from "#lib/metrics/asked.ts";
import { METRIC_TYPES } from "#lib/metrics/types.ts";
import type { Part } from "../views.ts";
import { exactly, inPeriod, leading, type Names, periodOf } from "../words.ts";
import type { Asking, Of, Told } from "./asking.ts";

const MOST_ROWS = 25;

/** What metrics found unusual, with the runs that captured it. Where nothing was captured, that is said and no number. */
export async function anomalies({ db, scope, names }: Asking, { within }: Of<"anomalies">): Promise<Told> {
  const isTimed = within.since !== null || within.until !== null;
  const { metrics: captured, total, anomalies: found } = await findAnomalies(db, scope, within);
  const place = placeWords(within, names);
  const { timeZone } = names.clock;
  if (captured === 0)
    return {
      sentences: [
        [`No metric was captured${place}${isTimed ? "" : " yet"}, so nothing is known of anomalies there.`],
      ],
    };
  const rows = found.slice(0, MOST_ROWS);
  const [source, ...otherSources] = within.source;
  const metrics = formatQuantity(total, "metric");
  const filter = { tab: "anomalous" as const, source, asset: within.asset ?? undefined };
  const what: Part[] = isTimed
    ? [
        `${formatQuantity(total, "anomaly", "anomalies")}${place}, in what ${formatQuantity(captured, "metric")} captured.`,
      ]
    : [
        total > 0 && otherSources.length === 0 ? leading(metrics, { page: "metrics", filter }) : metrics,
        ` of ${formatQuantity(captured, "metric")}${place} ${total === 1 ? "is" : "are"} not as expected now.`,
      ];
  return {
    sentences: [what, ...(total > rows.length ? [[`The newest ${rows.length} are below.`]] : [])],
    value: total,
    jobIds: [...new Set(rows.map(({ jobId }) => jobId))],
    table:
      rows.length === 0
        ? null
        : { head: ["Table", "Metric", "Captured", "Why"], rows: rows.map((row) => toRow(row, timeZone)) },
  };
}

const toRow = (anomaly: Anomaly, timeZone: string): Part[] => [
  leading(`${anomaly.sourceName} › ${anomaly.table}`, { page: "asset", id: anomaly.assetId }),
  leading(
    anomaly.name ?? [METRIC_TYPES[anomaly.type].label, anomaly.columnName].filter(Boolean).join(" of "),
    {
      page: "metric",
      id: anomaly.metricId,
    },
  ),
  exactly(anomaly.capturedAt, timeZone),
  anomaly.reason,
];

function placeWords(within: Of<"anomalies">["within"], { vocabulary, clock }: Names): string {
  const table = vocabulary.tables.find(({ id }) => id === within.asset);
  const sources = vocabulary.sources.filter(({ id }) => within.source.includes(id)).map(({ name }) => name);
  const place = table
    ? ` in ${table.schema}.${table.name}`
    : sources.length > 0
      ? ` in ${sources.join(", ")}`
      : "";
  const isTimed = within.since !== null || within.until !== null;
  return `${place}${isTimed ? ` ${inPeriod(periodOf(within, clock))} (${clock.timeZone})` : ""}`;
}
