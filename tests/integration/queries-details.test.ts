import { randomUUID } from "node:crypto";
import { describe, expect } from "vitest";
import type { Scope } from "#lib/auth/scope.ts";
import { inOrganization, type PrismaClient } from "#lib/db/client.ts";
import { getJobDetails } from "#lib/jobs/details/job-details.ts";
import { enqueueJob } from "#lib/jobs/enqueue.ts";
import { findJobRows } from "#lib/jobs/queries.ts";
import { retryJob } from "#lib/jobs/retry.ts";
import type { JobRow } from "#lib/jobs/views.ts";
import { test } from "#tests/support/database.ts";
import { insertSource } from "#tests/support/job-rows.ts";
import { createOrganization } from "#tests/support/organization.ts";

const FAILURE = {
  class: "NETWORK",
  code: "NETWORK/refused",
  message: "db.example.com refused the connection on port 5432.",
  cause: "Nothing listens there.",
  remedy: "Check host and port.",
  retryHelps: true,
  isTransient: true,
  remedySql: null,
  stack: "Error: refused\n    at connect",
};

async function enqueue(web: PrismaClient, scope: Scope, sourceId: string) {
  const request = { type: "asset_discovery", sourceId, assetId: sourceId, trigger: "manual" } as const;
  return inOrganization(web, scope, (db) => enqueueJob(db, scope, request));
}

async function rowOf(web: PrismaClient, scope: Scope, id: string): Promise<JobRow | undefined> {
  const [row] = await inOrganization(web, scope, (db) => findJobRows(db, scope, [id]));
  return row;
}

const aliveWorker = (worker: PrismaClient) =>
  worker.worker.create({ data: { name: "w1", version: "1", capacity: 4 } });

describe("a waiting job says what it waits for", () => {
  test("nothing but its turn, while a worker is alive", async ({ owner, web, worker }) => {
    const scope = await createOrganization(owner);
    const { id } = await enqueue(web, scope, await insertSource(owner, scope));
    await aliveWorker(worker);
    expect((await rowOf(web, scope, id))?.waiting).toEqual({ reason: "queued" });
  });

  test("a worker, since when the last one was seen", async ({ owner, web, worker }) => {
    const scope = await createOrganization(owner);
    const { id } = await enqueue(web, scope, await insertSource(owner, scope));
    expect((await rowOf(web, scope, id))?.waiting).toEqual({ reason: "no_worker", since: null });
    const { id: workerId } = await aliveWorker(worker);
    await worker.$executeRaw`update worker set last_beat_at = now() - interval '1 hour' where id = ${workerId}::uuid`;
    const [{ since }] = await worker.$queryRaw<[{ since: Date }]>`select last_beat_at as since from worker`;
    expect((await rowOf(web, scope, id))?.waiting).toEqual({
      reason: "no_worker",
      since: since.toISOString(),
    });
  });

  test("the job that runs on the same source, until that one has ended", async ({ owner, web, worker }) => {
    const scope = await createOrganization(owner);
    const sourceId = await insertSource(owner, scope);
    await aliveWorker(worker);
    const first = await enqueue(web, scope, sourceId);
    await worker.$executeRaw`
      update job set status = 'running', attempt = 1, slot = 1, lease_expires_at = now() + interval '1 hour'
      where id = ${first.id}::uuid`;
    const second = await enqueue(web, scope, sourceId);
    await worker.$executeRaw`update job set blocked_by_id = ${first.id}::uuid where id = ${second.id}::uuid`;
    expect((await rowOf(web, scope, second.id))?.waiting).toEqual({
      reason: "blocked",
      jobId: first.id,
      jobShortId: first.shortId,
    });
    await worker.$executeRaw`
      update job set status = 'completed', lease_expires_at = null, finished_at = now() where id = ${first.id}::uuid`;
    expect((await rowOf(web, scope, second.id))?.waiting).toEqual({ reason: "queued" });
  });

  test("the time of its next attempt, after which error", async ({ owner, web, worker }) => {
    const scope = await createOrganization(owner);
    const { id } = await enqueue(web, scope, await insertSource(owner, scope));
    await worker.jobAttempt.create({
      data: {
        jobId: id,
        attempt: 1,
        organizationId: scope.organizationId,
        workerId: randomUUID(),
        workerName: "w1",
        finishedAt: new Date(),
        outcome: "retried",
        error: FAILURE,
      },
    });
    await worker.$executeRaw`
      update job set attempt = 1, run_after = now() + interval '1 minute' where id = ${id}::uuid`;
    const row = await rowOf(web, scope, id);
    expect(row?.waiting).toMatchObject({
      reason: "backoff",
      after: FAILURE.message,
      attempt: 2,
      attempts: 3,
    });
  });

  test("room in its organization, until nothing of it runs", async ({ owner, web, worker }) => {
    const scope = await createOrganization(owner);
    const { id } = await enqueue(web, scope, await insertSource(owner, scope));
    const running = await enqueue(web, scope, await insertSource(owner, scope));
    await aliveWorker(worker);
    await worker.$executeRaw`update job set blocked_by_limit = 1 where id = ${id}::uuid`;
    await worker.$executeRaw`
      update job set status = 'running', attempt = 1, slot = 1, lease_expires_at = now() + interval '1 hour'
      where id = ${running.id}::uuid`;
    expect((await rowOf(web, scope, id))?.waiting).toEqual({ reason: "limit", running: 1 });
    await worker.$executeRaw`
      update job set status = 'completed', lease_expires_at = null, finished_at = now() where id = ${running.id}::uuid`;
    expect((await rowOf(web, scope, id))?.waiting).toEqual({ reason: "queued" });
  });

  test("a worker that knows its type", async ({ owner, web, worker }) => {
    const scope = await createOrganization(owner);
    const { id } = await enqueue(web, scope, await insertSource(owner, scope));
    await worker.worker.create({
      data: { name: "w1", version: "1", capacity: 4, types: { connection_test: 1 } },
    });
    expect((await rowOf(web, scope, id))?.waiting).toEqual({ reason: "unknown_type" });
    await worker.worker.create({
      data: { name: "w2", version: "2", capacity: 4, types: { asset_discovery: 1 } },
    });
    expect((await rowOf(web, scope, id))?.waiting).toEqual({ reason: "queued" });
  });
});

test("a job of a removed source says why it cannot be retried, and others do not", async ({ owner, web }) => {
  const scope = await createOrganization(owner);
  const sourceId = await insertSource(owner, scope);
  const { id } = await enqueue(web, scope, sourceId);
  expect((await rowOf(web, scope, id))?.retryBlocked).toBeNull();
  await owner.source.update({ where: { id: sourceId }, data: { state: "removed", removedAt: new Date() } });
  expect((await rowOf(web, scope, id))?.retryBlocked).toMatch(/^The source .* was removed/);
});

test("a cancel on its way shows who asked and how far it is", async ({ owner, web, worker }) => {
  const scope = await createOrganization(owner);
  const { id } = await enqueue(web, scope, await insertSource(owner, scope));
  await worker.$executeRaw`
    update job set status = 'running', attempt = 1, slot = 1, lease_expires_at = now() + interval '1 hour',
      cancel_requested_at = now(), cancel_requested_by_name = 'Ada', cancel_seen_at = now() where id = ${id}::uuid`;
  expect((await rowOf(web, scope, id))?.cancel).toMatchObject({
    requestedBy: "Ada",
    seenAt: expect.any(String),
    queriesStoppedAt: null,
  });
});

describe("the details of a job", () => {
  test("are found by id and by short id, however it is written, and by nobody else", async ({
    owner,
    web,
  }) => {
    const [mine, theirs] = [await createOrganization(owner), await createOrganization(owner)];
    const { id, shortId } = await enqueue(web, mine, await insertSource(owner, mine));
    for (const written of [id, id.toUpperCase(), shortId, shortId.toLowerCase()]) {
      expect((await inOrganization(web, mine, (db) => getJobDetails(db, mine, written))).job.id).toBe(id);
    }
    for (const [scope, written] of [
      [theirs, id],
      [theirs, shortId],
      [mine, randomUUID()],
      [mine, "J-ZZZZZZ"],
      [mine, "'; drop table job; --"],
      [mine, ""],
    ] as const) {
      await expect(
        inOrganization(web, scope, (db) => getJobDetails(db, scope, written)),
      ).rejects.toMatchObject({
        code: "not_found",
        message: "There is no such job here.",
      });
    }
  });

  test("hold the whole configuration, and no secret", async ({ owner, web, worker }) => {
    const scope = await createOrganization(owner);
    const sourceId = await insertSource(owner, scope);
    await owner.sourceCredential.create({
      data: { sourceId, organizationId: scope.organizationId, sealedPassword: "v1.key.canary.canary" },
    });
    const { id } = await enqueue(web, scope, sourceId);
    await worker.$executeRaw`
      update job_detail set config = config || '{"includedSchemas": ["sales", "hr"], "apiToken": "canary"}'
      where job_id = ${id}::uuid`;
    const details = await inOrganization(web, scope, (db) => getJobDetails(db, scope, id));
    expect(Object.fromEntries(details.configuration.map(({ label, value }) => [label, value]))).toEqual({
      Host: "db.example.com",
      Port: "5432",
      Database: "orders",
      User: "tidewatch_reader",
      Password: "[redacted]",
      TLS: "Verify the server's certificate",
      "Schemas to include": "sales, hr",
      "Schemas to exclude": "none",
      "Time limit": "15 min",
      "Api token": "[redacted]",
    });
    expect(JSON.stringify(details)).not.toContain("canary");
  });

  test("tell attempts, steps, log, failure and who did what, oldest first", async ({
    owner,
    web,
    worker,
  }) => {
    const scope = await createOrganization(owner);
    const sourceId = await insertSource(owner, scope);
    const { id } = await enqueue(web, scope, sourceId);
    const { organizationId } = scope;
    const at = (second: number) => new Date(Date.UTC(2026, 0, 1, 12, 0, second));
    for (const attempt of [1, 2]) {
      await worker.jobAttempt.create({
        data: {
          jobId: id,
          attempt,
          organizationId,
          workerId: randomUUID(),
          workerName: `w${attempt}`,
          startedAt: at(attempt),
          finishedAt: at(attempt + 10),
          outcome: attempt === 1 ? "retried" : "failed",
          error: FAILURE,
        },
      });
    }
    await worker.jobStep.createMany({
      data: [
        {
          jobId: id,
          attempt: 2,
          step: "relations",
          organizationId,
          startedAt: at(5),
          unitsDone: 4n,
          unitsTotal: 10n,
          unit: "tables",
        },
        { jobId: id, attempt: 2, step: "connect", organizationId, startedAt: at(4), finishedAt: at(5) },
      ],
    });
    await worker.jobLog.createMany({
      data: Array.from({ length: 1_010 }, (_, line) => ({
        jobId: id,
        attempt: 2,
        line,
        organizationId,
        at: at(5),
        level: "info",
        message: `line ${line}`,
      })),
    });
    await worker.jobDetail.update({ where: { jobId: id }, data: { error: FAILURE, result: { tables: 4 } } });
    const details = await inOrganization(web, scope, (db) => getJobDetails(db, scope, id));
    expect(
      details.attempts.map(({ attempt, workerName, outcome }) => [attempt, workerName, outcome]),
    ).toEqual([
      [1, "w1", "retried"],
      [2, "w2", "failed"],
    ]);
    expect(details.attempts[0]?.failure).toEqual(FAILURE);
    // Nothing ever answered there.
    expect(details.failure).toEqual({ ...FAILURE, retryHelps: false });
    expect(details.result).toEqual({ tables: 4 });
    expect(details.steps.map(({ step, unitsTotal }) => [step, unitsTotal])).toEqual([
      ["connect", null],
      ["relations", 10],
    ]);
    expect(details.log).toHaveLength(200);
    expect([details.log[0]?.message, details.log.at(-1)?.message]).toEqual(["line 810", "line 1009"]);
    expect(details.logLines).toEqual({ kept: 1_010, leftOut: 0 });
    expect(details.events.map(({ kind, actorName }) => [kind, actorName])).toEqual([
      ["created", scope.userName],
    ]);
    expect(details.source).toMatchObject({ id: sourceId, state: "active", relationCount: 0 });
  });

  test("show the whole chain of retries from any of its jobs", async ({ owner, web, worker }) => {
    const scope = await createOrganization(owner);
    const chain = [await enqueue(web, scope, await insertSource(owner, scope))];
    for (let n = 0; n < 2; n += 1) {
      const last = chain.at(-1)?.id ?? "";
      await worker.$executeRaw`update job set status = 'failed', finished_at = now() where id = ${last}::uuid`;
      chain.push(await inOrganization(web, scope, (db) => retryJob(db, scope, last)));
    }
    for (const { id } of chain) {
      const details = await inOrganization(web, scope, (db) => getJobDetails(db, scope, id));
      expect(details.chain.map((link) => link.shortId)).toEqual(chain.map((link) => link.shortId));
      expect(details.chain.map((link) => link.status)).toEqual(["failed", "failed", "pending"]);
    }
  });
});
