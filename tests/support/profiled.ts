import type { Measure, Profile, RelationToProfile } from "#lib/connectors/profiling.ts";
import type { Target } from "./discovery.ts";
import { quoted } from "./quoted.ts";
import { open, settingsFor } from "./target-connection.ts";

type Bounds = { seconds?: number; mostCost?: number };
type Login = { username: string; password: string };

/** `max amount`, `percentile amount 95`: a measure in words; `distinct! amount` counts every value. */
export const measure = (words: string, type = ""): Measure => {
  const [asked = "", column = null, percentile] = words.split(/ (.*?)(?: ([\d.]+))?$/);
  const what = asked.replace("!", "") as Measure["what"];
  return {
    ...{ what, percentile: percentile === undefined ? null : Number(percentile) },
    ...{ column: column ? { name: column, type } : null },
    ...{ isUnique: false, isExact: asked.endsWith("!") },
  };
};

/** Profiles a relation of the schema `public`, in a session of its own. */
export async function profiled(
  target: Pick<Target, "url">,
  relation: Pick<RelationToProfile, "name" | "measures"> & Partial<RelationToProfile>,
  { seconds = 20, mostCost = 1e9, login }: Bounds & { login?: Login } = {},
): Promise<Profile> {
  const connector = await open(settingsFor(target, login));
  const whole = { schemaName: "public", canBeSampled: true, backfill: null, ...relation };
  const { signal } = new AbortController();
  return connector
    .profile(whole, { seconds, totalSeconds: 60, mostCost }, signal)
    .finally(() => connector.close());
}

/** The same in the plainest SQL there is, one statement each. */
export function plainly({ what, column, percentile }: Measure, relation: string): string {
  const c = column ? quoted(column.name) : "*";
  const seconds = /^(date|time)/.test(column?.type ?? "");
  const select = {
    rows: "count(*)",
    nulls: `100.0 * count(*) filter (where ${c} is null) / nullif(count(*), 0)`,
    distinct: `count(distinct ${column?.type === "json" ? `${c}::text` : c})`,
    duplicates: `count(${c}) - count(distinct ${column?.type === "json" ? `${c}::text` : c})`,
    min: seconds ? `extract(epoch from min(${c}))` : `min(${c})`,
    max: seconds ? `extract(epoch from max(${c}))` : `max(${c})`,
    mean: `avg(${c})`,
    stddev: `stddev(${c})`,
    percentile: `percentile_cont(${(percentile ?? 0) / 100}) within group (order by ${c})`,
  }[what];
  return `select (${select})::float8 as value from ${relation}`;
}
