/** What may be an alert. Plain: pages and forms read it, and the database keeps the keys. */

export const ALERT_SEVERITIES = ["critical", "warning", "info"] as const;
export type AlertSeverity = (typeof ALERT_SEVERITIES)[number];

/** `about`: what an event concerns. Only those that concern tables are narrowed by schema, table and tag. */
type Kind = { label: string; about: "job" | "tables"; severity: AlertSeverity };

/** As rules offer them. The severity of a schema change is that of the worst of its changes. */
export const ALERT_KINDS = {
  discovery_failed: { label: "Discovery failed", about: "job", severity: "critical" },
  job_failed: { label: "Job failed", about: "job", severity: "critical" },
  job_recovered: { label: "Job recovered", about: "job", severity: "info" },
  job_slow: { label: "Job slow", about: "job", severity: "warning" },
  job_fast: { label: "Job suspiciously fast", about: "job", severity: "warning" },
  job_stuck: { label: "Job stuck", about: "job", severity: "warning" },
  schema_change: { label: "Schema change detected", about: "tables", severity: "critical" },
  asset_removed: { label: "Asset removed", about: "tables", severity: "critical" },
  asset_discovered: { label: "New asset discovered", about: "tables", severity: "info" },
  freshness_violation: { label: "Freshness violation", about: "tables", severity: "warning" },
  metric_anomaly: { label: "Metric anomaly", about: "tables", severity: "warning" },
} as const satisfies Record<string, Kind>;

export type AlertKind = keyof typeof ALERT_KINDS;
export const ALERT_KIND_NAMES = Object.keys(ALERT_KINDS) as AlertKind[]; // the keys of a record that is written out

export const isAlertKind = (kind: string): kind is AlertKind => kind in ALERT_KINDS;

/** What a discovery found, which its page of changes lists. */
export const isOfChanges = (kind: string): boolean =>
  ["schema_change", "asset_removed", "asset_discovered"].includes(kind);

/** Of these a rule may tell the first of a row alone. */
export const REPEATED_KINDS: readonly AlertKind[] = [
  ...(["discovery_failed", "job_failed", "freshness_violation", "metric_anomaly"] as const),
];

/** Also of what Tidewatch tells by itself, which no rule asks for. */
export const alertKindLabel = (kind: string): string => {
  if (isAlertKind(kind)) return ALERT_KINDS[kind].label;
  return kind.startsWith("destination_") ? "Destination" : kind;
};

export const worst = (severities: readonly AlertSeverity[]): AlertSeverity =>
  ALERT_SEVERITIES.find((severity) => severities.includes(severity)) ?? "info";
