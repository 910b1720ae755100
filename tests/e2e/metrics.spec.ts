import { readFile } from "node:fs/promises";
import type { PrismaClient } from "#lib/db/client.ts";
import { expectAccessible } from "#tests/support/accessible.ts";
import { expect } from "#tests/support/browser.ts";
import { fillSource, ofShop, test } from "#tests/support/shop-page.ts";

/** Six weeks in which ten rows came a day, the last of them now. */
const DELIVERIES = (username: string) => `
  create table sales.deliveries (id bigint primary key, external_id text not null, status text, weight numeric,
    created_at timestamptz not null);
  create index on sales.deliveries (created_at);
  insert into sales.deliveries select n, 'T' || n, (array['sent', 'lost'])[1 + n % 2], 1 + n % 7,
    now() - n * interval '2.4 hours' from generate_series(0, 419) n;
  grant select on all tables in schema sales to ${username}`;

/** Its time comes: what is scheduled for later is due now. */
async function makeDue(owner: PrismaClient, organizationId: string, jobType: string) {
  const come = new Date(Date.now() - 1_000);
  await owner.schedule.updateMany({
    where: { organizationId, jobType },
    data: { nextSlot: come, nextRunAt: come, plannedAt: come },
  });
}

test("what a table should have is kept by a click, captured by schedule, and what is odd told, explained and dismissed", async ({
  shop,
  createTeam,
  openAs,
  owner,
}) => {
  test.setTimeout(240_000);
  await shop.sql(DELIVERIES(shop.username));
  const { people, organizationId } = await createTeam(["admin", "viewer"]);
  const page = await openAs(people.admin);
  await page.goto("/metrics");
  await expect(page.getByRole("heading", { name: "No database is connected yet" })).toBeVisible();

  // Checks are off until an admin turns them on, both by one choice.
  await page.goto("/assets/new");
  await fillSource(page, ofShop(shop, "orders"));
  await expect(page.getByLabel("Check tables")).toHaveValue("none");
  await page.getByLabel("Check tables").selectOption("daily");
  await page.getByRole("button", { name: "Save and run discovery" }).click();
  await page.getByText(/Result of J-/).waitFor();
  for (const type of ["Freshness Check", "Metric Capture"])
    await expect(page.getByRole("region", { name: `${type} schedule` })).toContainText(
      /Every day at 0[234]:/,
    );
  await page.goto("/metrics");
  await expect(page.getByRole("heading", { name: "No metrics yet" })).toBeVisible();
  await expectAccessible(page, "no metrics");

  // Suggested on the table's own page, each with why.
  const { id: assetId } = await owner.asset.findFirstOrThrow({
    where: { organizationId, name: "deliveries" },
  });
  await page.goto(`/assets/${assetId}`);
  const suggested = page.getByRole("list", { name: "Suggested metrics" });
  await expect(suggested).toContainText("Duplicates of external_id");
  await expect(suggested).toContainText("The days before are counted by created_at.");
  await page.getByRole("button", { name: "Keep Row count" }).click();
  await expect(page.getByRole("list", { name: "Newest values" })).toContainText("Row count");
  await page.getByRole("link", { name: /more suggested$/ }).click();
  await page.getByRole("button", { name: /^Keep all/ }).click();
  await expect(page.getByText(/metrics kept\./)).toBeVisible();
  await expect(suggested).toHaveCount(0);

  // Captured as its schedule says, and known at once what is usual: the days before are counted too.
  await makeDue(owner, organizationId, "metric_capture");
  const rows = page.getByRole("list", { name: "Metrics of the table" });
  await expect(rows.getByRole("link", { name: /^Row count 420/ })).toBeVisible({ timeout: 60_000 });
  await expectAccessible(page, "the metrics of a table");

  // Half of it is gone: seen without loading the page again.
  await shop.sql("delete from sales.deliveries where id % 2 = 0");
  await page.goto("/metrics/anomalies");
  await expect(page.getByRole("heading", { name: "Nothing to look at" })).toBeVisible();
  await makeDue(owner, organizationId, "metric_capture");
  const odd = page.getByRole("row", { name: "Row count in sales.deliveries" });
  await expect(odd).toContainText("210", { timeout: 60_000 });
  await expect(odd).toContainText(/210 is below the/);
  await expectAccessible(page, "anomalies");
  const saved = page.waitForEvent("download");
  await page.locator("summary", { hasText: "Export" }).click();
  await page.getByRole("link", { name: /^CSV/ }).click();
  expect(await readFile(await (await saved).path(), "utf8")).toMatch(/deliveries,,row_count,.*,210,exact,/);

  // Explained, and said to be meant so, with a way back.
  await odd.getByRole("link", { name: "Row count" }).click();
  const explained = page.getByRole("region", { name: /value$/ });
  await expect(explained).toContainText("robust deviations below");
  await expect(explained.getByRole("link", { name: "Go to job" })).toBeVisible();
  await expect(page.getByRole("group", { name: /^Row count: \d+ captures, 1 anomaly\.$/ })).toBeVisible();
  await expectAccessible(page, "a metric");
  await page.getByRole("link", { name: "View as table" }).click();
  await expect(page.getByRole("table", { name: "Captured values, newest first" })).toContainText("210");
  await page.getByRole("link", { name: "View as a picture" }).click();
  await explained.getByRole("button", { name: "Expected: this value" }).click();
  await expect(explained).toContainText("Called expected");
  await page.getByRole("button", { name: "Undo", exact: true }).click();
  await expect(explained.getByRole("button", { name: "Expected: this value" })).toBeVisible();
  await page.goto("/metrics/anomalies");
  // The list listens later than what is around it: it is streamed.
  await expect(async () => {
    await page.keyboard.press("j");
    await expect(page.locator("tr[data-value]:focus")).toBeVisible({ timeout: 1_000 });
  }).toPass();
  await page.keyboard.press("e");
  await expect(page.getByRole("heading", { name: "Nothing to look at" })).toBeVisible();
  await page.getByRole("link", { name: /^Expected/ }).click();
  await expect(odd).toContainText("Expected");

  // All that the run captured, from its job.
  await page.goto("/jobs?type=metric_capture");
  await page
    .getByRole("button", { name: /^Actions for/ })
    .first()
    .click();
  await page.getByRole("menuitem", { name: "Go to Job Page" }).click();
  await expect(page.getByRole("row", { name: "Null % of status in sales.deliveries" })).toBeVisible();

  // Whoever may only look sees all of it, and why they may not decide.
  const viewer = await openAs(people.viewer, { viewport: { width: 360, height: 740 } });
  await viewer.goto(`/metrics/tables/${assetId}`);
  await expect(viewer.getByRole("button", { name: /^Keep it/ })).toHaveAttribute("aria-disabled", "true");
  await viewer.goto("/metrics");
  await expect(viewer.getByRole("list", { name: "Health by source" })).toContainText("orders");
  await expectAccessible(viewer, "the overview");
  await viewer.goto("/metrics/00000000-0000-7000-8000-000000000000");
  await expect(viewer.getByRole("heading", { name: "Metrics" })).toHaveCount(0);
});

test("a statement of one's own is refused as it is typed with why and where, tried, kept, and nobody else's", async ({
  shop,
  createTeam,
  openAs,
  owner,
  request,
}) => {
  test.setTimeout(180_000);
  await shop.sql("insert into sales.customers values (1, 'a@example.com'), (2, 'b@example.com')");
  const { people, organizationId } = await createTeam(["admin", "member"]);
  const page = await openAs(people.admin);
  await page.goto("/assets/new");
  await fillSource(page, ofShop(shop, "orders"));
  await page.getByRole("button", { name: "Save and run discovery" }).click();
  await page.getByText(/Result of J-/).waitFor();
  const { id: assetId } = await owner.asset.findFirstOrThrow({
    where: { organizationId, name: "customers" },
  });
  await page.goto(`/metrics/tables/${assetId}`);
  await page.getByRole("link", { name: "Write custom SQL" }).click();

  const sql = page.getByRole("textbox", { name: "SQL" });
  const tryIt = page.getByRole("button", { name: /^Try it once/ });
  await sql.fill("select count(*)\nfrom sales.customers where pg_sleep(9) is null");
  await expect(page.getByText("The function pg_sleep is not on the list")).toBeVisible();
  await expect(page.getByText(/Line 2, character 28/)).toBeVisible();
  await expect(page.locator("mark")).toHaveText("pg_sleep");
  await expect(tryIt).toHaveAttribute("aria-disabled", "true");
  await expectAccessible(page, "a refused statement");
  await sql.fill("delete from sales.customers");
  await expect(page.getByText("Only SELECT is allowed, not DELETE.")).toBeVisible();
  await sql.fill("select count(*) from sales.customers");
  await expect(page.getByText("It only reads: sales.customers.")).toBeVisible();

  // Tried: what it answers and what it costs, and nothing is kept.
  await tryIt.click();
  await expect(page.getByText("It answers with a number")).toBeVisible({ timeout: 60_000 });
  await expect(page.getByRole("status").filter({ hasText: "Value" })).toContainText("Value2");
  expect(await owner.metricPoint.count({ where: { organizationId } })).toBe(0);
  await expectAccessible(page, "a trial");
  await page.getByLabel("Name").fill("Customers");
  await page.getByRole("button", { name: "Save metric" }).click();
  await expect(page.getByRole("heading", { name: "Customers" })).toBeVisible();
  await page.getByRole("button", { name: "Capture now" }).click();
  await expect(page.getByRole("region", { name: "Newest value" })).toContainText("2", { timeout: 60_000 });

  // A member sees it, and that statements are an admin's to write.
  const { id } = await owner.metric.findFirstOrThrow({ where: { organizationId } });
  const member = await openAs(people.member);
  await member.goto(`/metrics/new?asset=${assetId}`);
  await expect(member.getByText("You may not write statements of your own")).toBeVisible();
  await expectAccessible(member, "custom SQL for a member");
  await member.goto(`/metrics/${id}`);
  await member.getByText("Change it").click();
  await expect(member.getByRole("textbox", { name: "SQL" })).toBeDisabled();
  await expect(member.getByRole("button", { name: /^Save statement/ })).toHaveAttribute(
    "aria-disabled",
    "true",
  );

  // Nobody else finds any of it.
  const others = await createTeam(["owner"]);
  const stranger = await openAs(others.people.owner);
  for (const path of [`/metrics/${id}`, `/metrics/tables/${assetId}`, `/metrics/new?asset=${assetId}`])
    expect((await stranger.goto(path))?.status(), path).toBe(404);
  const file = (by: { get(url: string): Promise<{ status(): number; text(): Promise<string> }> }) =>
    by.get("/api/metrics/anomalies/export?format=json&tab=expected");
  expect(await (await file(stranger.request)).text()).toBe("[]\n");
  expect((await file(request)).status()).toBe(401);
});
