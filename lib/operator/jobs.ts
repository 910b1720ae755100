import { setTimeout as sleep } from "node:timers/promises";
import { JobFilter } from "#lib/jobs/filter.ts";
import { listJobs } from "#lib/jobs/queries.ts";
import { JOB_STATUSES } from "#lib/jobs/status.ts";
import type { JobRow } from "#lib/jobs/views.ts";
import { type Arguments, type Command, type Operator, UsageError } from "./command.ts";
import { findSource } from "./find-source.ts";
import { JOB_HEAD, jobCells, jobJson } from "./job-text.ts";
import { jobTypeOf } from "./job-type.ts";
import { table } from "./output.ts";

const LOOK_EVERY_MS = 500;
const MOST = 10_000;

export const jobs: Command = {
  usage: "jobs [--status STATUS,…] [--type TYPE] [--source NAME] [--limit N] [--watch]",
  summary: "The newest jobs; with --watch also every change, until Ctrl-C.",
  operands: [],
  options: {
    status: { type: "string" },
    type: { type: "string" },
    source: { type: "string" },
    limit: { type: "string" },
    watch: { type: "boolean" },
  },
  needs: "organization",
  async run(operator, given) {
    const filter = await filterOf(operator, given);
    const limit = limitOf(given.text("limit"));
    const { output } = operator;
    if (given.has("watch")) return watch(operator, filter, limit);
    const { rows, now } = await newest(operator, filter, limit);
    output.result(
      rows.map((job) => jobJson(job, now)),
      () => (rows.length > 0 ? tableOf(rows, now) : "No job matches."),
    );
    return 0;
  },
};

const tableOf = (rows: readonly JobRow[], now: Date) =>
  table(
    JOB_HEAD,
    rows.map((job) => jobCells(job, now)),
  );

async function filterOf(operator: Operator, given: Arguments): Promise<JobFilter> {
  const status =
    given
      .text("status")
      ?.split(",")
      .map((word) => word.trim().toLowerCase()) ?? [];
  const unknown = status.find((word) => !JOB_STATUSES.some((known) => known === word));
  if (unknown !== undefined) {
    throw new UsageError(`There is no status "${unknown}". There are: ${JOB_STATUSES.join(", ")}.`);
  }
  const [type, source] = [given.text("type"), given.text("source")];
  return JobFilter.parse({
    status,
    type: type === undefined ? [] : [jobTypeOf(type)],
    source: source === undefined ? [] : [(await findSource(operator, source)).id],
  });
}

function limitOf(text = "50"): number {
  const limit = Number(text);
  if (Number.isInteger(limit) && limit > 0 && limit <= MOST) return limit;
  throw new UsageError(`--limit is a whole number from 1 to ${MOST}.`);
}

async function newest(operator: Operator, filter: JobFilter, limit: number) {
  return operator.inOrganization(async (db, scope) => {
    let page = await listJobs(db, scope, filter);
    const rows = [...page.rows];
    while (page.older !== null && rows.length < limit) {
      page = await listJobs(db, scope, { ...filter, before: page.older });
      rows.push(...page.rows);
    }
    return { rows: rows.slice(0, limit), now: new Date(page.now) };
  });
}

/** Oldest first, as a log reads; each job again whenever it changed. With `--json` one object a line. */
async function watch(operator: Operator, filter: JobFilter, limit: number): Promise<number> {
  const { output, signal } = operator;
  const seen = new Map<string, number>();
  while (!signal.aborted) {
    const { rows, now } = await newest(operator, filter, limit);
    const changed = rows.filter((job) => seen.get(job.id) !== job.version).reverse();
    const isFirst = seen.size === 0;
    for (const job of changed) seen.set(job.id, job.version);
    const [head, ...lines] = tableOf(changed, now);
    if (isFirst && head && !output.isJson) output.line(null, () => head);
    for (const [index, job] of changed.entries()) output.line(jobJson(job, now), () => lines[index] ?? "");
    await sleep(LOOK_EVERY_MS, undefined, { signal }).catch(() => undefined);
  }
  return 0;
}
