import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { JobRow } from "#lib/jobs/views.ts";
import { FakeEventSource } from "#tests/support/fake-event-source.ts";
import { LiveStore } from "./live-store.ts";

const browser = { onLine: true, locks: navigator.locks };
const tab = Object.assign(new EventTarget(), { visibilityState: "visible" });
const turn = (visibilityState: "visible" | "hidden") => {
  tab.visibilityState = visibilityState;
  tab.dispatchEvent(new Event("visibilitychange"));
};
let answers: (() => Response)[];
let stop: () => void;

beforeEach(() => {
  FakeEventSource.all = [];
  browser.onLine = true;
  tab.visibilityState = "visible";
  answers = [];
  vi.stubGlobal("EventSource", FakeEventSource);
  vi.stubGlobal("navigator", browser);
  vi.stubGlobal("window", new EventTarget());
  vi.stubGlobal("document", tab);
  vi.stubGlobal(
    "fetch",
    vi.fn(async () => answers.shift()?.() ?? Response.error()),
  );
});
afterEach(() => {
  stop();
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

let nextOrganization = 0;

async function openPage(cursor: string | null) {
  nextOrganization += 1;
  const organizationId = `o${nextOrganization}`;
  const store = new LiveStore({ organizationId, userId: "u" });
  const heard: string[] = [];
  const onReset = vi.fn();
  const listener = (rows: JobRow[]) => void heard.push(...rows.map((row) => row.id));
  store.listen(listener, cursor);
  stop = store.start(onReset);
  await expect.poll(() => FakeEventSource.open.length).toBe(1);
  const [source] = FakeEventSource.open;
  if (!source) throw new Error("No stream is open.");
  return { store, heard, onReset, source, organizationId };
}

const row = (id: string, version: number) => ({ id, version });
const sendJobs = (source: FakeEventSource, count: number) =>
  source.send(
    "jobs",
    Array.from({ length: count }, (_, n) => row(`${n}`, 1)),
    "c2",
  );

const changes =
  (rows: { id: string }[], isReset = false) =>
  () =>
    Response.json({ cursor: "c9", isReset, rows });

test("the stream begins where the first page was read", async () => {
  const { store, heard, source } = await openPage("c1");
  expect(source.url).toContain("cursor=c1");
  expect(store.getConnection()).toEqual({ state: "connecting", since: null });
  source.accept();
  source.send("jobs", [row("a", 1)], "c2");
  expect(heard).toEqual(["a"]);
  expect(store.getConnection()).toEqual({ state: "live", since: null });
  expect(store.lastEventAt).not.toBeNull();
});

test("a page that comes later is brought what it missed, however often it has to ask", async () => {
  const { store, organizationId } = await openPage("c1");
  const heard: string[] = [];
  vi.useFakeTimers({ toFake: ["setTimeout"] });
  answers.push(() => new Response("no", { status: 503 }), changes([{ id: "missed" }]));
  store.listen((rows) => heard.push(...rows.map((row) => row.id)), "c5");
  await vi.waitFor(async () => {
    await vi.advanceTimersByTimeAsync(1_000);
    expect(heard).toEqual(["missed"]);
  });
  expect(vi.mocked(fetch).mock.calls.map(([address]) => address)).toEqual(
    Array.from({ length: 2 }, () => `/api/jobs/changes?organization=${organizationId}&cursor=c5`),
  );
});

test("a gap that cannot be told has the page read again, on the stream and for a page that comes later", async () => {
  const { store, onReset, source } = await openPage("c1");
  source.accept();
  source.send("reset", {}, "c2");
  expect(onReset).toHaveBeenCalledTimes(1);
  answers.push(changes([], true));
  store.listen(() => undefined, "another-epoch");
  await expect.poll(() => onReset.mock.calls.length).toBe(2);
});

test("a short cut is nobody's concern; a longer one is said, and since when", async () => {
  const { store, source } = await openPage("c1");
  source.accept();
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "Date"] });
  const lostAt = Date.now();
  source.cut();
  vi.advanceTimersByTime(1_000);
  source.accept();
  vi.advanceTimersByTime(5_000);
  expect(store.getConnection().state).toBe("live");
  source.cut();
  vi.advanceTimersByTime(3_000);
  expect(store.getConnection()).toEqual({ state: "reconnecting", since: lostAt + 6_000 });
  source.accept();
  expect(store.getConnection()).toEqual({ state: "live", since: null });
});

test("a server that cannot read its database is as good as cut off", async () => {
  const { store, source } = await openPage("c1");
  source.accept();
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
  source.send("health", { isWell: false });
  source.send("heartbeat");
  vi.advanceTimersByTime(3_000);
  expect(store.getConnection().state).toBe("reconnecting");
  source.send("health", { isWell: true });
  expect(store.getConnection().state).toBe("live");
});

test("a stream that brings changes says that the database is read, whatever the one before it said last", async () => {
  const { store, source } = await openPage("c1");
  source.accept();
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
  source.send("health", { isWell: false });
  source.cut();
  vi.advanceTimersByTime(3_000);
  source.accept();
  expect(store.getConnection().state).toBe("reconnecting");
  source.send("jobs", [], "c2");
  expect(store.getConnection().state).toBe("live");
});

describe("while the tab is hidden", () => {
  test("nothing is told, and once it is seen each job is, as it stands by then", async () => {
    const { heard, onReset, source } = await openPage("c1");
    source.accept();
    turn("hidden");
    source.send("jobs", [row("a", 1), row("b", 1)], "c2");
    source.send("jobs", [row("a", 3)], "c3");
    source.send("jobs", [row("a", 2)], "c4");
    expect(heard).toEqual([]);
    turn("visible");
    expect(heard).toEqual(["a", "b"]);
    source.send("jobs", [row("c", 1)], "c5");
    expect(heard).toEqual(["a", "b", "c"]);
    expect(onReset).not.toHaveBeenCalled();
  });

  test.each([
    ["more happened than can be told", (source: FakeEventSource) => sendJobs(source, 501)],
    ["what happened cannot be told", (source: FakeEventSource) => source.send("reset", {}, "c2")],
  ])("and %s, the page is read again once it is seen", async (_, happen) => {
    const { heard, onReset, source } = await openPage("c1");
    source.accept();
    turn("hidden");
    happen(source);
    source.send("jobs", [row("later", 1)], "c9");
    expect(onReset).not.toHaveBeenCalled();
    turn("visible");
    expect(onReset).toHaveBeenCalledTimes(1);
    expect(heard).toEqual([]);
  });

  test("a stream that was lost meanwhile is opened again at once", async () => {
    const { source } = await openPage("c1");
    source.accept();
    turn("hidden");
    source.cut();
    turn("visible");
    expect(FakeEventSource.open).toHaveLength(1);
    expect(FakeEventSource.open[0]).not.toBe(source);
  });
});

test("what needs the server waits until it can be reached, and is then done once", async () => {
  const { store, source } = await openPage("c1");
  const refresh = vi.fn();
  source.accept();
  store.whenReachable(refresh);
  expect(refresh).toHaveBeenCalledTimes(1);
  source.cut();
  store.whenReachable(refresh);
  store.whenReachable(refresh);
  expect(refresh).toHaveBeenCalledTimes(1);
  source.accept();
  expect(refresh).toHaveBeenCalledTimes(2);
});

test("a browser without a network is offline at once", async () => {
  const { store, source } = await openPage("c1");
  source.accept();
  browser.onLine = false;
  window.dispatchEvent(new Event("offline"));
  expect(store.getConnection().state).toBe("offline");
  browser.onLine = true;
  window.dispatchEvent(new Event("online"));
  expect(store.getConnection().state).toBe("live");
  // The stream of the network before may be dead without anybody having been told.
  expect(FakeEventSource.open).toHaveLength(1);
  expect(FakeEventSource.open).not.toContain(source);
});

test("an ended session stays ended", async () => {
  const { store, source } = await openPage("c1");
  source.accept();
  source.send("signed-out");
  expect(store.getConnection().state).toBe("ended");
  window.dispatchEvent(new Event("online"));
  expect(store.getConnection().state).toBe("ended");
});
