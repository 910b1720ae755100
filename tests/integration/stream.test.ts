import { setTimeout as sleep } from "node:timers/promises";
import { describe, expect, vi } from "vitest";
import type { Scope } from "#lib/auth/scope.ts";
import { inOrganization, type PrismaClient } from "#lib/db/client.ts";
import { readChangesSince } from "#lib/jobs/changes.ts";
import { hintChange } from "#lib/jobs/hint.ts";
import { test } from "#tests/support/database.ts";
import { insertCompletedJob, insertSource } from "#tests/support/job-rows.ts";
import { cursorOf, serveJobs } from "#tests/support/job-streams.ts";
import { createOrganization } from "#tests/support/organization.ts";
import { queryOnce } from "#tests/support/server.ts";

/** Transactions that take their ids in one order and commit in another; some never do. Returns the committed jobs. */
async function writeInAnyOrder(
  worker: PrismaClient,
  scope: Scope,
  writers: number,
  each: number,
): Promise<string[]> {
  const committed: string[] = [];
  const write = async (writer: number) => {
    for (let n = 0; n < each; n += 1) {
      const isGivenUp = (writer + n) % 7 === 0;
      await worker
        .$transaction(async (db) => {
          const id = await insertCompletedJob(db, scope);
          await sleep(Math.random() * 25);
          if (isGivenUp) throw new Error("given up");
          return id;
        })
        .then(
          (id) => committed.push(id),
          (error: Error) => expect(error.message).toBe("given up"),
        );
    }
  };
  await Promise.all(Array.from({ length: writers }, (_, writer) => write(writer)));
  return committed;
}

describe("while many transactions commit in another order than they began", () => {
  test("a reader that goes on from cursor to cursor is given every job exactly once", async ({
    owner,
    web,
    worker,
  }) => {
    const scope = await createOrganization(owner);
    let cursor = await cursorOf(web, scope);
    const given: string[] = [];
    const readOn = async () => {
      const changes = await inOrganization(web, scope, (db) => readChangesSince(db, scope, cursor));
      expect(changes.isReset).toBe(false);
      cursor = changes.cursor;
      given.push(...changes.rows.map((row) => row.id));
    };
    let isWriting = true;
    const writing = writeInAnyOrder(worker, scope, 8, 40).finally(() => {
      isWriting = false;
    });
    while (isWriting) await readOn();
    const committed = await writing;
    await readOn();
    expect(committed.length).toBeGreaterThan(200);
    expect(given.toSorted()).toEqual(committed.toSorted());
  });

  test("a steady stream hears every job once, and one that is cut again and again misses none", async ({
    owner,
    web,
    worker,
    url,
  }) => {
    const scope = await createOrganization(owner);
    const open = await serveJobs(web, url);
    const since = await cursorOf(web, scope);
    const steady = await open(scope, { "last-event-id": since });
    const restless: string[] = [];
    let lastId = since;
    let isWriting = true;
    const hop = async () => {
      const stream = await open(scope, { "last-event-id": lastId });
      await vi.waitFor(() => expect(stream.lastId()).not.toBe(""), { timeout: 5_000 });
      await sleep(Math.random() * 60);
      stream.close();
      await stream.ended;
      lastId = stream.lastId();
      restless.push(...stream.ids());
    };
    const writing = writeInAnyOrder(worker, scope, 6, 40).finally(() => {
      isWriting = false;
    });
    while (isWriting) {
      await hintChange(worker, scope.organizationId);
      await hop();
    }
    const committed = (await writing).toSorted();
    await hop();
    await vi.waitFor(() => expect(steady.ids().toSorted()).toEqual(committed), { timeout: 5_000 });
    // Where a resumed stream's first reading meets a change that is just being told, it hears of it twice.
    expect([...new Set(restless)].toSorted()).toEqual(committed);
  });
});

test("a change arrives although its notification was never sent and the listening connection was killed", {
  retry: 2,
}, async ({ owner, web, worker, url }) => {
  const scope = await createOrganization(owner);
  const open = await serveJobs(web, url);
  const stream = await open(scope);
  await vi.waitFor(() => expect(stream.heard).toHaveLength(1), { timeout: 5_000 });
  await queryOnce(
    url,
    "select pg_terminate_backend(pid) from pg_stat_activity where application_name like 'listen:%' and datname = current_database()",
  );
  const id = await insertCompletedJob(worker, scope);
  await vi.waitFor(() => expect(stream.ids()).toEqual([id]), { timeout: 2_000 });
});

test("a notification brings a change without waiting for the timer", async ({ owner, web, worker, url }) => {
  const scope = await createOrganization(owner);
  const open = await serveJobs(web, url, { lookEveryMs: 3_600_000 });
  const stream = await open(scope);
  await vi.waitFor(() => expect(stream.heard).toHaveLength(1), { timeout: 5_000 });
  const id = await insertCompletedJob(worker, scope);
  // Sent until heard: the process may not listen yet.
  await vi.waitFor(
    async () => {
      await hintChange(worker, scope.organizationId);
      expect(stream.ids()).toEqual([id]);
    },
    { timeout: 10_000 },
  );
});

test("progress arrives although it is no event, and what did not change is not sent again", async ({
  owner,
  web,
  worker,
  url,
}) => {
  const scope = await createOrganization(owner);
  const sourceId = await insertSource(owner, scope);
  const [running, pending] = await insertActive(worker, scope, sourceId);
  const open = await serveJobs(web, url);
  const stream = await open(scope);
  await vi.waitFor(() => expect(stream.ids().toSorted()).toEqual([running, pending].toSorted()), {
    timeout: 5_000,
  });
  await worker.$executeRaw`
    update job set progress = 40, units_done = 4, units_total = 10, unit = 'tables', version = version + 1
    where id = ${running}::uuid`;
  await hintChange(worker, scope.organizationId);
  await vi.waitFor(
    () => expect(stream.rows().at(-1)).toMatchObject({ id: running, progress: 40, unitsDone: 4 }),
    {
      timeout: 5_000,
    },
  );
  await worker.$executeRaw`update job set progress = 60, version = version + 1 where id = ${running}::uuid`;
  await hintChange(worker, scope.organizationId);
  await vi.waitFor(() => expect(stream.rows().at(-1)).toMatchObject({ progress: 60 }), { timeout: 5_000 });
  expect(stream.ids().filter((id) => id === pending)).toHaveLength(1);
});

async function insertActive(
  worker: PrismaClient,
  { organizationId }: Scope,
  sourceId: string,
): Promise<string[]> {
  const rows = await worker.$queryRaw<{ id: string }[]>`
    insert into job (organization_id, source_id, asset_id, type, trigger, status, attempt, slot, lease_expires_at, started_at)
    values (${organizationId}::uuid, ${sourceId}::uuid, ${sourceId}::uuid, 'asset_discovery', 'manual', 'running', 1, 1,
        now() + interval '1 hour', now()),
      (${organizationId}::uuid, ${sourceId}::uuid, ${sourceId}::uuid, 'connection_test', 'manual', 'pending', 0, null, null, null)
    returning id`;
  return rows.map((row) => row.id);
}

test("one organization hears nothing of another", async ({ owner, web, worker, url }) => {
  const [a, b] = [await createOrganization(owner), await createOrganization(owner)];
  const open = await serveJobs(web, url);
  const [ofA, ofB] = [await open(a), await open(b)];
  const since = await cursorOf(web, a);
  await vi.waitFor(() => expect([ofA.heard.length, ofB.heard.length]).toEqual([1, 1]), { timeout: 5_000 });
  const idOfA = await insertCompletedJob(worker, a);
  await vi.waitFor(() => expect(ofA.ids()).toEqual([idOfA]), { timeout: 5_000 });
  // Had B been told of A's job, it would have been before this one of its own.
  const idOfB = await insertCompletedJob(worker, b);
  await vi.waitFor(() => expect(ofB.ids()).toEqual([idOfB]), { timeout: 5_000 });
  // A cursor is a place in time, not a key: with A's, B is given its own.
  const resumed = await open(b, { "last-event-id": since });
  await vi.waitFor(() => expect(resumed.ids()).toEqual([idOfB]), { timeout: 5_000 });
});

test("a long transaction elsewhere neither holds changes back nor has them told again and again", async ({
  owner,
  web,
  worker,
  url,
}) => {
  const scope = await createOrganization(owner);
  const open = await serveJobs(web, url);
  const stream = await open(scope);
  await vi.waitFor(() => expect(stream.heard).toHaveLength(1), { timeout: 5_000 });
  const written: string[] = [];
  await worker.$transaction(
    async (db) => {
      written.push(await insertCompletedJob(db, scope));
      for (const _ of [1, 2, 3]) {
        const id = await insertCompletedJob(worker, scope);
        await vi.waitFor(() => expect(stream.ids()).toContain(id), { timeout: 5_000 });
        written.push(id);
      }
      const resumed = await open(scope, { "last-event-id": stream.lastId() });
      await vi.waitFor(() => expect(resumed.heard).toHaveLength(1), { timeout: 5_000 });
      expect(resumed.ids()).toEqual([]);
    },
    { timeout: 20_000 },
  );
  await vi.waitFor(() => expect(stream.ids().toSorted()).toEqual(written.toSorted()), { timeout: 5_000 });
});

test("streams are told when the database cannot be read, and that it can again, and miss nothing meanwhile", async ({
  owner,
  web,
  worker,
  url,
}) => {
  const scope = await createOrganization(owner);
  const open = await serveJobs(web, url);
  const stream = await open(scope);
  await vi.waitFor(() => expect(stream.heard).toHaveLength(1), { timeout: 5_000 });
  await owner.$executeRaw`revoke select on job_event from tidewatch_web`;
  await vi.waitFor(
    () => expect(stream.heard.at(-1)).toMatchObject({ event: "health", data: { isWell: false } }),
    {
      timeout: 5_000,
    },
  );
  const id = await insertCompletedJob(worker, scope);
  await owner.$executeRaw`grant select on job_event to tidewatch_web`;
  await vi.waitFor(() => expect(stream.ids()).toEqual([id]), { timeout: 5_000 });
  expect(stream.heard).toContainEqual({ event: "health", id: "", data: { isWell: true } });
});
