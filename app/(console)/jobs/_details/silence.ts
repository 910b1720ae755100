import type { JobDetails, JobStepView } from "#lib/jobs/views.ts";

type Read = Pick<JobDetails, "job" | "steps">;

/** The step under way, as it was last read. */
export const stepUnderWay = ({ job, steps }: Read): JobStepView | undefined =>
  steps.findLast((one) => one.step === job.step && one.attempt === job.attempt);

/** A step that has counted nothing for longer than this is waiting for an answer. */
const SILENT_FROM_MS = 5_000;

/** How long the customer's database has not answered; null where it has, or where nobody asks it. */
export function silentFor(read: Read, now: Date): number | null {
  const step = stepUnderWay(read);
  // Publishing is work of our own, which counts nothing.
  if (!step || step.unitsDone !== null || step.step === "publish") return null;
  const ms = now.getTime() - Date.parse(step.startedAt);
  return ms > SILENT_FROM_MS ? ms : null;
}
