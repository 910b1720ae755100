import type { Page } from "@playwright/test";
import { hintChange } from "#lib/jobs/hint.ts";
import { expect } from "#tests/support/browser.ts";
import { insertCompletedJob, insertCompletedJobs } from "#tests/support/job-rows.ts";
import { connection, tab } from "#tests/support/jobs-page.ts";
import { signInMany } from "#tests/support/many-sessions.ts";
import { test } from "#tests/support/own-web.ts";
import { queryOnce } from "#tests/support/server.ts";
import { StreamClient } from "#tests/support/stream-client.ts";
import { countRows, shownJobs } from "#tests/support/watched-rows.ts";

// Faults F5, F24, F26 and F27 as a browser sees them. Their limits are how long is waited at most.

const job = (page: Page, id: string) => page.locator(`tr[data-job="${id}"]`);

for (const how of ["reset", "black hole"] as const) {
  test(`F5: a web cut off from its database by a ${how} says so within 3 s, and page and web are back within 10 s`, async ({
    own,
  }) => {
    const { owner, line, team } = own;
    const { scope } = team.people.owner;
    const page = await own.openPage();
    await page.goto("/jobs");
    await expect(connection(page)).toHaveText("Live");
    const rows = await countRows(page);

    if (how === "reset") line.refuse();
    else line.behave({ kind: "swallow" });
    for (const path of ["/api/jobs/counts", "/api/jobs/changes", "/api/jobs/stream"]) {
      await expect(async () => {
        const answer = await page.request.get(path, { timeout: 3_000 });
        expect(answer.status(), path).toBe(503);
        expect(await answer.text()).toMatch(/^The database cannot be read at the moment\. Try again/);
      }).toPass({ timeout: 15_000 });
    }
    await expect(connection(page)).toHaveText("Reconnecting");
    await expect(page.getByText(/What you see is from/)).toBeVisible();
    const other = await page.context().newPage();
    await other.goto("/jobs");
    await expect(other.getByText("could not be loaded")).toBeVisible();

    const id = await insertCompletedJob(owner, scope);
    line.behave({ kind: "pass" });
    if (how === "black hole") line.cut(); // what hung in the hole is gone for good
    await expect(connection(page)).toHaveText("Live", { timeout: 10_000 });
    await expect(job(page, id)).toBeVisible({ timeout: 10_000 });
    await expect(job(other, id)).toBeVisible({ timeout: 10_000 });
    expect(await rows.times(id)).toBe(1);
    expect(await rows.isSamePage()).toBe(true);
  });
}

test("F24: a browser that was offline during ten thousand changes shows what the database says, each change once", async ({
  own,
}) => {
  const { owner, team } = own;
  const { scope } = team.people.owner;
  await insertCompletedJobs(owner, scope, 25);
  const page = await own.openPage();
  await page.goto("/jobs");
  await expect(connection(page)).toHaveText("Live");
  await expect(page.locator("tr[data-job]")).toHaveCount(25);
  const rows = await countRows(page);

  for (const [changes, isTold] of [
    [10_000, false],
    [300, true],
  ] as const) {
    await page.context().setOffline(true);
    await expect(connection(page)).toContainText("Offline since");
    for (let left = changes; left > 0; left -= 500) {
      await insertCompletedJobs(owner, scope, Math.min(left, 500));
      await hintChange(own.worker, scope.organizationId);
    }
    await page.context().setOffline(false);
    await expect(connection(page)).toHaveText("Live");
    const newest = await owner.job.findMany({
      where: { organizationId: scope.organizationId },
      orderBy: { id: "desc" },
      take: isTold ? 200 : 30,
    });
    const stored = newest.map(({ id, status }) => ({ id, status }));
    await expect.poll(() => shownJobs(page)).toEqual(stored);
    const total = await owner.job.count({ where: { organizationId: scope.organizationId } });
    for (const name of ["All", "Completed"] as const)
      await expect(tab(page, name)).toContainText(total.toLocaleString("en"));
    expect(await rows.mostTimes()).toBe(1);
  }
  expect(await rows.isSamePage()).toBe(true);
});

test("F26: after a restart of the web all of many streams and a browser are back within 10 s, spread, and miss nothing", async ({
  own,
}) => {
  test.slow(); // the web ends, starts and makes its first page
  const STREAMS = 120; // a thousand in `npm run bench -- stream`
  const A_BROWSER = 12;
  const { owner, team } = own;
  const { scope } = team.people.owner;
  const page = await own.openPage();
  await page.goto("/jobs");
  await expect(connection(page)).toHaveText("Live");
  const rows = await countRows(page);
  const address = new URL("/api/jobs/stream", own.web().address.replace("localhost", "127.0.0.1"));
  const heard = Array.from({ length: STREAMS }, () => [] as string[]);
  const cookies = await signInMany(owner, scope, STREAMS / A_BROWSER);
  const streams = heard.map((ids, n) => {
    const onEvent = (text: string) => void ids.push(...idsIn(text));
    return new StreamClient({ address, cookie: cookies[Math.floor(n / A_BROWSER)] ?? "", onEvent });
  });
  const open = () => streams.filter((stream) => stream.isOpen).length;
  try {
    await expect.poll(open, { timeout: 30_000 }).toBe(STREAMS);
    const restarting = own.restart();
    await expect.poll(open).toBe(0);
    const spread = streams.map(({ retryMs }) => retryMs);
    expect(Math.max(...spread) - Math.min(...spread)).toBeGreaterThan(2_000);
    const id = await insertCompletedJob(owner, scope);
    await restarting;
    await expect.poll(open, { timeout: 10_000 }).toBe(STREAMS);
    await expect(connection(page)).toHaveText("Live", { timeout: 10_000 });
    await expect(job(page, id)).toBeVisible();
    await expect.poll(() => heard.filter((ids) => ids.includes(id)).length).toBe(STREAMS);
    expect(Math.max(...streams.map(({ opened }) => opened))).toBe(2);
    expect(await rows.times(id)).toBe(1);
    expect(await rows.isSamePage()).toBe(true);
  } finally {
    for (const stream of streams) stream.close();
  }
});

const idsIn = (event: string): string[] => {
  const data = /^event: jobs$.*^data: (.*)$/ms.exec(event)?.[1] ?? "[]";
  return (JSON.parse(data) as { id: string }[]).map(({ id }) => id);
};

test("F27: with the connection that listens killed again and again, changes are in the browser within 2 s", async ({
  own,
}) => {
  const { owner, team, url } = own;
  const page = await own.openPage();
  await page.goto("/jobs");
  await expect(connection(page)).toHaveText("Live");
  const listening = `from pg_stat_activity where datname = current_database() and application_name = 'listen:tidewatch_jobs'`;
  for (let n = 0; n < 3; n += 1) {
    await expect.poll(async () => (await queryOnce(url, `select 1 ${listening}`)).length).toBe(1);
    await queryOnce(url, `select pg_terminate_backend(pid) ${listening}`);
    const id = await insertCompletedJob(owner, team.people.owner.scope);
    await expect(job(page, id)).toBeVisible({ timeout: 2_000 });
    await expect(connection(page)).toHaveText("Live");
  }
});
