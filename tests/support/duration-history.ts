import type { Cause, Circumstances } from "#lib/engines/durations/cause.ts";
import { seeded } from "./chance.ts";

/** What a history can be made of: one thing that made its last run slow, or nothing. */
export const KNOWN_CAUSES = [
  ...(["tables", "columns", "rows", "changes", "statisticsAgeHours"] as const),
  ...(["replicaLagSeconds", "waitedMs", "attempts"] as const),
  null,
] as const satisfies (Cause["kind"] | null)[];
type Known = (typeof KNOWN_CAUSES)[number];

type History = { run: Circumstances; earlier: Circumstances[]; side: "slow" };

/**
 * Runs of one source as they come: it grows slowly, its statistics are renewed now and then, queues vary, a run in thirty
 * needs a second attempt, a quarter of the sources are replicas. The last is slow for the reason that is given, besides all that.
 */
export function aHistory(seed: number, cause: Known): History {
  const chance = seeded(seed + 1).next;
  const between = (low: number, high: number) => low + (high - low) * chance();
  const skewed = (low: number, high: number) => low * (high / low) ** chance();
  const size = { tables: skewed(20, 5_000), width: between(5, 25), rowsPerTable: skewed(200, 100_000) };
  const isReplica = cause === "replicaLagSeconds" || chance() < 0.25;
  const growth = between(1, 1.004);
  const renewedEvery = between(6, 40);
  const runs = 6 + Math.floor(chance() * 45);
  const all = Array.from({ length: runs + 1 }, (_, n): Circumstances => {
    const isEarlier = n < runs; // the last is like the others but for what is given
    const tables = size.tables * growth ** n * between(0.995, 1.005);
    return {
      tables: Math.round(tables),
      columns: Math.round(tables * size.width * between(0.995, 1.005)),
      rows: Math.round(tables * size.rowsPerTable * between(0.9, 1.1)),
      changes: chance() < 0.7 ? 0 : Math.floor(isEarlier && chance() < 0.1 ? skewed(15, 150) : skewed(1, 15)),
      statisticsAgeHours: (n * 6) % renewedEvery,
      replicaLagSeconds: isReplica ? skewed(0.05, 6) : null,
      waitedMs: Math.round(isEarlier && chance() < 0.03 ? skewed(9_000, 120_000) : skewed(5, 9_000)),
      attempts: isEarlier && chance() < 1 / 30 ? 2 : 1,
    };
  });
  const run = all.at(-1) ?? fail();
  const earlier = all.slice(0, -1).slice(-12);
  if (cause === null) return { run, earlier, side: "slow" };
  return { run: { ...run, ...madeSlow(cause, run, skewed) }, earlier, side: "slow" };
}

function madeSlow(
  cause: NonNullable<Known>,
  run: Circumstances,
  skewed: (low: number, high: number) => number,
): Partial<Circumstances> {
  const { tables, columns, rows } = run;
  const times = (value: number | null, factor: number) => Math.round((value ?? 0) * factor);
  switch (cause) {
    case "tables": {
      const factor = skewed(1.4, 4);
      return { tables: times(tables, factor), columns: times(columns, factor), rows: times(rows, factor) };
    }
    case "columns":
      return { columns: times(columns, skewed(1.5, 4)) };
    case "rows":
      return { rows: times(rows, skewed(2, 20)) };
    case "changes":
      return { changes: Math.round(skewed(80, 2_000)) };
    case "statisticsAgeHours":
      return { statisticsAgeHours: skewed(200, 2_000) };
    case "replicaLagSeconds":
      return { replicaLagSeconds: skewed(45, 3_600) };
    case "waitedMs":
      return { waitedMs: Math.round(skewed(60_000, 3_600_000)) };
    case "attempts":
      return { attempts: skewed(1, 9) < 6 ? 2 : 3 };
  }
}

function fail(): never {
  throw new Error("A history has a last run.");
}
