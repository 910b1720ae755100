import { formatCount } from "#lib/format.ts";

const MOST_REASONS = 5;
const MOST_NAMED = 3;

type Fault = { name: string; reason: string };

/**
 * What stood in the way of a job that completes all the same, a sentence for each reason, the most frequent first:
 * `2 metrics were not captured (row count of sales.held, null percent of sales.held.note): There is no time left.`
 */
export function problemsOf(faults: readonly Fault[], said: { one: string; many: string }): string[] {
  const byReason = [...Map.groupBy(faults, ({ reason }) => reason)].sort(
    ([, a], [, b]) => b.length - a.length,
  );
  return byReason
    .slice(0, MOST_REASONS)
    .map(
      ([reason, alike]) =>
        `${formatCount(alike.length)} ${alike.length === 1 ? said.one : said.many} (${named(alike)}): ${reason}`,
    );
}

function named(faults: readonly Fault[]): string {
  const names = faults.slice(0, MOST_NAMED).map(({ name }) => name);
  const more = faults.length - names.length;
  return names.join(", ") + (more > 0 ? ` and ${formatCount(more)} more` : "");
}
