/**
 * Why a run took longer or shorter than usual: what about it differs from the runs before by far more than it differs
 * among them. Nothing is said where nothing does: a guess would send people the wrong way.
 */

/** What is known of a run beside its duration; null where it did not say. */
export type Circumstances = {
  tables: number | null;
  columns: number | null;
  rows: number | null;
  /** Differences that were found and stored. */
  changes: number | null;
  statisticsAgeHours: number | null;
  replicaLagSeconds: number | null;
  /** In the queue, before it began. */
  waitedMs: number;
  attempts: number;
};

type Measure = Exclude<keyof Circumstances, "attempts"> | "attempts";
export type Cause = { kind: Measure; from: number; to: number };

/** Fewer runs before do not show how much a measure varies by itself. */
const FEWEST_BEFORE = 4;

type Rule = {
  kind: Measure;
  /** By how much it has to differ from the middle of those before, as a factor. */
  factor: number;
  /** And by how much at least, in its own unit: small numbers double for no reason. */
  least: number;
  /** Whether less of it makes a run faster. */
  isBothWays?: boolean;
};

const RULES: readonly Rule[] = [
  { kind: "tables", factor: 1.2, least: 5, isBothWays: true },
  { kind: "columns", factor: 1.25, least: 40, isBothWays: true },
  { kind: "rows", factor: 1.5, least: 10_000, isBothWays: true },
  { kind: "changes", factor: 4, least: 20 },
  { kind: "statisticsAgeHours", factor: 3, least: 48 },
  { kind: "replicaLagSeconds", factor: 4, least: 30 },
  { kind: "waitedMs", factor: 5, least: 30_000 },
  { kind: "attempts", factor: 1.5, least: 1 },
];

/** `before` are completed runs of the same asset and type, in any order. Null where nothing stands out. */
export function findCause(
  run: Circumstances,
  before: readonly Circumstances[],
  side: "fast" | "slow",
): Cause | null {
  const found = RULES.flatMap((rule) => judge(rule, run, before, side) ?? []);
  return found.toSorted((a, b) => b.strength - a.strength)[0]?.cause ?? null;
}

function judge(
  { kind, factor, least, isBothWays = false }: Rule,
  run: Circumstances,
  before: readonly Circumstances[],
  side: "fast" | "slow",
): { cause: Cause; strength: number } | null {
  if (side === "fast" && !isBothWays) return null;
  const to = run[kind];
  const others = before.flatMap((one) => one[kind] ?? []).toSorted((a, b) => a - b);
  if (to === null || others.length < FEWEST_BEFORE) return null;
  const from = others[Math.floor(others.length / 2)] ?? 0;
  // One that stood out before may have been slow for the same reason.
  const aside = others.length > FEWEST_BEFORE + 1 ? 1 : 0;
  const [lowest = 0, highest = 0] = [others[aside], others.at(-1 - aside)];
  const [less, more] = side === "slow" ? [from, to] : [to, from];
  if (more - less < least || more < less * factor) return null;
  // It was so before, and the run was not slow then.
  if (side === "slow" ? to <= highest : to >= lowest) return null;
  const spread = Math.max(least / 2, highest - lowest);
  // How far beyond its own limit, and how far beyond what it varies by anyway.
  const strength =
    Math.log(more / Math.max(less, least)) / Math.log(factor) + Math.min(2, (more - less) / spread) / 4;
  return { cause: { kind, from, to }, strength };
}
