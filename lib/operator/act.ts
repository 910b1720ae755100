import { getJobDetails } from "#lib/jobs/details/job-details.ts";
import { enqueueJob } from "#lib/jobs/enqueue.ts";
import { hintChange } from "#lib/jobs/hint.ts";
import { findJobRows } from "#lib/jobs/queries.ts";
import { retryJob } from "#lib/jobs/retry.ts";
import { requestCancel } from "#lib/jobs/transitions/cancel.ts";
import type { JobRow } from "#lib/jobs/views.ts";
import type { Command, Operator } from "./command.ts";
import { findSource } from "./find-source.ts";
import { assetLabel, detailsText, jobJson, statusWord } from "./job-text.ts";
import { jobTypeOf } from "./job-type.ts";
import { printable } from "./output.ts";
import { waitForEnd } from "./wait.ts";

const WAIT = { wait: { type: "boolean" } } as const;

export const run: Command = {
  usage: "run TYPE SOURCE [--wait]",
  summary: "Start a job on a source, e.g. `run asset-discovery orders --wait`.",
  operands: ["a job type", "a source"],
  options: WAIT,
  needs: "organization",
  async run(operator, given) {
    const [typeName = "", sourceName = ""] = given.operands;
    const type = jobTypeOf(typeName);
    const { id: sourceId } = await findSource(operator, sourceName);
    const job = await operator.inOrganization((db, scope) =>
      enqueueJob(db, scope, { type, sourceId, assetId: sourceId, trigger: "cli" }),
    );
    if (!job.isNew) operator.output.say(`${job.shortId} already waits to do the same, so it is the answer.`);
    return follow(operator, job.id, given.has("wait"));
  },
};

export const retry: Command = {
  usage: "retry JOB [--wait]",
  summary: "Run a failed or cancelled job again, as a new job.",
  operands: ["a job"],
  options: WAIT,
  needs: "organization",
  async run(operator, given) {
    const old = await findJob(operator, given.operands[0]);
    const job = await operator.inOrganization((db, scope) => retryJob(db, scope, old.id));
    if (!job.isNew) operator.output.say(`${old.shortId} was already retried, as ${job.shortId}.`);
    return follow(operator, job.id, given.has("wait"));
  },
};

export const cancel: Command = {
  usage: "cancel JOB [--wait]",
  summary: "Cancel a waiting or running job.",
  operands: ["a job"],
  options: WAIT,
  needs: "organization",
  async run(operator, given) {
    const { id } = await findJob(operator, given.operands[0]);
    const answer = await operator.inOrganization((db, scope) => requestCancel(db, scope, id));
    await hintChange(operator.web, operator.scope.organizationId);
    operator.output.say(answer.message);
    const job = given.has("wait") ? await waitForEnd(operator, id) : await readJob(operator, id);
    report(operator, job);
    const isDone = job.status === "cancelled" || (answer.outcome === "requested" && !given.has("wait"));
    return isDone ? 0 : 1;
  },
};

export const job: Command = {
  usage: "job JOB",
  summary: "Everything about one job: cause, fix, steps, log.",
  operands: ["a job"],
  needs: "organization",
  async run({ inOrganization, output }, given) {
    const details = await inOrganization((db, scope) => getJobDetails(db, scope, given.operands[0] ?? ""));
    const { job: row, now, ...rest } = details;
    output.result({ ...jobJson(row, new Date(now)), ...rest }, () => detailsText(details));
    return 0;
  },
};

const findJob = async (operator: Operator, idOrShortId = ""): Promise<JobRow> =>
  (await operator.inOrganization((db, scope) => getJobDetails(db, scope, idOrShortId))).job;

async function readJob(operator: Operator, id: string): Promise<JobRow> {
  const [row] = await operator.inOrganization((db, scope) => findJobRows(db, scope, [id]));
  return row ?? findJob(operator, id);
}

/** 0 for a job that was accepted, or under `--wait` for one that completed. */
async function follow(operator: Operator, id: string, isWaiting: boolean): Promise<number> {
  await hintChange(operator.web, operator.scope.organizationId);
  const job = isWaiting ? await waitForEnd(operator, id) : await readJob(operator, id);
  report(operator, job);
  return isWaiting && job.status !== "completed" ? 1 : 0;
}

function report({ output }: Operator, job: JobRow): void {
  output.result(
    jobJson(job, new Date()),
    () =>
      `${job.shortId}  ${printable(assetLabel(job))}  ${statusWord(job)}${job.message ? `: ${printable(job.message)}` : ""}`,
  );
}
