import { expectAccessible } from "#tests/support/accessible.ts";
import { expect } from "#tests/support/browser.ts";
import { connectShop, test } from "#tests/support/shop-page.ts";

test("tables are checked by hand and by schedule, held to what a person says, and tried on what is known", async ({
  shop,
  createTeam,
  openAs,
  owner,
}) => {
  test.setTimeout(180_000);
  await shop.sql(`
    create table sales.deliveries (id bigint primary key, updated_at timestamptz);
    create index on sales.deliveries (updated_at);
    insert into sales.deliveries values (1, now() - interval '5 hours');
    grant select on all tables in schema sales to ${shop.username}`);
  const { people, organizationId } = await createTeam(["admin", "viewer"]);
  const page = await openAs(people.admin);
  await page.goto("/freshness");
  await expect(page.getByRole("heading", { name: "No table was checked yet" })).toBeVisible();
  await connectShop(page, shop, "orders");

  // By hand, and from the job to what it found.
  await page.getByRole("button", { name: "More for orders" }).click();
  await page.getByRole("menuitem", { name: "Check freshness" }).click();
  await expect(page).toHaveURL(/job=/);
  await page.goto("/jobs?type=freshness_check");
  const job = page.locator("tr[data-job]").filter({ hasText: "Freshness Check" }).first();
  await expect(job).toContainText("Completed", { timeout: 60_000 });
  await expect(job).toContainText("3 tables: 0 stale, 0 fresh, 3 unknown");
  await page.goto("/freshness");
  const row = page.getByRole("row").filter({ hasText: "sales.deliveries" });
  await expect(row).toContainText("Unknown");
  await expect(row).toContainText("newest updated_at");
  await expectAccessible(page, "freshness");

  // Held to an hour: too short is refused, and it counts from the next check on, which a schedule starts.
  await row.getByRole("link", { name: "sales.deliveries" }).click();
  await page.getByLabel("Updated at least").selectOption("explicit");
  await page.getByLabel("Every", { exact: true }).fill("1");
  await page.getByLabel("Unit").selectOption("minutes");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("Use a number from 5 minutes to 7 days.")).toBeVisible();
  await page.getByLabel("Updated at least").selectOption("explicit");
  await page.getByLabel("Every", { exact: true }).fill("1");
  await page.getByLabel("Unit").selectOption("hours");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("Saved. It counts from the next check on.")).toBeVisible();
  await expect(page.getByText("The next check goes by it.")).toBeVisible();
  await page.goto("/settings/schedules");
  await expect(page.getByRole("table", { name: "Schedules" })).toContainText("Freshness Check");
  const { id: sourceId } = await owner.source.findFirstOrThrow({ where: { organizationId } });
  await page.goto(`/settings/schedules/new?source=${sourceId}&type=freshness_check`);
  await page.getByRole("button", { name: "Save schedule" }).click();
  await page.waitForURL(/\/settings\/schedules\/[0-9a-f-]{36}$/);
  const come = new Date(Date.now() - 1_000);
  await owner.schedule.updateMany({
    where: { organizationId, jobType: "freshness_check" },
    data: { nextSlot: come, nextRunAt: come, plannedAt: come },
  });
  await expect(page.getByRole("table", { name: "Last slots" }).getByText("Completed")).toBeVisible({
    timeout: 60_000,
  });
  await page.goto("/freshness?tab=stale");
  await expect(row).toContainText("Stale");
  await row.getByRole("link", { name: "sales.deliveries" }).click();
  await expect(page.getByText("It was not updated in time.")).toBeVisible();
  await expect(page.getByRole("group", { name: /^1 update since .*, late 1 time$/ })).toBeVisible();
  await page.getByLabel("Every so many hours").fill("4");
  await page.getByRole("button", { name: "Try it" }).click();
  await expect(
    page.getByText("Held to every 4 hours, it would have been late 1 time in the last 5 hours."),
  ).toBeVisible();
  await expectAccessible(page, "the freshness of a table");

  const viewer = await openAs(people.viewer, { viewport: { width: 360, height: 740 } });
  await viewer.goto(new URL(page.url()).pathname);
  await expect(viewer.getByRole("button", { name: /^Save/ })).toHaveAttribute("aria-disabled", "true");
  await viewer.goto("/freshness/00000000-0000-7000-8000-000000000000");
  await expect(viewer.getByRole("heading", { name: "Freshness" })).toHaveCount(0);
});
