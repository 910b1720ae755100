import { formatCount } from "#lib/format.ts";
import type { JobTab } from "#lib/jobs/filter.ts";
import type { TabCounts } from "#lib/jobs/views.ts";

/** `1,284`; `1,000+` where no more were counted. */
export const tabCount = (counts: TabCounts, tab: JobTab): string =>
  `${formatCount(counts[tab])}${counts.atLeast?.includes(tab) ? "+" : ""}`;

/** `1 job`, `1,000+ jobs`. */
export const jobsInTab = (counts: TabCounts, tab: JobTab): string =>
  `${tabCount(counts, tab)} ${counts[tab] === 1 && !counts.atLeast?.includes(tab) ? "job" : "jobs"}`;
