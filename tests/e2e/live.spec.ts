import type { Page } from "@playwright/test";
import type { Scope } from "#lib/auth/scope.ts";
import type { PrismaClient } from "#lib/db/client.ts";
import { expect, test } from "#tests/support/browser.ts";
import { insertCompletedJob } from "#tests/support/job-rows.ts";

/** A job that has just completed, as the list names it. */
async function completeJob(owner: PrismaClient, scope: Scope): Promise<string> {
  const id = await insertCompletedJob(owner, scope);
  return (await owner.job.findUniqueOrThrow({ where: { id } })).shortId;
}

const job = (page: Page, shortId: string) => page.getByRole("table").getByText(shortId);
const state = (page: Page) =>
  page
    .getByRole("status")
    .filter({ hasText: /Live|Reconnecting|Offline|Signed out|Connecting/ })
    .first();

test("all tabs of a browser hear of a change over one stream, and go on when the one that reads it is closed", async ({
  openAs,
  createTeam,
  owner,
}) => {
  const { people } = await createTeam(["viewer"]);
  const { scope } = people.viewer;
  const first = await openAs(people.viewer);
  const before = await completeJob(owner, scope);
  await first.goto("/jobs");
  await expect(job(first, before)).toBeVisible();
  await expect(state(first)).toHaveText("Live");
  const later: string[] = [];
  first.context().on("request", (request) => {
    if (request.url().includes("/api/jobs/stream")) later.push(request.url());
  });
  const second = await first.context().newPage();
  await second.goto("/jobs");
  await expect(state(second)).toHaveText("Live");

  const together = await completeJob(owner, scope);
  await expect(job(first, together)).toBeVisible();
  await expect(job(second, together)).toBeVisible();
  expect(later).toEqual([]);

  await first.close();
  const alone = await completeJob(owner, scope);
  await expect(job(second, alone)).toBeVisible();
  expect(later).toEqual([expect.stringContaining("cursor=")]);
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
  await expect(state(page)).toHaveText("Live");
  await page.context().setOffline(true);
  await expect(state(page)).toContainText("Offline since");
  const meanwhile = await completeJob(owner, people.viewer.scope);
  await page.context().setOffline(false);
  await expect(job(page, meanwhile)).toBeVisible();
  await expect(job(page, meanwhile)).toHaveCount(1);
  await expect(state(page)).toHaveText("Live");
});

test("a revoked session ends the stream, and the page says so", async ({ openAs, createTeam, owner }) => {
  const { people } = await createTeam(["viewer"]);
  const page = await openAs(people.viewer);
  await page.goto("/jobs");
  await expect(state(page)).toHaveText("Live");
  await owner.session.deleteMany({ where: { userId: people.viewer.scope.userId ?? "" } });
  await expect(state(page)).toHaveText("Signed out");
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
  await expect(state(page)).toHaveText("Live");
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
