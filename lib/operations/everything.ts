import type { JobFilter } from "#lib/jobs/filter.ts";
import { isNarrowed } from "#lib/jobs/filter-parts.ts";
import { isActive, isRetryable, JOB_STATUSES, type JobStatus } from "#lib/jobs/status.ts";
import type { Verb } from "./views.ts";

const ACTS_ON = { cancel: isActive, retry: isRetryable } as const satisfies Record<
  Verb,
  (status: JobStatus) => boolean
>;

/** Whether the filter leaves out anything that could be cancelled, or retried. */
const isLimited = (filter: JobFilter, verb: Verb): boolean =>
  isNarrowed({ ...filter, status: [] }) ||
  JOB_STATUSES.some((status) => ACTS_ON[verb](status) && !isMeant(status, filter));

function isMeant(status: JobStatus, { tab, status: statuses }: JobFilter): boolean {
  const isOfTab = tab === "all" || (tab === "active" ? isActive(status) : status === tab);
  return isOfTab && (statuses.length === 0 || statuses.includes(status));
}

/** Why everything that matches is not to be acted upon; null where it is. */
export const whyNotEverything = (filter: JobFilter, verb: Verb): string | null =>
  isLimited(filter, verb)
    ? null
    : `No filter is set, so this would ${verb} ${verb === "cancel" ? "every job that waits or runs" : "every job that failed or was cancelled"}. Choose a filter first.`;
