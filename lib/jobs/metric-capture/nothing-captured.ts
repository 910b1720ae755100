import { ConnectorError, type FaultCode } from "#lib/connectors/connector.ts";
import { isFaultCode } from "#lib/connectors/failure.ts";
import { formatQuantity } from "#lib/format.ts";
import type { StagedPoint } from "./to-points.ts";

/**
 * The failure of a capture of which nothing came, as the database would have it of most of its metrics; null where something
 * was captured, and where nothing was asked of the database.
 */
export function nothingCaptured(points: readonly StagedPoint[]): ConnectorError | null {
  if (points.some(({ fault }) => fault === null)) return null;
  const byFault = Map.groupBy(
    points.flatMap(({ fault, reason }) => {
      const code = fault === null ? null : codeOf(fault);
      return code === null ? [] : [{ code, reason }];
    }),
    ({ code }) => code,
  );
  const [most] = [...byFault.values()].sort((a, b) => b.length - a.length);
  const first = most?.[0];
  if (!first) return null;
  const none = points.length === 1 ? "The metric" : `None of ${formatQuantity(points.length, "metric")}`;
  const could = points.length === 1 ? "could not be captured" : "could be captured";
  return new ConnectorError(first.code, `${none} ${could}. ${first.reason}`);
}

/** Null for what no database said: that a column is personal by now is no failure. */
function codeOf(fault: string): FaultCode | null {
  if (fault === "timeout/budget") return "timeout/statement";
  return isFaultCode(fault) ? fault : null;
}
