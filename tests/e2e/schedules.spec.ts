import { expectAccessible } from "#tests/support/accessible.ts";
import { expect } from "#tests/support/browser.ts";
import { connectShop, fillSource, ofShop, test } from "#tests/support/shop-page.ts";

test("a source is connected with a schedule, whose slot comes, runs, and is told on the job", async ({
  createTeam,
  openAs,
  shop,
  owner,
}) => {
  test.slow();
  const { people, organizationId } = await createTeam(["admin", "viewer"]);
  await owner.organization.update({ where: { id: organizationId }, data: { timeZone: "Europe/Berlin" } });
  const page = await openAs(people.admin);
  await page.goto("/settings/schedules");
  await expect(page.getByRole("heading", { name: "Nothing to schedule yet" })).toBeVisible();
  await page.getByRole("main").getByRole("link", { name: "Connect a database" }).click();

  // Offered and explained, and in words as one types.
  await expect(page.getByLabel("Runs", { exact: true })).toHaveValue("daily");
  await expect(page.getByLabel("At", { exact: true })).toHaveValue(/^0[234]:\d\d$/);
  await expect(page.getByText(/Every day at 0[234]:\d\d\. Next: t.* \(Europe\/Berlin\)\./)).toBeVisible();
  await page.getByLabel("Runs", { exact: true }).selectOption("custom");
  await page.getByLabel("Cron text").fill("30 4 * * 1-5");
  await expect(page.getByText("At 04:30, Monday through Friday.")).toBeVisible();
  await page.getByLabel("Cron text").fill("* * * * *");
  await fillSource(page, ofShop(shop, "orders"));
  await page.getByRole("button", { name: "Test connection" }).click();
  await expect(page.getByLabel("Cron text")).toHaveAccessibleDescription("At most every 5 minutes.");
  await page.getByLabel("Cron text").fill("30 4 * * 1-5");
  await fillSource(page, { password: shop.password });
  await page.getByRole("button", { name: "Test connection" }).click();
  await expect(page.getByText("Tested: the connection works.")).toBeVisible();
  await expect(page.getByLabel("Cron text")).toHaveValue("30 4 * * 1-5");
  await page.getByRole("button", { name: "Save and run discovery" }).click();
  await expect(page.getByText(/Result of J-/)).toBeVisible();
  const facts = page.getByRole("region", { name: "Asset Discovery schedule" });
  await expect(facts).toContainText("At 04:30, Monday through Friday");
  await expect(facts).toContainText(/04:30 \(Europe\/Berlin\)/);
  await facts.getByRole("link", { name: "Change" }).click();

  await page.getByLabel("Runs", { exact: true }).selectOption("six_hourly");
  await page.getByLabel("Time zone").selectOption("Australia/Lord_Howe");
  await page.getByRole("button", { name: "Save schedule" }).click();
  await expect(page.getByRole("region", { name: "Schedule", exact: true })).toContainText("Every 6 hours");
  await expectAccessible(page, "a schedule");
  const changes = page.getByRole("table", { name: "Changes" }).getByRole("row");
  await expect(changes.nth(1)).toContainText("Every 6 hours (Australia/Lord_Howe)");
  await expect(changes.last()).toContainText("At 04:30, Monday through Friday (Europe/Berlin)");

  // Its time comes.
  const come = new Date(Date.now() - 1_000);
  await owner.schedule.updateMany({
    where: { organizationId },
    data: { nextSlot: come, nextRunAt: come, plannedAt: come },
  });
  const slots = page.getByRole("table", { name: "Last slots" });
  await expect(slots.getByText("Completed")).toBeVisible({ timeout: 30_000 });
  await slots.getByRole("link", { name: /J-/ }).click();
  await expect(page.getByRole("complementary", { name: "Facts" })).toContainText(
    /Slot.*\(Australia\/Lord_Howe\)/,
  );
  await page
    .getByRole("complementary", { name: "Facts" })
    .getByRole("link", { name: /Lord_Howe/ })
    .click();
  await expect(page.getByRole("heading", { level: 1, name: "orders › Asset Discovery" })).toBeVisible();
});

test("the schedules page shows all, runs one now, pauses and resumes; who may not is told", async ({
  createTeam,
  openAs,
  shop,
  owner,
}) => {
  test.slow();
  const { people, organizationId } = await createTeam(["admin", "viewer"]);
  const page = await openAs(people.admin);
  await connectShop(page, shop, "orders");
  await page.goto("/settings/schedules");
  const row = page
    .getByRole("table", { name: "Schedules" })
    .locator('tr[data-schedule="orders"]')
    .filter({ hasText: "Asset Discovery" });
  await expect(row).toContainText(/Every day at 0[234]:\d\d/);
  await expect(page.getByRole("region", { name: "Next 24 hours" })).toContainText("orders");
  await expectAccessible(page, "the schedules");
  await expect(page.locator("main [style]")).toHaveCount(0);

  await page.getByRole("button", { name: "Pause all" }).click();
  await expect(row).toContainText("Paused by");
  await expect(page.getByText("Nothing runs by itself within the next 24 hours.")).toBeVisible();
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(row).not.toContainText("Paused");
  await row.getByRole("button", { name: "Actions for the schedule of orders" }).click();
  await page.getByRole("menuitem", { name: "Run now" }).click();
  await expect(page.getByText(/J-\w+ is (on its way|waiting already)/)).toBeVisible();

  const { id } = await owner.schedule.findFirstOrThrow({ where: { organizationId } });
  const state = { state: "suspended", nextSlot: null, nextRunAt: null };
  await owner.schedule.update({
    where: { id },
    data: { ...state, stateSince: new Date(Date.now() + 3_600_000) },
  });
  const viewer = await openAs(people.viewer, { viewport: { width: 360, height: 740 } });
  await viewer.goto("/settings/schedules");
  await expect(viewer.getByText("Paused: its credentials are refused").first()).toBeVisible();
  await expect(viewer.getByRole("button", { name: /Resume all/ })).toHaveAttribute("aria-disabled", "true");
  expect(await viewer.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
  await viewer.getByRole("link", { name: "orders" }).first().click();
  await expect(viewer.getByText("the source refused its credentials three times in a row")).toBeVisible();
  await expect(viewer.getByRole("button", { name: /Save schedule/ })).toHaveAttribute(
    "aria-disabled",
    "true",
  );
  await expectAccessible(viewer, "a schedule to a viewer on a phone");
});
