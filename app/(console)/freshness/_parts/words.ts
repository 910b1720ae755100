import type { FreshnessRow } from "#lib/freshness/views.ts";

/** `every hour`, `every 90 minutes`. */
export const everyWords = (seconds: number): string => `every ${spanWords(seconds).replace(/^1 /, "")}`;

/** `6 hours`, `90 minutes`, `2 days`: as people would say it. */
export function spanWords(seconds: number): string {
  for (const [unit, size] of [
    ["day", 86_400],
    ["hour", 3_600],
  ] as const)
    if (seconds >= size && seconds % size === 0) return quantity(seconds / size, unit);
  if (seconds >= 2 * 86_400) return quantity(Math.round(seconds / 8_640) / 10, "day");
  if (seconds >= 2 * 3_600) return quantity(Math.round(seconds / 360) / 10, "hour");
  return quantity(Math.round(seconds / 60), "minute");
}

const quantity = (count: number, unit: string) =>
  `${count.toLocaleString("en")} ${unit}${count === 1 ? "" : "s"}`;

/** How the last update is known. */
export function signalWords({
  signal,
  usedColumn,
}: Pick<FreshnessRow, "signal" | "usedColumn">): string | null {
  if (signal === "column") return `newest ${usedColumn ?? "value"}`;
  if (signal === "moved") return `${usedColumn ?? "the newest value"} grew between two checks`;
  return signal === "commit" ? "newest commit" : null;
}

export const heldWords = ({ heldToSeconds, slaSeconds, isLearned }: FreshnessRow): string => {
  if (slaSeconds !== null) return everyWords(slaSeconds);
  return isLearned && heldToSeconds !== null ? `${everyWords(heldToSeconds)}, learned` : "not known yet";
};

export const NOTE_WORDS: Record<FreshnessRow["notes"][number], string> = {
  future_dated: "Rows are dated in the future. They are left out.",
  zone_assumed:
    "The column has no time zone. Until it is seen to grow, the update may have been 14 hours off either way.",
  day_precision: "The column has days and no times.",
  statistics_reset: "The server began to count anew, so changes in between are not known.",
  rows_unread:
    "The source shows its structure alone, so no row was looked at, not even for its newest time. An admin may change what Tidewatch may read on the source’s page.",
  no_signal: "The server counts no changes of it.",
};
