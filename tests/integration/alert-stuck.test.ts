import { describe, expect } from "vitest";
import { watchStalled } from "#lib/alerts/stalled.ts";
import { watchStuck } from "#lib/alerts/stuck.ts";
import type { PrismaClient } from "#lib/db/client.ts";
import { requestCancel } from "#lib/jobs/transitions/cancel.ts";
import { confirmCancel } from "#lib/jobs/transitions/end.ts";
import { endingJobs, makeRule } from "#tests/support/alerts.ts";
import { test } from "#tests/support/database.ts";
import { askFor, createSource } from "#tests/support/engine.ts";

/** As a worker does by and by. */
async function watch(worker: PrismaClient): Promise<void> {
  await watchStuck(worker);
  await watchStalled(worker);
}

describe("an event of a job", () => {
  test("says once that it is stuck, whoever looks", async ({ owner, web, worker }) => {
    const jobs = await endingJobs(owner, worker);
    await makeRule(web, jobs.scope, { kinds: "job_stuck" });
    const { jobId } = await jobs.begin();
    await watchStuck(worker);
    expect(await jobs.eventsOf()).toEqual([]);
    await owner.$executeRaw`update job set started_at = now() - interval '61 minutes' where id = ${jobId}::uuid`;
    await Promise.all([watchStuck(worker), watchStuck(worker)]);
    await jobs.route();
    await watchStuck(worker);
    expect(await jobs.eventsOf()).toEqual(["job_stuck"]);
    expect(await jobs.alerts()).toMatchObject([
      { state: "triggered", sentence: "It has been running for 1h 01m." },
    ]);
    // A cancel tells nobody, and the alert is over.
    await requestCancel(worker, jobs.scope, jobId);
    await owner.$executeRaw`update job set cancel_seen_at = now() where id = ${jobId}::uuid`;
    const lease = {
      jobId,
      attempt: 1,
      workerId: (await owner.job.findUniqueOrThrow({ where: { id: jobId } })).workerId ?? "",
    };
    await confirmCancel(worker, lease);
    await watchStuck(worker);
    expect(await jobs.alerts()).toMatchObject([{ state: "resolved" }]);
  });

  test("says once that jobs wait and none begins, however many, and of one that then hangs that it does", async ({
    owner,
    web,
    worker,
  }) => {
    const jobs = await endingJobs(owner, worker);
    await makeRule(web, jobs.scope, { kinds: "job_stuck", sourceIds: jobs.sourceId });
    const begunBefore = (minutes: number, jobId: string) =>
      owner.$executeRaw`update job set started_at = now() - make_interval(mins => ${minutes}::integer) where id = ${jobId}::uuid`;
    const { jobId } = await jobs.begin();
    const source = await createSource(owner, jobs.scope);
    for (const on of [source, await createSource(owner, jobs.scope), await createSource(owner, jobs.scope)])
      await askFor(worker, jobs.scope, on);
    await owner.$executeRaw`update job set queued_at = now() - interval '20 minutes' where status = 'pending'`;
    // A long queue that moves is none that is stuck.
    await watch(worker);
    expect(await jobs.eventsOf()).toEqual([]);
    await begunBefore(16, jobId);
    await Promise.all([watch(worker), watch(worker)]);
    await jobs.route();
    await watch(worker);
    expect(await owner.alertEvent.findMany()).toMatchObject([{ kind: "job_stuck", jobId: null }]);
    expect(await jobs.alerts()).toMatchObject([
      {
        ...{ state: "triggered", title: "Jobs wait, and none begins", itemCount: 1 },
        sentence: "3 jobs wait for a worker, the first for 20m 00s, and none begins.",
      },
    ]);
    const next = await jobs.begin(source);
    await watch(worker);
    expect(await jobs.alerts()).toMatchObject([{ state: "resolved" }]);
    await begunBefore(61, next.jobId);
    await watch(worker);
    expect(await jobs.eventsOf()).toEqual(["job_stuck", "job_stuck"]);
    await jobs.route();
    expect(await jobs.alerts()).toHaveLength(1); // of another source than the rule means
    // It moves and stops again: that is told again.
    await begunBefore(0, next.jobId);
    await owner.$executeRaw`update alert_event set created_at = created_at - interval '17 minutes'`;
    await begunBefore(16, next.jobId);
    await watch(worker);
    expect(await owner.alertEvent.count({ where: { jobId: null } })).toBe(2);
  });
});
