import type { Page, Route } from "@playwright/test";
import { expect, test } from "#tests/support/browser.ts";
import { createCustomerDatabase } from "#tests/support/customer-database.ts";
import { insertSource } from "#tests/support/job-rows.ts";
import { insertRuns } from "#tests/support/job-runs.ts";
import { insertJobIn } from "#tests/support/job-states.ts";
import { expectLive, rowOf, tab } from "#tests/support/jobs-page.ts";
import { aWeekOfDiscoveries } from "#tests/support/run-history.ts";

/** Through the page's own button. */
async function runDiscovery(page: Page, source: string): Promise<void> {
  await page.getByRole("button", { name: "Run job" }).first().click();
  const dialog = page.getByRole("dialog", { name: "Run a job" });
  await dialog.getByLabel("Job type").selectOption({ label: "Asset Discovery" });
  await dialog.getByLabel("Source").selectOption({ label: source });
  await dialog.getByRole("button", { name: "Run job" }).click();
  await expect(dialog).toHaveCount(0);
}

test("a discovery is watched in two browsers: it appears, moves and completes in both without a reload", async ({
  openAs,
  createTeam,
  owner,
  app,
}) => {
  await using customer = await createCustomerDatabase(app);
  const { people } = await createTeam(["member", "viewer", "owner"]);
  await customer.connectAs(owner, people.owner.scope, "shop");
  const runner = await openAs(people.member);
  const watcher = await openAs(people.viewer);
  await runner.goto("/jobs");
  await watcher.goto("/jobs");
  await expectLive(watcher);

  const held = await customer.lock();
  await runDiscovery(runner, "shop");
  for (const page of [runner, watcher]) {
    await expect(rowOf(page, "shop")).toContainText("Running");
    const bar = rowOf(page, "shop").getByRole("progressbar");
    await expect.poll(async () => Number(await bar.getAttribute("aria-valuenow"))).toBeGreaterThan(0);
    await expect(tab(page, "Active")).toContainText("1");
  }
  await held[Symbol.asyncDispose]();
  for (const page of [runner, watcher]) {
    await expect(rowOf(page, "shop")).toContainText("Completed");
    await expect(rowOf(page, "shop")).toContainText("2 tables");
    await expect(tab(page, "Completed")).toContainText("3"); // and what follows a discovery: its tags and lineage
    await expect(tab(page, "Active")).toContainText("0");
  }
});

test("a discovery stuck behind a lock is cancelled: asked once, its stages shown, its session gone from the server", async ({
  openAs,
  createTeam,
  owner,
  app,
}) => {
  await using customer = await createCustomerDatabase(app);
  const { people } = await createTeam(["owner", "member"]);
  await customer.connectAs(owner, people.owner.scope, "shop");
  const page = await openAs(people.member);
  await page.goto("/jobs");
  await using _held = await customer.lock();
  await runDiscovery(page, "shop");
  await expect(rowOf(page, "shop")).toContainText("Running");
  await expect.poll(() => customer.sessions()).toBeGreaterThan(0);

  await rowOf(page, "shop").getByRole("link", { name: /^J-/ }).click();
  const details = page.getByRole("dialog");
  await details.getByRole("button", { name: "Cancel Job" }).click();
  const question = page.getByRole("alertdialog");
  for (const stage of ["Requested", "Seen by the worker", "Queries stopped on the server", "Cancelled"]) {
    await expect(question.getByText(stage, { exact: true })).toBeVisible();
  }
  await question.getByRole("button", { name: "Cancel Job" }).click();

  await expect(details.getByText("Requested by Person")).toBeVisible();
  await expect(details.getByText("Seen by the worker")).toBeVisible();
  await expect(details.getByText("Queries stopped on the server", { exact: true })).toBeVisible();
  await expect(details.getByText("Nothing was published")).toBeVisible();
  await expect(rowOf(page, "shop")).toContainText("Cancelled");
  await expect.poll(() => customer.sessions()).toBe(0);
  await expect(details.getByRole("button", { name: "Retry Job" })).toBeEnabled();
});

test("a wrong password fails with its cause and fix; corrected and retried, the job completes", async ({
  openAs,
  createTeam,
  owner,
  app,
}) => {
  await using customer = await createCustomerDatabase(app);
  const { people } = await createTeam(["owner"]);
  await customer.connectAs(owner, people.owner.scope, "shop", "not the password");
  const page = await openAs(people.owner);
  await page.goto("/jobs");
  await runDiscovery(page, "shop");
  await expect(rowOf(page, "shop")).toContainText("Failed");

  await rowOf(page, "shop").getByRole("link", { name: /^J-/ }).click();
  const details = page.getByRole("dialog");
  await expect(details.getByText("Credentials refused", { exact: true })).toBeVisible();
  await expect(details.getByText("A retry helps only after the fix.")).toBeVisible();
  await expect(details.getByText("Nothing was published")).toBeVisible();
  await expect(details.getByText("not the password")).toHaveCount(0);
  const failedAt = page.url();

  await details.getByRole("link", { name: "Edit connection" }).click();
  await page.getByLabel("Password", { exact: true }).fill(customer.password);
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await page.waitForURL((url) => !url.pathname.endsWith("/edit"));

  await page.goto(failedAt);
  await page.getByRole("dialog").getByRole("button", { name: "Retry Job" }).click();
  await page.getByRole("link", { name: "Open", exact: true }).click();
  const retried = page.getByRole("dialog");
  await expect(retried.getByRole("link", { name: "See what it found" })).toBeVisible();
  await expect(retried.getByRole("region", { name: "Retry chain" })).toContainText("this one");
});

test("a job that ends while its details are read for the first time is shown as ended", async ({
  openAs,
  createTeam,
  owner,
  app,
}) => {
  await using customer = await createCustomerDatabase(app);
  const { people } = await createTeam(["owner"]);
  await customer.connectAs(owner, people.owner.scope, "shop");
  const page = await openAs(people.owner);
  await page.goto("/jobs");
  await expectLive(page);
  const held = await customer.lock();
  await runDiscovery(page, "shop");
  await expect(rowOf(page, "shop")).toContainText("Running");
  const holdFirstAnswer = async (route: Route) => {
    const answer = await route.fetch();
    await held[Symbol.asyncDispose]();
    await expect(rowOf(page, "shop")).toContainText("Completed");
    await route.fulfill({ response: answer });
  };
  await page.route(/\/api\/jobs\/[^/?]+$/, holdFirstAnswer, { times: 1 });
  await rowOf(page, "shop").getByRole("link", { name: /^J-/ }).click();
  await expect(page.getByRole("dialog").getByRole("link", { name: "See what it found" })).toBeVisible();
  // A route still answering would end with the page, and the failure would be put down to the next test.
  await page.unrouteAll({ behavior: "wait" });
});

test("pressed twice, in two tabs, Retry makes one job", async ({ openAs, createTeam, owner, app }) => {
  await using customer = await createCustomerDatabase(app);
  const { people, organizationId } = await createTeam(["owner"]);
  await customer.connectAs(owner, people.owner.scope, "shop", "not the password");
  const page = await openAs(people.owner);
  await page.goto("/jobs");
  await runDiscovery(page, "shop");
  await expect(rowOf(page, "shop")).toContainText("Failed");
  const [failed] = await owner.job.findMany({ where: { organizationId } });
  const other = await page.context().newPage();
  await page.goto(`/jobs/${failed?.id}`);
  await other.goto(`/jobs/${failed?.id}`);
  const retry = (tab: Page) => tab.getByRole("button", { name: "Retry Job" }).first();
  await Promise.all([retry(page).dblclick(), retry(other).click()]);
  await expect(page.getByText(/retries/).first()).toBeVisible();
  await expect(other.getByText(/retries/).first()).toBeVisible();
  await expect
    .poll(() => owner.job.count({ where: { organizationId, retryOfId: failed?.id ?? null } }))
    .toBe(1);
});

test("a page that comes to life has what is active already: it reads nothing again, and says only what changes", async ({
  openAs,
  createTeam,
  owner,
}) => {
  const { people } = await createTeam(["member"]);
  const { scope } = people.member;
  const source = await insertSource(owner, scope, "orders");
  await insertRuns(owner, scope, source, aWeekOfDiscoveries());
  await expect.poll(() => owner.jobDay.count({ where: { assetId: source } })).toBeGreaterThan(0);
  await insertJobIn(owner, scope, "running", { sourceId: source }); // the one that the trend draws
  await insertJobIn(owner, scope, "cancelling");

  const page = await openAs(people.member);
  const asked: string[] = [];
  page.on("request", (request) => {
    const { pathname, searchParams } = new URL(request.url());
    if (searchParams.has("_rsc") || pathname.startsWith("/api/jobs/")) asked.push(pathname);
  });
  await page.goto("/jobs?tab=completed");
  await expect(page.getByRole("link", { name: /^Running for/ })).toBeVisible();
  await expectLive(page);
  const id = await insertJobIn(owner, scope, "completed");
  const { shortId } = await owner.job.findUniqueOrThrow({ where: { id } });
  await expect(
    page.getByText(`${shortId}, Asset Discovery of orders: Completed.`, { exact: true }),
  ).toBeAttached();
  expect(asked).toEqual(["/api/jobs/stream", "/api/jobs/counts"]);
});
