import { connect, type Socket } from "node:net";
import { setImmediate as nextTurn, setTimeout as sleep } from "node:timers/promises";
import { describe, expect, onTestFinished, vi } from "vitest";
import { entitlementOf, findEntitled } from "#lib/auth/entitled.ts";
import type { Scope } from "#lib/auth/scope.ts";
import type { PrismaClient } from "#lib/db/client.ts";
import { JobFeed } from "#lib/jobs/feed.ts";
import { encodeEvent } from "#lib/realtime/sse.ts";
import { type Stream, Streams } from "#lib/realtime/streams.ts";
import { test } from "#tests/support/database.ts";
import { openStream, serve } from "#tests/support/event-stream.ts";
import { insertCompletedJobs } from "#tests/support/job-rows.ts";
import { createOrganization } from "#tests/support/organization.ts";

const NEVER = 60_000;

/** Streams behind real HTTP; `/` followed by a name is that owner's. */
async function serveStreams(over: Partial<ConstructorParameters<typeof Streams>[0]> = {}) {
  const streams = new Streams({
    heartbeatMs: NEVER,
    lifetimeMs: NEVER,
    recheckMs: NEVER,
    checkWithinMs: NEVER,
    mostBuffered: 256 * 1024,
    mostPerOwner: 4,
    findEntitled: async (owners) => new Set(owners),
    onTrouble: () => undefined,
    ...over,
  });
  onTestFinished(() => streams.end());
  const opened: Stream[] = [];
  const address = await serve((request) => {
    const opening = streams.open(decodeURIComponent(new URL(request.url).pathname.slice(1)), request.signal);
    if (!("response" in opening)) return new Response(opening.refused, { status: 503 });
    opened.push(opening.stream);
    return opening.response;
  });
  return { streams, opened, address };
}

test("a stream is neither kept nor compressed on its way", async () => {
  const { address } = await serveStreams();
  const { response } = await openStream(`${address}/a`, { "accept-encoding": "gzip" });
  expect(Object.fromEntries(response.headers)).toMatchObject({
    "content-type": "text/event-stream; charset=utf-8",
    "cache-control": "no-store, no-transform",
    "x-accel-buffering": "no",
  });
  expect(response.headers.get("content-encoding")).toBeNull();
});

test("a quiet stream beats, so that a dead one can be told from it", async () => {
  const { address } = await serveStreams({ heartbeatMs: 20 });
  const stream = await openStream(`${address}/a`);
  await vi.waitFor(
    () => expect(stream.heard.filter(({ event }) => event === "heartbeat").length).toBeGreaterThan(2),
    {
      timeout: 5_000,
    },
  );
});

test("a stream ends by itself after its lifetime and tells the browser when to come back", async () => {
  const { address, streams } = await serveStreams({ lifetimeMs: 30 });
  const stream = await openStream(`${address}/a`);
  await stream.ended;
  expect(stream.retries).toHaveLength(2);
  expect(streams.size).toBe(0);
});

test("when the process stops, all streams end at once, spread over some seconds, and none opens any more", async () => {
  const { address, streams } = await serveStreams();
  const open = await Promise.all(["a", "b", "c"].map((name) => openStream(`${address}/${name}`)));
  streams.end();
  await Promise.all(open.map((stream) => stream.ended));
  const retries = open.map((stream) => stream.retries.at(-1));
  expect(new Set(retries).size).toBeGreaterThan(1);
  for (const retry of retries) expect(retry).toBeLessThan(5_000);
  const late = await openStream(`${address}/d`);
  expect(late.response.status).toBe(503);
});

test("nobody opens streams without end", async () => {
  const { address, streams } = await serveStreams({ mostPerOwner: 2 });
  const [first] = [await openStream(`${address}/a`), await openStream(`${address}/a`)];
  expect((await openStream(`${address}/a`)).response.status).toBe(503);
  expect((await openStream(`${address}/b`)).response.status).toBe(200);
  first?.close();
  await vi.waitFor(() => expect(streams.size).toBe(2), { timeout: 5_000 });
  expect((await openStream(`${address}/a`)).response.status).toBe(200);
});

test("a reader that does not read is cut off, and what was kept for it is let go", async () => {
  const { address, opened, streams } = await serveStreams();
  const socket = await openWithoutReading(address);
  await vi.waitFor(() => expect(opened).toHaveLength(1), { timeout: 5_000 });
  const [stream] = opened;
  const message = encodeEvent({ event: "jobs", data: JSON.stringify("x".repeat(32 * 1024)) });
  let most = 0;
  // The kernel takes some megabytes on its own account.
  for (let sent = 0; stream?.isOpen && sent < 4_000; sent += 1) {
    stream.send(message);
    most = Math.max(most, stream.bufferedBytes);
    await nextTurn();
  }
  expect(most).toBeGreaterThan(128 * 1024);
  expect(most).toBeLessThanOrEqual(256 * 1024);
  expect(stream?.isOpen).toBe(false);
  expect(streams.size).toBe(0);
  socket.resume(); // what the kernel had taken, and then the end
  await vi.waitFor(() => expect(socket.closed).toBe(true), { timeout: 5_000 });
});

async function openWithoutReading(address: string): Promise<Socket> {
  const { hostname, port } = new URL(address);
  const socket = connect(Number(port), hostname);
  onTestFinished(() => void socket.destroy());
  socket.on("error", () => undefined);
  await new Promise<void>((resolve) => socket.once("connect", resolve));
  socket.write(`GET /slow HTTP/1.1\r\nhost: ${hostname}\r\n\r\n`);
  socket.pause();
  return socket;
}

test("who follows a feed and does not take what it missed is cut off, however much happens meanwhile", async ({
  owner,
  web,
  worker,
  url,
}) => {
  const scope = await createOrganization(owner);
  const feed = new JobFeed({ client: web, databaseUrl: url, lookEveryMs: 20, onTrouble: () => undefined });
  onTestFinished(() => feed.stop());
  const why = Promise.withResolvers<string>();
  const never = { send: () => undefined, taken: () => why.promise.then(() => undefined), drop: why.resolve };
  const following = feed.follow(scope, null, never);
  await vi.waitFor(
    async () => {
      await insertCompletedJobs(worker, scope, 200);
      await Promise.race([why.promise, sleep(50).then(() => Promise.reject(new Error("It is kept.")))]);
    },
    { timeout: 20_000 },
  );
  expect(await why.promise).toBe("The reader does not read.");
  (await following)();
});

test("all sessions of a process are asked for by one statement, however many streams it has", async ({
  owner,
  auth,
}) => {
  const scope = await createOrganization(owner);
  const created = Array.from({ length: 40 }, (_, n) => ({
    userId: scope.userId ?? "",
    token: `${scope.organizationId}-${n}`,
    expiresAt: new Date(Date.now() + 3_600_000),
  }));
  const sessions = await owner.session.createManyAndReturn({ data: created });
  const entitlements = sessions.map(({ id }) => entitlementOf(id, scope.organizationId));
  const asked: (readonly string[])[] = [];
  const { address, streams } = await serveStreams({
    recheckMs: 50,
    findEntitled: (owners) => {
      asked.push(owners);
      return findEntitled(auth, owners);
    },
  });
  const open = await Promise.all(
    entitlements.map((entitlement) => openStream(`${address}/${encodeURIComponent(entitlement)}`)),
  );
  expect(streams.size).toBe(40);
  asked.length = 0;
  const statements = await countStatements(owner, "from unnest%join session s", () =>
    vi.waitFor(() => expect(asked.length).toBeGreaterThan(2), { timeout: 10_000 }),
  );
  expect(asked[0]?.toSorted()).toEqual(entitlements.toSorted());
  expect(statements).toBeGreaterThan(0);
  expect(statements).toBeLessThanOrEqual(asked.length + 1);
  await owner.session.delete({ where: { id: sessions[7]?.id ?? "" } });
  await open[7]?.ended;
  await vi.waitFor(() => expect(streams.size).toBe(39), { timeout: 5_000 });
});

/** How often statements like this one are carried out meanwhile. */
async function countStatements(owner: PrismaClient, like: string, work: () => Promise<unknown>) {
  await owner.$executeRaw`create extension if not exists pg_stat_statements`;
  const count = async () => {
    const [{ calls }] = await owner.$queryRaw<[{ calls: number }]>`
      select coalesce(sum(calls), 0)::integer as calls from pg_stat_statements
      where userid = 'tidewatch_auth'::regrole and dbid = (select oid from pg_database where datname = current_database())
        and query like ${`%${like}%`}`;
    return calls;
  };
  const before = await count();
  await work();
  return (await count()) - before;
}

describe("a stream whose reader may no longer read is closed", () => {
  /** A signed-in person with an open stream, as the web process checks it. */
  async function streamOf(owner: PrismaClient, auth: PrismaClient) {
    const scope = await createOrganization(owner);
    const session = await owner.session.create({
      data: {
        userId: scope.userId ?? "",
        token: scope.organizationId,
        expiresAt: new Date(Date.now() + 3_600_000),
        activeOrganizationId: scope.organizationId,
      },
    });
    const { address } = await serveStreams({
      recheckMs: 25,
      findEntitled: (asked) => findEntitled(auth, asked),
    });
    const entitlement = entitlementOf(session.id, scope.organizationId);
    const stream = await openStream(`${address}/${encodeURIComponent(entitlement)}`);
    const isEntitled = async () => (await findEntitled(auth, [entitlement])).has(entitlement);
    expect(await isEntitled()).toBe(true);
    expect(stream.heard).toEqual([]);
    return { scope, session, stream };
  }

  const takenAway: Record<
    string,
    (owner: PrismaClient, scope: Scope, sessionId: string) => Promise<unknown>
  > = {
    "when the session is revoked": (owner, _scope, id) => owner.session.delete({ where: { id } }),
    "when the session runs out": (owner, _scope, id) =>
      owner.session.update({ where: { id }, data: { expiresAt: new Date(Date.now() - 1_000) } }),
    "when the person is removed from the organization": (owner, scope) =>
      owner.member.deleteMany({ where: { organizationId: scope.organizationId } }),
    "when the session moves to another organization": async (owner, _scope, id) => {
      const other = await createOrganization(owner);
      await owner.session.update({ where: { id }, data: { activeOrganizationId: other.organizationId } });
    },
  };
  for (const [name, takeAway] of Object.entries(takenAway)) {
    test(name, async ({ owner, auth }) => {
      const { scope, session, stream } = await streamOf(owner, auth);
      await takeAway(owner, scope, session.id);
      await stream.ended;
      expect(stream.heard.map(({ event }) => event)).toEqual(["signed-out"]);
    });
  }

  test("when the check gets no answer, and those that come back are checked again", async () => {
    const onTrouble = vi.fn();
    const answers = [new Promise<never>(() => undefined), Promise.resolve(new Set<string>())];
    const { address, streams } = await serveStreams({
      recheckMs: 10,
      checkWithinMs: 50,
      findEntitled: async (owners) => (await answers.shift()) ?? new Set(owners),
      onTrouble,
    });
    const stream = await openStream(`${address}/a`);
    await stream.ended;
    expect(stream.heard).toEqual([]); // the door says whether its reader is signed out
    expect(onTrouble).toHaveBeenCalledTimes(1);
    const again = await openStream(`${address}/a`);
    await again.ended;
    expect(again.heard.map(({ event }) => event)).toEqual(["signed-out"]);
    expect(streams.size).toBe(0);
  });

  test("but not because the check itself fails", async () => {
    const onTrouble = vi.fn();
    const { address, streams } = await serveStreams({
      recheckMs: 10,
      findEntitled: () => Promise.reject(new Error("no database")),
      onTrouble,
    });
    await openStream(`${address}/a`);
    await vi.waitFor(() => expect(onTrouble.mock.calls.length).toBeGreaterThan(1), { timeout: 5_000 });
    expect(streams.size).toBe(1);
  });
});
