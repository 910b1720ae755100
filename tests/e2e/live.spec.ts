import type { Page } from "@playwright/test";
import type { Scope } from "#lib/auth/scope.ts";
import type { PrismaClient } from "#lib/db/client.ts";
import { expect, test } from "#tests/support/browser.ts";
import { insertCompletedJob } from "#tests/support/job-rows.ts";
import { connection } from "#tests/support/jobs-page.ts";

/** A job that has just completed, as the list names it. */
async function completeJob(owner: PrismaClient, scope: Scope): Promise<string> {
  const id = await insertCompletedJob(owner, scope);
  return (await owner.job.findUniqueOrThrow({ where: { id } })).shortId;
}

const job = (page: Page, shortId: string) => page.getByRole("table").getByText(shortId);

/** Asks for the stream from now on, whichever tab of the browser makes them. */
function countStreams(page: Page): string[] {
  const asked: string[] = [];
  page.context().on("request", (request) => {
    if (request.url().includes("/api/jobs/stream")) asked.push(request.url());
  });
  return asked;
}

async function openTabs(first: Page, count: number): Promise<Page[]> {
  const tabs = [first];
  while (tabs.length < count) tabs.push(await first.context().newPage());
  for (const tab of tabs) {
    await tab.goto("/jobs");
    await expect(connection(tab)).toHaveText("Live");
  }
  return tabs;
}

test("twelve tabs of a browser are live over one stream, and lose nothing when the one that reads it is closed", async ({
  openAs,
  createTeam,
  owner,
}) => {
  const { people } = await createTeam(["viewer"]);
  const { scope } = people.viewer;
  const page = await openAs(people.viewer);
  const streams = countStreams(page);
  const tabs = await openTabs(page, 12); // over HTTP/1.1 a browser has six connections to a server
  const together = await completeJob(owner, scope);
  for (const tab of tabs) await expect(job(tab, together)).toBeVisible();
  expect(streams).toHaveLength(1);

  const between = await Promise.all([completeJob(owner, scope), page.close(), completeJob(owner, scope)]);
  const alone = await completeJob(owner, scope);
  for (const tab of tabs.slice(1)) {
    for (const shortId of [together, between[0], between[2], alone]) {
      await expect(job(tab, shortId)).toHaveCount(1);
    }
    await expect(connection(tab)).toHaveText("Live");
  }
  expect(streams).toEqual([expect.anything(), expect.stringContaining("cursor=")]);
});

test("where a browser has no locks, each tab reads a stream of its own", async ({
  openAs,
  createTeam,
  owner,
}) => {
  const { people } = await createTeam(["viewer"]);
  const page = await openAs(people.viewer);
  await page
    .context()
    .addInitScript(() => Object.defineProperty(navigator, "locks", { value: undefined, configurable: true }));
  const streams = countStreams(page);
  const tabs = await openTabs(page, 2);
  const shortId = await completeJob(owner, people.viewer.scope);
  for (const tab of tabs) await expect(job(tab, shortId)).toHaveCount(1);
  expect(streams).toHaveLength(2);
});

test("a hidden tab stands still, and shows what happened once it is seen", async ({
  openAs,
  createTeam,
  owner,
}) => {
  const { people } = await createTeam(["viewer"]);
  const page = await openAs(people.viewer);
  const [hidden, seen] = await openTabs(page, 2);
  if (!hidden || !seen) throw new Error("There are no two tabs.");
  const before = await completeJob(owner, people.viewer.scope);
  await expect(job(hidden, before)).toBeVisible();
  const turn = (state: "hidden" | "visible") =>
    hidden.evaluate((value) => {
      Object.defineProperty(document, "visibilityState", { value, configurable: true });
      document.dispatchEvent(new Event("visibilitychange"));
    }, state);
  await turn("hidden");
  const meanwhile = [];
  for (let n = 0; n < 3; n += 1) meanwhile.push(await completeJob(owner, people.viewer.scope));
  for (const shortId of meanwhile) await expect(job(seen, shortId)).toBeVisible();
  for (const shortId of meanwhile) await expect(job(hidden, shortId)).toHaveCount(0);
  await turn("visible");
  for (const shortId of meanwhile) await expect(job(hidden, shortId)).toHaveCount(1);
});

test("a browser that was offline shows afterwards what happened meanwhile", async ({
  openAs,
  createTeam,
  owner,
}) => {
  const { people } = await createTeam(["viewer"]);
  const page = await openAs(people.viewer);
  const before = await completeJob(owner, people.viewer.scope);
  await page.goto("/jobs");
  await expect(job(page, before)).toBeVisible();
  await expect(connection(page)).toHaveText("Live");
  await page.context().setOffline(true);
  await expect(connection(page)).toContainText("Offline since");
  const meanwhile = await completeJob(owner, people.viewer.scope);
  await page.context().setOffline(false);
  await expect(job(page, meanwhile)).toBeVisible();
  await expect(job(page, meanwhile)).toHaveCount(1);
  await expect(connection(page)).toHaveText("Live");
});

test("a revoked session ends the stream, and the page says so", async ({ openAs, createTeam, owner }) => {
  const { people } = await createTeam(["viewer"]);
  const page = await openAs(people.viewer);
  await page.goto("/jobs");
  await expect(connection(page)).toHaveText("Live");
  await owner.session.deleteMany({ where: { userId: people.viewer.scope.userId ?? "" } });
  await expect(connection(page)).toHaveText("Signed out");
});

test("one organization is told nothing of another's jobs, whatever it asks", async ({
  openAs,
  createTeam,
  owner,
}) => {
  const [mine, theirs] = [await createTeam(["owner"]), await createTeam(["owner"])];
  const foreign = await completeJob(owner, theirs.people.owner.scope);
  const page = await openAs(mine.people.owner);
  await page.goto("/jobs");
  await expect(connection(page)).toHaveText("Live");
  const hidden = await completeJob(owner, theirs.people.owner.scope);
  const own = await completeJob(owner, mine.people.owner.scope);
  await expect(job(page, own)).toBeVisible();
  await expect(page.getByText(hidden)).toHaveCount(0);

  for (const shortId of [foreign, "J-ZZZZZZ"]) {
    const answer = await page.request.get(`/api/jobs/${shortId}`);
    expect(answer.status()).toBe(404);
    expect(await answer.text()).toBe("There is no such job here.\n");
  }
  const counts = await page.request.get("/api/jobs/counts");
  expect(await counts.json()).toEqual({ all: 1, active: 0, completed: 1, failed: 0 });
  const changes = await page.request.get("/api/jobs/changes");
  expect(JSON.stringify(await changes.json())).not.toContain(hidden);
});

test("nobody reads jobs without signing in", async ({ request }) => {
  for (const path of ["stream", "changes", "counts", "J-700000"]) {
    const answer = await request.get(`/api/jobs/${path}`);
    expect(answer.status(), path).toBe(401);
    expect(answer.headers()["cache-control"], path).toContain("no-store");
  }
});

test("the stream is sent as it is written, and kept by nobody", async ({ openAs, createTeam }) => {
  const { people } = await createTeam(["viewer"]);
  const page = await openAs(people.viewer);
  const stream = page.waitForResponse((response) => response.url().includes("/api/jobs/stream"));
  await page.goto("/jobs");
  const headers = (await stream).headers();
  expect(headers).toMatchObject({
    "content-type": "text/event-stream; charset=utf-8",
    "cache-control": "no-store, no-transform",
    "x-accel-buffering": "no",
  });
  expect(headers["content-encoding"]).toBeUndefined();
});
