import type { Scope } from "#lib/auth/scope.ts";
import type { Columns, OpenBatch } from "#lib/export.ts";
import { listAnomalyPart } from "./anomalies.ts";
import type { AnomalyFilter, PointRow } from "./anomaly-views.ts";

/** All that match, batch after batch; between two, nothing is held open. */
export async function* readAllAnomalies(
  open: OpenBatch,
  scope: Scope,
  { filter, timeZone }: { filter: AnomalyFilter; timeZone: string },
): AsyncGenerator<PointRow[]> {
  let after: string | null = null;
  do {
    const part = await open((db) =>
      listAnomalyPart(db, scope, { filter: { ...filter, after: after ?? undefined }, timeZone }),
    );
    if (part.rows.length > 0) yield part.rows;
    ({ after } = part);
  } while (after);
}

export const ANOMALY_COLUMNS = [
  ["source", (row) => row.sourceName],
  ["schema", (row) => row.schemaName],
  ["table", (row) => row.tableName],
  ["column", (row) => row.columnName],
  ["metric", (row) => row.type],
  ["percentile", (row) => row.percentile],
  ["name", (row) => row.name],
  ["captured_at", ({ point }) => point.capturedAt],
  ["value", ({ point }) => point.value],
  ["method", ({ point }) => point.method],
  ["state", ({ point }) => point.state],
  ["expected", ({ point }) => point.expected],
  ["lower", ({ point }) => point.lower],
  ["upper", ({ point }) => point.upper],
  ["score", ({ point }) => point.score],
  ["reason", ({ point }) => point.reason],
  ["mark", ({ point }) => point.mark],
  ["marked_by", ({ point }) => point.markedByName],
  ["job_id", ({ point }) => point.jobId],
  ["captures", ({ episode }) => episode.points],
  ["since", ({ episode }) => episode.since],
] as const satisfies Columns<PointRow>;
