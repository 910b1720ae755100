import { formatCount } from "#lib/format.ts";
import { STATUS_LABELS } from "#lib/jobs/status.ts";
import type { JobRow } from "#lib/jobs/views.ts";
import type { Verb } from "#lib/operations/views.ts";
import { whyNotCancel, whyNotRetry } from "../allowed.ts";

type SortedOut = { able: JobRow[]; others: string[]; total: number };

/** Of chosen jobs those that can be acted upon whatever the role, and of the rest how many there are of each status. */
export function sortOut(verb: Verb, jobs: readonly JobRow[]): SortedOut {
  const whyNot = verb === "cancel" ? whyNotCancel : whyNotRetry;
  const able = jobs.filter((job) => whyNot(job, "owner") === null);
  const counts = new Map<string, number>();
  for (const job of jobs.filter((one) => !able.includes(one))) {
    const state = stateOf(verb, job);
    counts.set(state, (counts.get(state) ?? 0) + 1);
  }
  const others = [...counts].map(([state, count]) => `${formatCount(count)} ${state}`);
  return { able, others, total: jobs.length };
}

function stateOf(verb: Verb, { status, cancel, retryBlocked }: JobRow): string {
  if (status === "running" && cancel) return "being cancelled";
  if (verb === "retry" && retryBlocked && (status === "failed" || status === "cancelled"))
    return "with nothing to run on any more";
  return STATUS_LABELS[status].toLowerCase();
}
