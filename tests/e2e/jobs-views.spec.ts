import type { Page } from "@playwright/test";
import { expectAccessible } from "#tests/support/accessible.ts";
import { expect, test } from "#tests/support/browser.ts";
import { insertJobIn } from "#tests/support/job-states.ts";
import { chooseFilter, expectLive, rowOf, tab } from "#tests/support/jobs-page.ts";

const header = (page: Page) =>
  page.locator("header").filter({ has: page.getByRole("heading", { level: 1 }) });
const openViews = (page: Page) => header(page).locator("summary").click();

async function saveView(page: Page, name: string, { isShared = false } = {}): Promise<void> {
  await openViews(page);
  await page.getByRole("button", { name: "Save as a view…" }).click();
  const dialog = page.getByRole("dialog", { name: "Save this list as a view" });
  await expect(dialog.getByLabel("Name")).toBeFocused();
  await dialog.getByLabel("Name").fill(name);
  if (isShared) await dialog.getByLabel("Share with everybody here").check();
  await dialog.getByRole("button", { name: "Save view" }).click();
  await expect(dialog).toHaveCount(0);
  await expect(header(page).locator("summary")).toContainText(name);
}

test("a list is saved, shared, opened by a colleague, changed, renamed and deleted; its link says what became of it", async ({
  openAs,
  createTeam,
  owner,
}) => {
  const { people } = await createTeam(["viewer", "member"]);
  const { scope } = people.viewer;
  await insertJobIn(owner, scope, "failed", { sourceName: "billing" });
  await insertJobIn(owner, scope, "cancelled", { sourceName: "crm" });
  const page = await openAs(people.viewer);
  await page.goto("/jobs");
  await expectLive(page);
  await chooseFilter(page, "Status", "Failed");
  await saveView(page, "What broke", { isShared: true });
  await expect(page).toHaveURL(/\/jobs\?status=failed&view=[0-9a-f-]{36}$/);
  const link = page.url().replace(/\?.*view=/, "/views/");

  const colleague = await openAs(people.member);
  await colleague.goto(link);
  await expect(colleague).toHaveURL(/status=failed&view=/);
  await expect(rowOf(colleague, "billing")).toBeVisible();
  await expect(rowOf(colleague, "crm")).toHaveCount(0);
  await openViews(colleague);
  await expect(colleague.getByRole("list", { name: "Shared views" })).toContainText("What broke");
  await expect(colleague.getByRole("button", { name: /^Rename or share/ })).toContainText(
    "Only Person and admins",
  );

  await page.getByRole("link", { name: "Remove the filter Status" }).click();
  await tab(page, "Failed").click();
  await expect(header(page).locator("summary")).toContainText("changed");
  await openViews(page);
  await page.getByRole("button", { name: "Update “What broke”" }).click();
  await expect(page.getByText("“What broke” shows this list now.")).toBeVisible();
  await expect(header(page).locator("summary")).not.toContainText("changed");
  await colleague.goto(link);
  await expect(colleague).toHaveURL(/tab=failed&view=/);

  await openViews(page);
  await page.getByRole("button", { name: "Rename or share…" }).click();
  await page.getByRole("dialog").getByLabel("Name").fill("Broken in the night, in every region we have");
  await page.getByRole("button", { name: "Save view" }).click();
  await expect(header(page).locator("summary")).toContainText("Broken");
  await expect(header(page).locator("summary")).toBeFocused();
  await expectAccessible(page, "a view with a long name");

  await openViews(page);
  await page.getByRole("button", { name: "Delete…" }).click();
  await page.getByRole("alertdialog").getByRole("button", { name: "Delete view" }).click();
  await expect(page).toHaveURL(/\/jobs\?tab=failed$/);
  await expect(header(page).locator("summary")).toHaveText("Views");
  await colleague.goto(link);
  await expect(colleague.getByRole("heading", { name: "This view is gone" })).toBeVisible();
  await expectAccessible(colleague, "a deleted view");
});

test("a view of one's own opens for nobody else, and its name cannot be taken twice", async ({
  openAs,
  createTeam,
}) => {
  const { people } = await createTeam(["member", "owner"]);
  const page = await openAs(people.member);
  await page.goto("/jobs?tab=failed");
  await expectLive(page);
  await saveView(page, "Mine");
  const link = page.url().replace(/\?.*view=/, "/views/");
  await openViews(page);
  await page.getByRole("button", { name: "Save as a view…" }).click();
  const dialog = page.getByRole("dialog", { name: "Save this list as a view" });
  await dialog.getByLabel("Name").fill("mine");
  await dialog.getByRole("button", { name: "Save view" }).click();
  await expect(dialog).toContainText("There is a view named “mine” already.");
  await page.keyboard.press("Escape");
  await expect(dialog).toHaveCount(0);
  await expect(header(page).locator("summary")).toBeFocused();

  const boss = await openAs(people.owner);
  await boss.goto(link);
  await expect(boss.getByRole("heading", { name: "This view is gone" })).toBeVisible();
});

test("views are chosen, and chosen columns are there, without script", async ({
  openAs,
  createTeam,
  owner,
}) => {
  const { people } = await createTeam(["viewer"]);
  const { organizationId, userId } = people.viewer.scope;
  await insertJobIn(owner, people.viewer.scope, "failed", { sourceName: "billing" });
  await insertJobIn(owner, people.viewer.scope, "completed", { sourceName: "crm" });
  await owner.savedView.create({
    data: {
      ...{ organizationId, makerId: userId, makerName: "Person", name: "What broke", isShared: false },
      filter: { tab: "failed" },
    },
  });
  await owner.userPreference.create({
    data: { userId: userId ?? "", jobColumns: ["trigger", "startedBy", "attempt", "queueWait"] },
  });
  const page = await openAs(people.viewer, { javaScriptEnabled: false });
  await page.goto("/jobs");
  for (const name of ["Trigger", "Started by", "Attempt", "Queue wait"])
    await expect(page.getByRole("columnheader", { name })).toBeVisible();
  await expect(page.locator("tr[data-job]").first()).toContainText("800 ms");
  await openViews(page);
  await page.getByRole("link", { name: "What broke" }).click();
  await expect(rowOf(page, "billing")).toBeVisible();
  await expect(rowOf(page, "crm")).toHaveCount(0);
});
