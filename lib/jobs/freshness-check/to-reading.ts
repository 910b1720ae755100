import type { FreshnessSignals, TableToDate } from "#lib/connectors/freshness.ts";
import type { Reading } from "#lib/engines/freshness/signals.ts";

/** What the connector told of a table, as the engine takes it. */
export const toReading = (
  { readAt, system, counters, newest, nextFuture, committedAt, fault }: FreshnessSignals,
  column: TableToDate["column"],
): Reading => ({
  readAt,
  system,
  asked: column && `${column.name} ${column.type}`,
  column: column && fault === null ? { name: column.name, type: column.type, newest, nextFuture } : null,
  counters,
  committedAt,
});
