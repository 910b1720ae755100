import { may, type Role, whyNot } from "#lib/auth/scope.ts";
import { isActive, isRetryable, STATUS_LABELS } from "#lib/jobs/status.ts";
import type { JobRow } from "#lib/jobs/views.ts";

/** Why an action is not open on this job, in the words shown under it; null where it is. */

export function whyNotCancel(job: JobRow, role: Role): string | null {
  if (!isActive(job.status))
    return job.status === "cancelled"
      ? "It is already cancelled"
      : `It has already ${STATUS_LABELS[job.status].toLowerCase()}`;
  if (!may(role, "jobs.run")) return whyNot("jobs.run");
  return job.cancel ? "It is being cancelled" : null;
}

export function whyNotRetry(job: JobRow, role: Role): string | null {
  if (isActive(job.status)) return "It has not ended yet";
  if (!isRetryable(job.status)) return "It completed. Run it again from its asset";
  if (!may(role, "jobs.run")) return whyNot("jobs.run");
  if (job.retryNeeds && !may(role, job.retryNeeds)) return whyNot(job.retryNeeds);
  return job.retryBlocked;
}

export function whyNotRun(role: Role): string | null {
  return may(role, "jobs.run") ? null : whyNot("jobs.run");
}

export const whyNoAsset = (job: JobRow): string | null => (job.assetId ? null : "What it acted on is gone");

export function whyNoJobPage(job: JobRow, href: string | null): string | null {
  if (isActive(job.status)) return "It has published nothing yet";
  if (job.status !== "completed")
    return `It ${job.status === "failed" ? "failed" : "was cancelled"}, so it published nothing`;
  return href ? null : "Jobs of this type have no page of their own";
}
