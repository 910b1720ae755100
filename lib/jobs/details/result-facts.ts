import { formatBytes, formatCount, formatDuration } from "#lib/format.ts";
import { ACCESS_LEVELS } from "#lib/sources/views.ts";

/** One thing a run found; `names` where it is a list, of which people also want to know what is new in it. */
export type ResultFact = { path: string; label: string; value: string; names: readonly string[] | null };

/** Where it stands in the result, what people call it, and how it is written where it is no count, word or list. */
type Told = readonly [path: string, label: string, write?: (value: number | string) => string];

const bytes = (value: number | string) => formatBytes(Number(value));
const span = (value: number | string) => formatDuration(Number(value));
const seconds = (value: number | string) => formatDuration(Number(value) * 1_000);
const hours = (value: number | string) => formatDuration(Number(value) * 3_600_000);
const exact = (value: number | string) => String(value);
const accessLevel = (value: number | string) =>
  Object.entries(ACCESS_LEVELS).find(([level]) => level === value)?.[1].label ?? String(value);

/** By type, in the order in which they are told: what was found, then where and how. Nothing else of a result is shown. */
const FACTS: Readonly<Record<string, readonly Told[]>> = {
  asset_discovery: [
    ["tables", "Tables"],
    ["views", "Views"],
    ["columns", "Columns"],
    ["constraints", "Keys and constraints"],
    ["indexes", "Indexes"],
    ["triggers", "Triggers"],
    ["types", "Types"],
    ["routines", "Functions"],
    ["added", "Added"],
    ["changed", "Changed"],
    ["removed", "Removed"],
    ["unreadableSchemas", "Unreadable schemas"],
    ["estimated.rows", "Estimated rows"],
    ["estimated.bytes", "Estimated size", bytes],
    ["serverVersion", "Server version"],
    ["circumstances.replicaLagSeconds", "Replica behind by", seconds],
    ["circumstances.statisticsAgeHours", "Statistics older by", hours],
  ],
  connection_test: [
    ["serverVersion", "Server version"],
    ["role", "Role"],
    ["isSuperuser", "Superuser"],
    ["readableSchemas", "Readable schemas"],
    ["unreadableSchemas", "Unreadable schemas"],
    ["tlsVersion", "Encryption"],
  ],
  intelligence_analysis: [
    ["tables", "Tables"],
    ["columns", "Columns"],
    ["written", "Texts written"],
    ["removed", "Texts removed"],
    ["edited", "Edited by people"],
    ["model.name", "Language model"],
    ["model.sent", "Parts sent to it"],
    ["model.accepted", "Texts of it accepted"],
    ["model.refused", "Texts of it refused"],
    ["proposed", "New versions by it"],
  ],
  tag_generation: [
    ["tables", "Tables"],
    ["columns", "Columns"],
    ["applied", "Tags"],
    ["toReview", "Tags to review"],
    ["added", "Added"],
    ["removed", "Removed"],
    ["sampledTables", "Tables with values checked"],
    ["skippedTables", "Tables not checked"],
    ["accessLevel", "What may be read", accessLevel],
  ],
  freshness_check: [
    ["tables", "Tables"],
    ["counts.stale", "Stale"],
    ["counts.fresh", "Fresh"],
    ["counts.unknown", "Unknown"],
    ["counts.disabled", "Turned off"],
    ["faults", "Did not answer"],
    ["updates", "New updates seen"],
  ],
  metric_capture: [
    ["metrics", "Metrics"],
    ["tables", "Tables"],
    ["counts.anomalous", "Anomalous"],
    ["counts.normal", "Normal"],
    ["counts.learning", "Learning"],
    ["counts.empty", "Without a value"],
    ["counts.failed", "Failed"],
    ["approximate", "Estimated values"],
    ["cost", "Planned cost"],
  ],
  metric_trial: [
    ["value", "Answer", exact],
    ["cost", "Planned cost"],
    ["ms", "Took", span],
  ],
  lineage_extraction: [
    ["brought.name", "Import"],
    ["views", "Views"],
    ["checked", "Views that Postgres confirms"],
    ["flows", "Column flows"],
    ["edges", "Arrows"],
    ["added", "Added"],
    ["removed", "Removed"],
    ["doubtful", "Not fully understood"],
    ["outside", "Tables outside of what is discovered"],
  ],
};

/** What a run of this type found, as facts; a type of another version has none. */
export function factsOfResult(type: string, result: Readonly<Record<string, unknown>> | null): ResultFact[] {
  if (!result) return [];
  return (FACTS[type] ?? []).flatMap(([path, label, write = wordOf]): ResultFact[] => {
    const value = valueAt(result, path);
    if (typeof value === "number" || typeof value === "string")
      return [{ path, label, value: write(value), names: null }];
    if (typeof value === "boolean") return [{ path, label, value: value ? "yes" : "no", names: null }];
    if (!Array.isArray(value)) return [];
    return [{ path, label, value: formatCount(value.length), names: value.map(nameOf) }];
  });
}

const wordOf = (value: number | string): string => (typeof value === "number" ? formatCount(value) : value);

/** A doubt is of something that has a name. */
const nameOf = (item: unknown): string =>
  isRecord(item) && "view" in item ? String(item.view) : String(item);

const valueAt = (result: unknown, path: string): unknown =>
  path.split(".").reduce((within: unknown, name) => (isRecord(within) ? within[name] : undefined), result);

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null;
