import type { Page } from "@playwright/test";
import type { PrismaClient } from "#lib/db/client.ts";
import { expectAccessible } from "#tests/support/accessible.ts";
import { expect } from "#tests/support/browser.ts";
import { connectShop, test } from "#tests/support/shop-page.ts";

const PHONE = { width: 360, height: 740 };

/** Runs a discovery from the source's page, and waits until it has ended. */
async function discover(page: Page, owner: PrismaClient, sourceId: string, status: string): Promise<void> {
  await page.goto(`/assets/${sourceId}`);
  await page.getByRole("button", { name: "Run discovery" }).click();
  await page.waitForURL(/job=/);
  const id = new URL(page.url()).searchParams.get("job") ?? "";
  await expect
    .poll(async () => (await owner.job.findUniqueOrThrow({ where: { id } })).status, { timeout: 60_000 })
    .toBe(status);
}

const openCount = (page: Page) => page.getByRole("navigation", { name: "Main" }).getByText(/^\d+ open$/);

test("a failure offers a rule, the next failure is an alert, and its recovery resolves it", async ({
  shop,
  createTeam,
  openAs,
  owner,
}) => {
  test.setTimeout(240_000);
  const { people, organizationId } = await createTeam(["member", "admin", "viewer"]);
  const admin = await openAs(people.admin);
  await connectShop(admin, shop, "orders");
  const { id: sourceId } = await owner.source.findFirstOrThrow({ where: { organizationId } });
  const page = await openAs(people.member);
  await page.goto("/alerts");
  await expect(page.getByRole("heading", { name: "No rules yet" })).toBeVisible();
  await expect(page.getByRole("region", { name: "Rules you may want" })).toContainText("Failed jobs");
  await expectAccessible(page, "alerts without rules");

  // The first failure alerts nobody, says so, and offers the rule.
  await shop.sql(`alter role ${shop.username} nologin`);
  await discover(page, owner, sourceId, "failed");
  const { id: failedId } = await owner.job.findFirstOrThrow({ where: { organizationId, status: "failed" } });
  expect(await owner.alertEvent.count({ where: { organizationId } })).toBe(0);
  await page.goto(`/jobs/${failedId}`);
  await expect(page.getByText("Nobody is told when this fails.")).toBeVisible();
  await page.getByRole("link", { name: "Make a rule for it" }).click();
  await expect(page.getByLabel("Name", { exact: true })).toHaveValue("Failed jobs of orders");
  await expect(page.getByLabel("Job failed", { exact: true })).toBeChecked();

  // Preview, a name that is missing, and a rule that is kept.
  await page.getByRole("button", { name: "Preview" }).click();
  const preview = page.getByRole("region", { name: "Preview" });
  await expect(preview).toContainText("1 alert");
  await expect(preview).toContainText("Asset Discovery of orders failed");
  await expectAccessible(page, "the form of a rule");
  await page.getByLabel("Name", { exact: true }).fill("");
  await page.getByRole("button", { name: "Save rule" }).click();
  await expect(page.getByText("Give the rule a name.")).toBeVisible();
  await expect(page.getByLabel("Job failed", { exact: true })).toBeChecked();
  await page.getByLabel("Name", { exact: true }).fill("Orders fails");
  await page.getByRole("button", { name: "Save rule" }).click();
  await expect(page.getByText("The rule was made. It counts from now on.")).toBeVisible();
  await expect(page.getByRole("heading", { name: "Orders fails" })).toBeVisible();

  // The next failure is an alert, in the inbox and beside every page.
  await discover(page, owner, sourceId, "failed");
  await expect(openCount(page)).toBeVisible({ timeout: 20_000 });
  await expect(openCount(page)).toHaveText("1 open");
  await page.goto("/alerts");
  const row = page.getByRole("row").filter({ hasText: "Asset Discovery of orders failed" });
  await expect(row).toContainText("Critical");
  await expect(row).toContainText("Orders fails");
  await expectAccessible(page, "the inbox");
  await page.keyboard.press("j");
  await page.keyboard.press("Enter");
  await page.waitForURL(/\/alerts\/[0-9a-f-]{36}$/);

  // Acknowledged, with a note; who did what stays.
  await page.getByRole("button", { name: /^Acknowledge/ }).click();
  const facts = page.getByRole("complementary", { name: "Facts" });
  await expect(facts).toContainText("Acknowledged");
  await page.getByRole("textbox", { name: "Note" }).fill("The role was locked.\nAsking the owner.");
  await page.getByRole("button", { name: "Add note" }).click();
  await expect(page.getByRole("region", { name: "History and notes" })).toContainText("The role was locked.");
  await expect(page.getByRole("region", { name: "History and notes" })).toContainText("acknowledged it");
  await expectAccessible(page, "an alert");
  await facts.getByRole("link", { name: "Open the job" }).click();
  await expect(facts).toContainText("1 not resolved");

  // Recovered: resolved by itself.
  await shop.sql(`alter role ${shop.username} login`);
  await discover(page, owner, sourceId, "completed");
  await expect(async () => {
    await page.reload();
    const about = page.getByRole("complementary", { name: "About this source" });
    await expect(about).toContainText("all resolved", { timeout: 2_000 });
  }).toPass({ timeout: 30_000 });
  await page.goto("/alerts?tab=resolved");
  await expect(row).toContainText("Resolved");
  await expect(
    page.getByRole("row").filter({ hasText: "Asset Discovery of orders recovered" }),
  ).toBeVisible();
  await expect(openCount(page)).toHaveCount(0);
  const alert = await owner.alert.findFirstOrThrow({ where: { organizationId, kind: "discovery_failed" } });
  await page.goto(`/alerts/${alert.id}`);
  await expect(page.getByRole("region", { name: "History and notes" })).toContainText("It recovered.");

  // Who only looks changes nothing, also on a phone.
  const viewer = await openAs(people.viewer, { viewport: PHONE });
  await viewer.goto("/alerts/rules");
  await expect(viewer.getByRole("region", { name: "Rules you may want" })).toContainText(
    "Breaking schema changes",
  );
  await expect(viewer.getByRole("link", { name: /^Make this rule/ })).toHaveCount(0);
  // Offers give way to what happened.
  await viewer.goto("/alerts?tab=resolved");
  await expect(viewer.getByText("Asset Discovery of orders recovered")).toBeVisible();
  await expect(viewer.getByRole("region", { name: "Rules you may want" })).toHaveCount(0);
  await viewer.goto(`/alerts/${alert.id}`);
  await expect(viewer.getByRole("button", { name: /^Open again/ })).toHaveAttribute("aria-disabled", "true");
  await viewer.goto("/alerts/00000000-0000-7000-8000-000000000000");
  await expect(viewer.getByRole("heading", { name: "Asset Discovery of orders failed" })).toHaveCount(0);
});

test("quiet times are named, overlaps told, and what they keep quiet is in the inbox with the reason", async ({
  createTeam,
  openAs,
  owner,
}) => {
  test.slow();
  const { people, organizationId } = await createTeam(["member"]);
  const page = await openAs(people.member);
  await page.goto("/alerts/quiet");
  const blackouts = page.getByRole("region", { name: "Blackouts" });
  await blackouts.getByRole("button", { name: "Add blackout" }).click();
  await expect(blackouts.getByText("Give it a name.")).toBeVisible();
  for (const name of ["Move", "Audit"]) {
    await blackouts.getByLabel("Name", { exact: true }).fill(name);
    await blackouts.getByLabel("From", { exact: true }).fill("2026-12-24T18:00");
    await blackouts.getByLabel("To", { exact: true }).fill("2026-12-27T08:00");
    await blackouts.getByRole("button", { name: "Add blackout" }).click();
    await expect(blackouts.getByRole("listitem").filter({ hasText: name })).toBeVisible();
  }
  await expect(blackouts.getByText("It overlaps with: Move.")).toBeVisible();
  const hours = page.getByRole("region", { name: "Operating hours" });
  await hours.getByLabel("Name", { exact: true }).fill("Office");
  await hours.getByRole("button", { name: "Add operating hours" }).click();
  await expect(hours.getByRole("listitem").filter({ hasText: "Office" })).toContainText("08:00 to 18:00");
  await expectAccessible(page, "quiet times");
  await hours.getByRole("link", { name: "Office" }).click();
  await expect(hours.getByRole("button", { name: "Save operating hours" })).toBeVisible();
  await hours.getByRole("button", { name: "Remove Office" }).click();
  await expect(hours.getByText("None: rules tell at every hour.")).toBeVisible();

  // What is offered as told once is kept as told once, also where nobody was asked about repeats.
  await page.goto("/alerts/rules/new?suggest=odd");
  await expect(page.getByLabel("Tell the first, not every repeat")).toBeChecked();
  await page.getByRole("button", { name: "Save rule" }).click();
  await expect(page.getByText("The rule was made. It counts from now on.")).toBeVisible();
  await page.goto("/alerts/rules/new?suggest=breaking");
  await page.getByLabel("Tables (optional)").fill("no_such_*");
  await page.getByRole("button", { name: "Save rule" }).click();
  await expect(page.getByText("No table is called no_such_* at present.")).toBeVisible();
  expect(await owner.alertRule.count({ where: { organizationId, isStateChangeOnly: true } })).toBe(2);
  await page.goto("/alerts/rules");
  await expect(page.getByRole("row").filter({ hasText: "Breaking schema changes" })).toContainText(
    "breaking only",
  );
  await expectAccessible(page, "rules");

  const { id } = await owner.alert.create({
    data: {
      ...{ organizationId, ruleName: "Breaking schema changes", kind: "schema_change", severity: "critical" },
      ...{
        groupKey: "run",
        title: "2 schema changes in orders",
        sentence: "Column removed: sales.orders.note.",
      },
      ...{ suppressedBy: "blackout", suppressedBecause: "It was within the blackout Move." },
    },
  });
  await page.goto("/alerts");
  await expect(page.getByRole("heading", { name: "Nothing is open" })).toBeVisible();
  await page.goto("/alerts?tab=all&suppressed=only");
  await expect(page.getByRole("row").filter({ hasText: "2 schema changes in orders" })).toContainText(
    "It was within the blackout Move.",
  );
  await page.goto(`/alerts/${id}`);
  await expect(page.getByText("Nobody was told of it. It was within the blackout Move.")).toBeVisible();
  await page.getByRole("button", { name: /^Snooze/ }).click();
  await page.getByRole("menuitem", { name: "For 4 hours" }).click();
  await expect(page.getByText("Snoozed", { exact: true })).toBeVisible();
  await page.goto("/alerts?severity=info");
  await expect(page.getByRole("heading", { name: "No alert matches" })).toBeVisible();
});
