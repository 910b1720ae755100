/** One goal with what was measured. `isJudged` goals are counts and ratios; absolute times are printed, not judged. */
export type Goal = {
  what: string;
  ours: number;
  yardstick: number | null;
  yardstickName: string;
  unit: string;
  isJudged: boolean;
} & Bound;

/** What may be: of `ours / yardstick` where there is one, else of `ours`. */
type Bound = { most: number } | { least: number };

export const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;

const ratioOf = ({ ours, yardstick }: Goal): number | null => (yardstick ? ours / yardstick : null);
export function isHeld(goal: Goal): boolean {
  const value = ratioOf(goal) ?? goal.ours;
  return "most" in goal ? value <= goal.most : value >= goal.least;
}

/** The value that this share of the others does not exceed. */
export const percentile = (values: readonly number[], share: number): number =>
  values.toSorted((a, b) => a - b)[Math.ceil(values.length * share) - 1] ?? Number.NaN;

/** A table people can read, or with `json` one line for machines and nothing else. */
export function report(bench: string, goals: readonly Goal[], { json }: { json: boolean }): string {
  if (json) {
    const rows = goals.map((goal) => ({ ...goal, ratio: ratioOf(goal), isHeld: isHeld(goal) }));
    return `${JSON.stringify({ bench, goals: rows })}\n`;
  }
  const cells = goals.map((goal) => {
    const { what, ours, yardstick, yardstickName, unit, isJudged } = goal;
    const ratio = ratioOf(goal);
    return [
      what,
      `${format(ours)} ${unit}`,
      yardstick === null ? yardstickName : `${format(yardstick)} ${unit} ${yardstickName}`,
      ratio === null ? "" : format(ratio),
      `${"most" in goal ? `≤ ${format(goal.most)}` : `≥ ${format(goal.least)}`}${ratio === null ? ` ${unit}` : ""}`,
      isHeld(goal) ? "held" : isJudged ? "NOT HELD" : "not held",
    ];
  });
  const rows = [["goal", "ours", "yardstick", "ratio", "goal", ""], ...cells];
  const widths = rows[0]?.map((_, at) => Math.max(...rows.map((row) => row[at]?.length ?? 0))) ?? [];
  return rows
    .map(
      (row) =>
        `${row
          .map((cell, at) => cell.padEnd(widths[at] ?? 0))
          .join("  ")
          .trimEnd()}\n`,
    )
    .join("");
}

const format = (value: number): string =>
  value >= 100 ? Math.round(value).toLocaleString("en") : String(Number(value.toPrecision(2)));
