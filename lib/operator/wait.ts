import { setTimeout as sleep } from "node:timers/promises";
import { AppError } from "#lib/errors.ts";
import { findJobRows } from "#lib/jobs/queries.ts";
import { isTerminal } from "#lib/jobs/status.ts";
import type { JobRow } from "#lib/jobs/views.ts";
import type { Operator } from "./command.ts";
import { progressText, statusWord, waitingText } from "./job-text.ts";

const LOOK_EVERY_MS = 250;
/** A worker that restarts is back sooner; without one nothing would ever change. */
const PATIENCE_WITHOUT_WORKER_MS = 30_000;

/** Follows a job to its end and tells on the way what it does, or what it waits for. */
export async function waitForEnd(operator: Operator, jobId: string): Promise<JobRow> {
  let said = "";
  let lastSeenWorking = performance.now();
  for (;;) {
    const [job] = await operator.inOrganization((db, scope) => findJobRows(db, scope, [jobId]));
    if (!job) throw new AppError("not_found", "The job is gone: its organization was deleted.");
    if (isTerminal(job.status)) return job;

    const now = situation(job);
    if (now !== said) operator.output.say(now);
    said = now;
    if (job.waiting?.reason !== "no_worker") lastSeenWorking = performance.now();
    if (performance.now() - lastSeenWorking > PATIENCE_WITHOUT_WORKER_MS) {
      throw new AppError(
        "unavailable",
        `No worker is running, so ${job.shortId} stays pending. Start one with \`npm run up\`; the job then runs by itself.`,
      );
    }
    await sleep(LOOK_EVERY_MS, undefined, { signal: operator.signal });
  }
}

const situation = (job: JobRow): string =>
  `${job.shortId}  ${statusWord(job)}  ${job.status === "pending" ? (waitingText(job) ?? "") : progressText(job)}`.trimEnd();
