import type { History } from "./fill.ts";

export type Query = Readonly<Record<string, string>>;

/** Every combination of what indexes answer: tab × type × asset or source × time. */
export function indexedQueries({ sources, tables }: History): Query[] {
  const [source = "", table = ""] = [sources[7], tables[77]];
  const places = [{}, { source }, { asset: source }, { asset: table }];
  const tabs = [{}, { tab: "active" }, { tab: "completed" }, { tab: "failed" }, { status: "cancelled" }];
  const types = [
    {},
    { type: "metric_capture" },
    { type: "freshness_check" },
    { type: "asset_discovery,metric_capture" },
  ];
  const times = [{}, { within: "90d" }];
  return places.flatMap((place) =>
    tabs.flatMap((tab) =>
      types.flatMap((type) => times.map((time): Query => ({ ...place, ...tab, ...type, ...time }))),
    ),
  );
}

/** What rows must be read for, one by one; the first finds nothing. */
export const searchedQueries = ({ people }: History): Query[] => [
  { q: "no such text" },
  { q: "may not read the schema" },
  { q: "warehouse7" },
  { trigger: "manual" },
  { startedBy: people[3] ?? "" },
  { over: "14m" },
  { within: "7d", sort: "duration", tab: "failed" },
];

export const nameOf = (query: Query): string =>
  Object.entries(query)
    .map(([name, value]) => `${name}=${/^[0-9a-f-]{36}$/.test(value) ? "…" : value}`)
    .join(" ") || "the whole list";
