import type { Page } from "@playwright/test";
import { expectAccessible } from "#tests/support/accessible.ts";
import { expect, test } from "#tests/support/browser.ts";
import { insertSource } from "#tests/support/job-rows.ts";
import { insertJobIn } from "#tests/support/job-states.ts";
import { expectLive, linkOf } from "#tests/support/jobs-page.ts";

const menu = (page: Page) => page.getByRole("dialog", { name: "Command menu" });
const line = (page: Page, name: string | RegExp) => menu(page).getByRole("option", { name });

async function ask(page: Page, text: string): Promise<void> {
  await page.keyboard.press("Control+k");
  await expect(menu(page).getByRole("combobox")).toBeFocused();
  if (text) await page.keyboard.type(text);
}

test("by keyboard alone the command menu finds a job, acts on the one in focus, and gives the focus back", async ({
  openAs,
  createTeam,
  owner,
}) => {
  const { people } = await createTeam(["member"]);
  const { scope } = people.member;
  const failed = await insertJobIn(owner, scope, "failed", { sourceName: "billing" });
  const running = await insertJobIn(owner, scope, "running", { sourceName: "orders" });
  const { shortId } = await owner.job.findUniqueOrThrow({ where: { id: failed } });
  const page = await openAs(people.member);
  await page.goto("/jobs");
  await expectLive(page);

  await page.keyboard.press("j");
  await expect(linkOf(page, running)).toBeFocused();
  await ask(page, "");
  await expect(line(page, "Cancel Job")).toBeVisible();
  await expect(line(page, /^Retry Job/)).toContainText("It has not ended yet");
  await page.keyboard.press("Escape");
  await expect(menu(page)).toHaveCount(0);
  await expect(linkOf(page, running)).toBeFocused();

  await ask(page, "cancel");
  await expect(line(page, "Cancel Job")).toHaveAttribute("data-highlighted");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("alertdialog").getByRole("button", { name: "Keep running" })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(linkOf(page, running)).toBeFocused();

  await ask(page, shortId.slice(2).toLowerCase());
  await expect(line(page, new RegExp(`^${shortId}`))).toContainText("Failed");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(new RegExp(`job=${failed}`));
  await expect(page.getByRole("dialog", { name: /Asset Discovery/ })).toBeVisible();
  await ask(page, "retry");
  await expect(line(page, /^Retry Job/)).toBeVisible();
  await page.keyboard.press("Enter");
  await expect(page.getByText(`retries ${shortId}`)).toBeVisible();
  expect(await owner.job.count({ where: { retryOfId: failed } })).toBe(1);
});

test("goes to pages, tables and views, and runs a discovery, with single keys turned off and on", async ({
  openAs,
  createTeam,
  owner,
}) => {
  const { people } = await createTeam(["member"]);
  const { scope } = people.member;
  const { organizationId, userId } = scope;
  const sourceId = await insertSource(owner, scope, "warehouse");
  const table = await owner.asset.create({
    data: { organizationId, sourceId, kind: "table", schemaName: "sales", name: "order_items" },
  });
  await owner.savedView.create({
    data: {
      ...{ organizationId, makerId: userId, makerName: "Person", name: "What broke", isShared: true },
      filter: { tab: "failed" },
    },
  });
  await owner.userPreference.create({ data: { userId: userId ?? "", singleKeyShortcuts: false } });
  const page = await openAs(people.member);
  await page.goto("/settings/profile");
  await expectLive(page);

  await ask(page, "order_it");
  await expect(line(page, /sales\.order_items/)).toContainText("warehouse");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(new RegExp(`/assets/${table.id}$`));
  await ask(page, "broke");
  await line(page, /^What broke/).click();
  await expect(page).toHaveURL(/\/jobs\?tab=failed&view=/);
  await ask(page, "schema ch");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/schema-changes/);
  await ask(page, "dark theme");
  await page.keyboard.press("Enter");
  await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");
  await expect
    .poll(() => owner.userPreference.count({ where: { userId: userId ?? "", theme: "dark" } }))
    .toBe(1);
  await ask(page, "run discovery wareh");
  await expect(line(page, /^Run discovery on warehouse/)).toHaveAttribute("data-highlighted");
  await page.keyboard.press("Enter");
  await expect(page.getByText(/^J-\w+ discovers warehouse/)).toBeVisible();
  expect(await owner.job.count({ where: { organizationId, sourceId, type: "asset_discovery" } })).toBe(1);

  await ask(page, "zzzz");
  await expect(menu(page).getByText("Nothing by that name.")).toBeVisible();
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: "Search or run" }).click();
  await expect(menu(page)).toBeVisible();
});

test("a viewer is told why a discovery is not theirs to run, and finds nothing of other organizations", async ({
  openAs,
  createTeam,
  owner,
}) => {
  const [{ people }, rival] = [await createTeam(["viewer"]), await createTeam(["owner"])];
  await insertSource(owner, people.viewer.scope, "shared-name");
  await insertSource(owner, rival.people.owner.scope, "shared-name");
  const theirs = await insertJobIn(owner, rival.people.owner.scope, "failed", { sourceName: "secret" });
  const { shortId } = await owner.job.findUniqueOrThrow({ where: { id: theirs } });
  const page = await openAs(people.viewer);
  await page.goto("/jobs");
  await expectLive(page);
  await ask(page, "shared-name");
  await expect(line(page, /^Run discovery on shared-name/)).toHaveCount(1);
  await expect(line(page, /^Run discovery on shared-name/)).toContainText("This needs the role member");
  await page.keyboard.press("Enter");
  await expect(menu(page)).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(menu(page)).toHaveCount(0);
  await ask(page, shortId);
  await expect(menu(page).getByText("Nothing by that name.")).toBeVisible();
});

test("the menus, dialogs and lists of views and keys are accessible in both themes and fit a phone", async ({
  openAs,
  createTeam,
  owner,
}) => {
  test.slow();
  const { people } = await createTeam(["member"]);
  await insertJobIn(owner, people.member.scope, "running");
  const page = await openAs(people.member);
  await page.goto("/jobs?tab=active");
  await expectLive(page);
  await page.keyboard.press("j");
  await ask(page, "");
  await expect(line(page, "Cancel Job")).toBeVisible();
  await expectAccessible(page, "the command menu");
  await page.keyboard.press("Escape");
  await page.keyboard.press("?");
  await expect(page.getByRole("dialog", { name: "Keyboard shortcuts" })).toContainText("Find or do anything");
  await expectAccessible(page, "the list of keys");
  await page.keyboard.press("Escape");
  const views = page.locator("header summary").filter({ hasText: "Views" });
  await views.click();
  await expectAccessible(page, "the views");
  await page.getByRole("button", { name: "Save as a view…" }).click();
  await expect(page.getByRole("dialog", { name: "Save this list as a view" })).toBeVisible();
  await expectAccessible(page, "the dialog of a view");
});
