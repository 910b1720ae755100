import type { JobDetails, JobRow } from "#lib/jobs/views.ts";

/** With what these rows say of the other jobs of its chain: a new retry, or what became of one. The same where nothing. */
export function followChain(details: JobDetails, rows: readonly JobRow[]): JobDetails {
  let { chain } = details;
  for (const { id, shortId, status, createdAt, retryOfId } of rows) {
    const at = chain.findIndex((link) => link.id === id);
    const isNew = at < 0 && chain.some((link) => link.id === retryOfId);
    const isMoved = id !== details.job.id && at >= 0 && chain[at]?.status !== status;
    if (isNew) chain = [...chain, { id, shortId, status, createdAt }];
    if (isMoved) chain = chain.with(at, { id, shortId, status, createdAt });
  }
  return chain === details.chain ? details : { ...details, chain };
}

/** What came of the same work since: the newest retry of the job, else a later run of its kind that completed. */
export function sinceThen({ job, chain, past }: JobDetails): {
  id: string;
  shortId: string;
  status: string;
  isRetry: boolean;
} | null {
  const newest = chain.at(-1);
  if (newest && newest.id !== job.id) return { ...newest, isRetry: true };
  const later = past.recent.find(({ id, status }) => id > job.id && status === "completed");
  return later ? { ...later, isRetry: false } : null;
}
