/**
 * Reads what a test did and what the database says of it. A job that was acknowledged has to end, once, as what it was
 * asked for allows; only the attempt that holds it may write it; and each attempt's work is begun once at most.
 */
import { readFileSync } from "node:fs";
import pg from "pg";
import { queryOnce } from "./server.ts";

/** What a test was told of one job. */
export type Told = {
  id: string;
  /** How it may end where nobody cancels it and its workers live. */
  expected: "completed" | "failed";
  /** `unknown`: the answer to the cancel got lost. */
  cancel?: "accepted" | "too_late" | "unknown";
};

export type Verdict = {
  jobs: number;
  lost: number;
  unexpected: number;
  duplicated: number;
  twiceTerminal: number;
  staleWrites: number;
  /** A sentence for each, for whoever has to find out. */
  faults: string[];
};

/** Has the database keep what the verdict needs. The address is its owner's. */
export async function keepHistory(url: string): Promise<void> {
  await queryOnce(url, readFileSync(new URL("history.sql", import.meta.url), "utf8"));
}

/** The address by which a worker is known in the history. */
export function namedWorker(url: string, name: string): string {
  const named = new URL(url);
  named.searchParams.set("application_name", `worker-${name}`);
  return named.href;
}

type Row = { id: string; status: string; attempt: number; crashes: number; errorClass: string | null };

/** `traces` holds a line for each attempt whose work began. */
export async function judge(url: string, told: readonly Told[], traces: string): Promise<Verdict> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const ask = async <T extends pg.QueryResultRow>(sql: string) => (await client.query<T>(sql)).rows;
  try {
    const rows = await ask<Row>(
      'select id, status, attempt, crash_count as crashes, error_class as "errorClass" from job',
    );
    const jobs = new Map(rows.map((row) => [row.id, row]));
    const lost = findLost(told, jobs);
    const isLost = new Set(lost.map(({ id }) => id));
    const unexpected = told
      .filter((one) => !isLost.has(one.id))
      .flatMap((one) => whyUnexpected(one, jobs.get(one.id)) ?? []);
    const unfinished = rows.filter(({ id, status }) => !isTerminal(status) && !isLost.has(id));
    const attempts = await ask<{ key: string }>("select job_id || ' ' || attempt as key from job_attempt");
    const { repeated, unheardOf } = compareTraces(traces, new Set(attempts.map(({ key }) => key)));
    const twice = await ask<{ id: string }>(
      `select job_id as id from history.move where new_status in ('completed', 'failed', 'cancelled')
       group by 1 having count(*) > 1
       union select job_id from job_event where tab_to > 1 group by 1 having count(*) > 1`,
    );
    const stale = await ask<{ text: string }>(
      "select job_id || ' attempt ' || attempt || ' by ' || writer || ', held by ' || holder as text from history.stale",
    );
    const strange = [
      ...unexpected,
      ...unfinished.map(({ id, status }) => `${id}, of which nobody was told, is still ${status}`),
      ...unheardOf.map((trace) => `${trace} began and is no attempt`),
    ];
    return {
      jobs: told.length,
      lost: lost.length,
      unexpected: strange.length,
      duplicated: repeated.length,
      twiceTerminal: twice.length,
      staleWrites: stale.length,
      faults: [
        ...lost.map(({ id, is }) => `lost: ${id} is ${is}`),
        ...strange.map((text) => `unexpected: ${text}`),
        ...repeated.map((trace) => `duplicated: ${trace} began twice`),
        ...twice.map(({ id }) => `twice terminal: ${id}`),
        ...stale.map(({ text }) => `stale write: ${text}`),
      ],
    };
  } finally {
    await client.end();
  }
}

const isTerminal = (status: string) => ["completed", "failed", "cancelled"].includes(status);

const findLost = (told: readonly Told[], jobs: ReadonlyMap<string, Row>) =>
  told.map(({ id }) => ({ id, is: jobs.get(id)?.status ?? "not there" })).filter(({ is }) => !isTerminal(is));

/** Null where it may have ended as it did. */
function whyUnexpected({ id, expected, cancel }: Told, job: Row | undefined): string | null {
  if (!job) return `${id} is not there`;
  const isCancelled = job.status === "cancelled";
  if (cancel === "accepted") return isCancelled ? null : `${id} was cancelled and is ${job.status}`;
  if (isCancelled) return cancel === "unknown" ? null : `${id} is cancelled and nobody cancelled it`;
  // Three lost workers are a legal end of any job.
  if (job.status === "failed" && job.errorClass === "WORKER_LOST" && job.crashes >= 3) return null;
  return job.status === expected ? null : `${id} is ${job.status} (${job.errorClass}), not ${expected}`;
}

function compareTraces(traces: string, attempts: ReadonlySet<string>) {
  const seen = new Set<string>();
  const repeated: string[] = [];
  const unheardOf: string[] = [];
  for (const trace of traces.split("\n").filter(Boolean)) {
    if (seen.has(trace)) repeated.push(trace);
    else if (!attempts.has(trace)) unheardOf.push(trace);
    seen.add(trace);
  }
  return { repeated, unheardOf };
}
