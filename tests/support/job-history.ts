import type { Db } from "#lib/db/client.ts";

/** A job with its configuration and result, and with its attempts and events in their order. */
export async function readJob(owner: Db, id: string) {
  const [job, detail, attempts, events] = await Promise.all([
    owner.job.findUniqueOrThrow({ where: { id } }),
    owner.jobDetail.findUniqueOrThrow({ where: { jobId: id } }),
    owner.jobAttempt.findMany({ where: { jobId: id }, orderBy: { attempt: "asc" } }),
    owner.jobEvent.findMany({ where: { jobId: id }, orderBy: { id: "asc" } }),
  ]);
  return { ...job, detail, attempts, events };
}
