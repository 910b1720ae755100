import { setTimeout as sleep } from "node:timers/promises";
import type { Scope } from "#lib/auth/scope.ts";
import { connect, inOrganization, type PrismaClient } from "#lib/db/client.ts";
import { readChangesSince } from "#lib/jobs/changes.ts";
import { claim } from "#lib/jobs/claim.ts";
import { enqueueJobs } from "#lib/jobs/enqueue.ts";
import { hintChange, JOBS_CHANNEL } from "#lib/jobs/hint.ts";
import { createJournal } from "#lib/jobs/journal.ts";
import type { Lease } from "#lib/jobs/lease.ts";
import { listen } from "#lib/realtime/listener.ts";
import { createEngine, createSource } from "#tests/support/engine.ts";
import { queryOnce } from "#tests/support/server.ts";

export const JOBS = 200;
export const REPORTS_A_SECOND = 10;

export type OurProgress = {
  /** Of the worker's roles, a second. */
  transactions: number;
  notifications: number;
  /** From the commit of a batch until a listener hears of it. */
  heardMs: number[];
  /** From the commit of a batch to the end of the reading that its hint set off. */
  readMs: number[];
  /** From a report to the first reading that shows it or a later one of the same job. */
  seenMs: number[];
};

type Setting = { url: string; worker: PrismaClient; scope: Scope };

/** Running jobs of one worker, held for longer than the bench lasts. */
export async function claimJobs({ worker, scope }: Setting): Promise<Lease[]> {
  const engine = await createEngine(worker, () => Promise.reject(new Error("unused")), {
    leaseSeconds: 3_600,
    organizationSlots: JOBS,
  });
  const requests = [];
  for (let n = 0; n < JOBS; n += 1) {
    const sourceId = await createSource(worker, scope, { name: `s${n}` });
    requests.push({ type: "connection_test", sourceId, assetId: sourceId, trigger: "manual" } as const);
  }
  const leases: Lease[] = [];
  for (const { id } of await enqueueJobs(worker, scope, requests)) {
    const claimed = await claim(worker, id, engine);
    if (!claimed) throw new Error("A job of the bench could not be claimed.");
    leases.push({ jobId: id, attempt: claimed.attempt, workerId: engine.worker.id });
  }
  return leases;
}

/** All jobs report through the worker's one journal; a listener reads as a web process does when it hears of it. */
export async function measureOurs(
  setting: Setting,
  leases: Lease[],
  seconds: number,
  from: number,
): Promise<OurProgress> {
  const { url, worker, scope } = setting;
  const web = connect(url, "tidewatch_web", { max: 2 });
  const reportedAt = new Map<string, { done: number; at: number }[]>(leases.map(({ jobId }) => [jobId, []]));
  const heardMs: number[] = [];
  const readMs: number[] = [];
  const seenMs: number[] = [];
  let committedAt: number | null = null;
  let notifications = 0;
  let cursor: string | null = null;
  let reading: Promise<void> = Promise.resolve();

  const look = async () => {
    const cause = committedAt;
    committedAt = null;
    const changes = await inOrganization(web, scope, (db) => readChangesSince(db, scope, cursor));
    const now = performance.now();
    cursor = changes.cursor;
    if (cause !== null) readMs.push(now - cause);
    for (const { id, unitsDone } of changes.rows) {
      const open = reportedAt.get(id) ?? [];
      while (open[0] && open[0].done <= Number(unitsDone ?? -1)) seenMs.push(now - (open.shift()?.at ?? now));
    }
  };
  const leaving = new AbortController();
  const listening = Promise.withResolvers<void>();
  const ended = listen({
    ...{ connectionString: url, role: "tidewatch_web", channel: JOBS_CHANNEL, signal: leaving.signal },
    onListening: () => listening.resolve(),
    onMessage: () => {
      notifications += 1;
      if (committedAt !== null) heardMs.push(performance.now() - committedAt);
      reading = reading.then(look);
    },
  });
  await listening.promise;

  const journal = createJournal(worker, {
    written: (organizationIds) => {
      committedAt = performance.now();
      for (const id of organizationIds) void hintChange(worker, id);
    },
    trouble: (error) => process.emitWarning(String(error)),
  });
  const pages = leases.map((lease) => {
    const phases = [{ id: "read", label: "Read", weight: 1 }];
    const notes = journal.open({ lease, phases, clock: () => new Date(), scrub: (text) => text });
    notes.progress.step("read");
    return { notes, jobId: lease.jobId };
  });
  await queryOnce(url, "select pg_stat_statements_reset()");
  notifications = 0;
  const total = JOBS * REPORTS_A_SECOND * seconds;
  const begun = performance.now();
  for (let sent = 0; sent < total; ) {
    const due = Math.min(total, ((performance.now() - begun) / 1_000) * JOBS * REPORTS_A_SECOND);
    for (; sent < due; sent += 1) {
      const { notes, jobId } = pages[sent % JOBS] ?? {};
      const done = from + Math.floor(sent / JOBS);
      reportedAt.get(jobId ?? "")?.push({ done, at: performance.now() });
      notes?.progress.units({ done, total: null, unit: "tables" });
    }
    await sleep(2);
  }
  const tookSeconds = (performance.now() - begun) / 1_000;
  while ([...reportedAt.values()].some((open) => open.length > 0)) await sleep(20);
  const [made] = await queryOnce<{ calls: number }>(
    url,
    "select sum(calls)::int as calls from pg_stat_statements where userid = 'tidewatch_worker'::regrole",
  );
  for (const { notes } of pages) notes.close();
  leaving.abort();
  await Promise.all([ended, reading]);
  await web.$disconnect();
  return {
    ...{ transactions: (made?.calls ?? 0) / tookSeconds, notifications: notifications / tookSeconds },
    ...{ heardMs, readMs, seenMs },
  };
}
