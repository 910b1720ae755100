import type { History } from "./fill.ts";

export type Query = Readonly<Record<string, string>>;

export type Case = { name: string; query: Query };

/** Every combination of what indexes answer: tab × type × asset or source × time. */
export function indexedCases({ sources, tables }: History): Case[] {
  const [source = "", table = ""] = [sources[7], tables[77]];
  const places: Case[] = [
    { name: "", query: {} },
    { name: "a source", query: { source } },
    { name: "a source's own asset", query: { asset: source } },
    { name: "a table", query: { asset: table } },
  ];
  const rest = TABS.flatMap((tab) =>
    TYPES.flatMap((type) => TIMES.map((time) => ({ ...tab, ...type, ...time }))),
  );
  return places.flatMap(({ name, query }) =>
    rest.map((narrower) => ({
      name: [name, nameOf(narrower)].filter(Boolean).join(" ") || "the whole list",
      query: { ...query, ...narrower },
    })),
  );
}

const TABS: Query[] = [
  {},
  { tab: "active" },
  { tab: "completed" },
  { tab: "failed" },
  { status: "cancelled" },
];
const TYPES: Query[] = [
  {},
  { type: "metric_capture" },
  { type: "freshness_check" },
  { type: "asset_discovery,metric_capture" },
];
const TIMES: Query[] = [{}, { within: "90d" }];

/** What rows must be read for, one by one; the first finds nothing. */
export const searchedCases = ({ people }: History): Case[] =>
  searches(people[3] ?? "").map((query) => ({ name: nameOf(query), query }));

const searches = (person: string): Query[] => [
  { q: "no such text" },
  { q: "may not read the schema" },
  { q: "warehouse7" },
  { trigger: "manual" },
  { startedBy: person },
  { over: "14m" },
  { within: "7d", sort: "duration", tab: "failed" },
];

const nameOf = (query: Query): string =>
  Object.entries(query)
    .map(([name, value]) => `${name}=${/^[0-9a-f-]{36}$/.test(value) ? "…" : value}`)
    .join(" ");
