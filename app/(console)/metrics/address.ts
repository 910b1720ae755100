import type { AnomalyFilter, AnomalyTab } from "#lib/metrics/anomaly-views.ts";
import type { MetricFilter, MetricTab } from "#lib/metrics/views.ts";

const VALUES = ["source", "asset", "job", "q", "after"] as const;

/** The filter as an address; what is at its default is left out. */
export function metricsHref(filter: Partial<MetricFilter>): string {
  return withQuery("/metrics", [
    ["tab", filter.tab === "all" ? undefined : filter.tab],
    ...VALUES.map((name) => [name, filter[name]] as const),
  ]);
}

/** The same list from its beginning. */
export const fromStart = ({ after: _after, ...filter }: MetricFilter): Partial<MetricFilter> => filter;

export const tabHref = (filter: MetricFilter, tab: MetricTab): string =>
  metricsHref({ ...fromStart(filter), tab });

const DAYS = ["within", "from", "to"] as const;

const ofAnomalies = (filter: Partial<AnomalyFilter>) => [
  ["tab", filter.tab === "open" ? undefined : filter.tab] as const,
  ...[...VALUES, ...DAYS].map((name) => [name, filter[name]] as const),
];

export const anomaliesHref = (filter: Partial<AnomalyFilter>): string =>
  withQuery("/metrics/anomalies", ofAnomalies(filter));

/** Its query without the days: what a form that asks for others sends along. */
export const anomaliesQuery = (filter: AnomalyFilter): string =>
  queryOf(ofAnomalies({ ...anomaliesFromStart(filter), within: undefined, from: undefined, to: undefined }));

export const anomaliesFromStart = ({ after: _after, ...filter }: AnomalyFilter): Partial<AnomalyFilter> =>
  filter;

export const anomalyTabHref = (filter: AnomalyFilter, tab: AnomalyTab): string =>
  anomaliesHref({ ...anomaliesFromStart(filter), tab });

/** A file of all that match; none once the session works in another organization. */
export const exportHref = (filter: AnomalyFilter, format: "csv" | "json", organizationId: string): string =>
  withQuery("/api/metrics/anomalies/export", [
    ["format", format],
    ["organization", organizationId],
    ...ofAnomalies(anomaliesFromStart(filter)),
  ]);

/** A metric's page, with one of its points open. */
export const pointHref = (metricId: string, capturedAt: string): string =>
  `/metrics/${metricId}?point=${encodeURIComponent(capturedAt)}`;

type Parts = readonly (readonly [string, string | undefined])[];

function queryOf(parts: Parts): string {
  const query = new URLSearchParams();
  for (const [name, value] of parts) if (value) query.set(name, value);
  return query.toString();
}

function withQuery(path: string, parts: Parts): string {
  const query = queryOf(parts);
  return query ? `${path}?${query}` : path;
}
