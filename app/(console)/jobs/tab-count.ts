import { formatCount, formatQuantity } from "#lib/format.ts";
import type { JobFilter, JobTab } from "#lib/jobs/filter.ts";
import type { JobPage, TabCounts } from "#lib/jobs/views.ts";

const isAtLeast = (counts: TabCounts, tab: JobTab): boolean => counts.atLeast?.includes(tab) ?? false;

/** `1,284`; `1,000+` where no more were counted. Null: nobody knows, for none is among those that were looked at. */
export const tabCount = (counts: TabCounts, tab: JobTab): string | null =>
  isAtLeast(counts, tab)
    ? counts[tab] > 0
      ? `${formatCount(counts[tab])}+`
      : null
    : formatCount(counts[tab]);

/** `1 job`, `1,000+ jobs`, `1 or more jobs`; `jobs` where nobody knows how many. */
export function jobsInTab(counts: TabCounts, tab: JobTab): string {
  if (counts[tab] === 1) return isAtLeast(counts, tab) ? "1 or more jobs" : "1 job";
  return [tabCount(counts, tab), "jobs"].filter(Boolean).join(" ");
}

type Shown = { page: Pick<JobPage, "searched">; filter: JobFilter; counts: TabCounts; shown: number };

/** How much of what is shown: `50 of 1,284 jobs`, `1 job found so far`, `None among the newest 50,000`. */
export function shownOfAll({ page: { searched }, filter, counts, shown }: Shown): string {
  if (searched && shown === 0)
    return `None among ${filter.before ? "" : "the newest "}${formatQuantity(searched.count, "job")}`;
  if (searched) return `${formatQuantity(shown, "job")} found so far`;
  // A row is there before it is counted.
  const isUncounted = tabCount(counts, filter.tab) === null || shown > counts[filter.tab];
  return filter.status.length > 0 || isUncounted
    ? formatQuantity(shown, "job")
    : `${formatCount(shown)} of ${jobsInTab(counts, filter.tab)}`;
}
