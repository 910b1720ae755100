import { afterEach, beforeEach, expect, onTestFinished, test, vi } from "vitest";
import { FakeEventSource } from "#tests/support/fake-event-source.ts";
import type { LiveMessage } from "./live-message.ts";
import { SharedStream } from "./shared-stream.ts";

// Locks and channels are Node's own. Only the network is a fake: streams that are told what arrives, and one answer.

let answer: () => Response;
beforeEach(() => {
  FakeEventSource.all = [];
  answer = () => Response.json({ cursor: "c-asked", isReset: false, rows: [{ id: "missed" }] });
  vi.stubGlobal("EventSource", FakeEventSource);
  vi.stubGlobal(
    "fetch",
    vi.fn(async () => answer()),
  );
});
afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

let nextOrganization = 0;

/** Its name is another each time: locks and channels are this process's, and tests share them. */
const anOrganization = () => `organization-${nextOrganization++}`;

/** Tabs of one browser: each hears what it hears. */
function openTabs(organizationId = anOrganization()) {
  return (startAt: string | null = null) => {
    const heard: LiveMessage[] = [];
    const stream = new SharedStream({
      organizationId,
      userId: "user",
      startAt,
      onMessage: (message) => heard.push(message),
    });
    onTestFinished(() => stream.close());
    const rows = () =>
      heard.flatMap((message) => (message.kind === "jobs" ? message.rows : [])).map((row) => row.id);
    return { stream, heard, rows };
  };
}

const theStream = async (count = 1) => {
  await expect.poll(() => FakeEventSource.open.length).toBe(count);
  const source = FakeEventSource.open.at(-1);
  if (!source) throw new Error("No stream is open.");
  return source;
};

test("two tabs read one stream, and both hear it", async () => {
  const organizationId = anOrganization();
  const openTab = openTabs(organizationId);
  const first = openTab("c1");
  const source = await theStream();
  expect(source.url).toBe(`/api/jobs/stream?organization=${organizationId}&cursor=c1`);
  source.accept();
  const second = openTab();
  await expect.poll(() => second.heard).toContainEqual({ kind: "connection", isUp: true });
  source.send("jobs", [{ id: "a" }], "c2");
  await expect.poll(() => second.rows()).toEqual(["a"]);
  expect(first.rows()).toEqual(["a"]);
  expect(FakeEventSource.all).toHaveLength(1);
});

test("a tab that joins asks once for what lies between its page and the stream", async () => {
  const organizationId = anOrganization();
  const openTab = openTabs(organizationId);
  openTab("c1");
  await theStream();
  const second = openTab("page-cursor");
  await expect.poll(() => second.rows()).toEqual(["missed"]);
  expect(vi.mocked(fetch).mock.calls.map(([address]) => address)).toEqual([
    `/api/jobs/changes?organization=${organizationId}&cursor=page-cursor`,
  ]);
});

test("when the tab that reads is closed, another resumes after the last id it heard", async () => {
  const organizationId = anOrganization();
  const openTab = openTabs(organizationId);
  const first = openTab("c1");
  const source = await theStream();
  source.accept();
  const second = openTab();
  await expect.poll(() => second.heard.length).toBeGreaterThan(0);
  source.send("jobs", [{ id: "a" }], "c2");
  await expect.poll(() => second.rows()).toEqual(["a"]);
  first.stream.close();
  const resumed = await theStream();
  expect(resumed.url).toBe(`/api/jobs/stream?organization=${organizationId}&cursor=c2`);
  resumed.send("jobs", [{ id: "b" }], "c3");
  await expect.poll(() => second.rows()).toEqual(["a", "b"]);
});

test("who is cut off in the middle of a long message resumes before it", async () => {
  const organizationId = anOrganization();
  const tab = openTabs(organizationId)("c1");
  const source = await theStream();
  source.accept();
  source.send("jobs", [{ id: "first part" }]);
  source.cut();
  tab.stream.wake();
  const again = await theStream();
  expect(again.url).toBe(`/api/jobs/stream?organization=${organizationId}&cursor=c1`);
  again.accept();
  again.send("jobs", [{ id: "all" }], "c2");
  again.send("jobs", [{ id: "part of what follows" }], "c2");
  again.cut();
  tab.stream.wake();
  expect((await theStream()).url).toBe(`/api/jobs/stream?organization=${organizationId}&cursor=c2`);
  expect(tab.rows()).toEqual(["first part", "all", "part of what follows"]);
});

test("tabs of different organizations share nothing", async () => {
  const ofA = openTabs()("a1");
  const sourceOfA = await theStream(1);
  const ofB = openTabs()("b1");
  await theStream(2);
  sourceOfA.send("jobs", [{ id: "secret" }], "a2");
  await expect.poll(() => ofA.rows()).toEqual(["secret"]);
  expect(ofB.heard).toEqual([]);
});

test("a tab that hears nothing for too long opens a stream of its own, and leaves it when the other speaks again", async () => {
  const openTab = openTabs();
  openTab("c1");
  const source = await theStream();
  source.accept();
  vi.useFakeTimers({ toFake: ["setInterval", "clearInterval", "Date"] });
  const second = openTab();
  await vi.waitFor(() => expect(second.heard).toContainEqual({ kind: "connection", isUp: true }));
  vi.advanceTimersByTime(25_000);
  const own = await theStream(2);
  expect(second.heard.at(-1)).toEqual({ kind: "connection", isUp: false });
  own.accept();
  own.send("jobs", [{ id: "own" }], "c2");
  expect(second.rows()).toEqual(["own"]);
  source.send("heartbeat");
  await expect.poll(() => own.readyState).toBe(FakeEventSource.CLOSED);
});

test("a refused stream is opened again, and until then the changes are asked for", async () => {
  const organizationId = anOrganization();
  const tab = openTabs(organizationId)("c1");
  const source = await theStream();
  source.refuse();
  await expect.poll(() => tab.rows()).toEqual(["missed"]);
  const again = await vi.waitFor(() => theStream(), { timeout: 5_000 });
  expect(again.url).toBe(`/api/jobs/stream?organization=${organizationId}&cursor=c-asked`);
});

test.each([
  ["that ended", 401],
  ["that works in another organization now", 403],
])("a session %s is not tried again", async (_, status) => {
  answer = () => new Response("No.", { status });
  const tab = openTabs()("c1");
  const source = await theStream();
  source.refuse();
  await expect.poll(() => tab.heard.at(-1)).toEqual({ kind: "signed-out" });
  expect(FakeEventSource.open).toEqual([]);
});

test("a revoked session ends the stream in every tab", async () => {
  const openTab = openTabs();
  openTab("c1");
  const source = await theStream();
  source.accept();
  const second = openTab();
  await expect.poll(() => second.heard.length).toBeGreaterThan(0);
  source.send("signed-out");
  await expect.poll(() => second.heard.at(-1)).toEqual({ kind: "signed-out" });
  expect(FakeEventSource.open).toEqual([]);
});
