import { expect, test } from "#tests/support/browser.ts";
import { insertJobIn } from "#tests/support/job-states.ts";
import { expectLive, linkOf } from "#tests/support/jobs-page.ts";

test("by keyboard alone: move, open, read, close, cancel and find the keys", async ({
  openAs,
  createTeam,
  owner,
}) => {
  const { people } = await createTeam(["member"]);
  const { scope } = people.member;
  const older = await insertJobIn(owner, scope, "running", { sourceName: "older" });
  const newer = await insertJobIn(owner, scope, "failed", { sourceName: "newer" });
  const page = await openAs(people.member);
  await page.goto("/jobs");
  await expectLive(page);
  const link = (id: string) => linkOf(page, id);

  await page.keyboard.press("j");
  await expect(link(newer)).toBeFocused();
  await page.keyboard.press("j");
  await expect(link(older)).toBeFocused();
  await page.keyboard.press("k");
  await expect(link(newer)).toBeFocused();
  await page.keyboard.press("j");

  await page.keyboard.press("Enter");
  const dialog = page.getByRole("dialog");
  await expect(dialog).toContainText("Read columns");
  await page.keyboard.press("Escape");
  await expect(dialog).toHaveCount(0);
  await expect(link(older)).toBeFocused();

  await page.keyboard.press("c");
  const question = page.getByRole("alertdialog");
  await expect(question.getByRole("button", { name: "Keep running" })).toBeFocused();
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await expect(page.locator(`tr[data-job="${older}"]`)).toContainText("Cancelling…");
  await expect(link(older)).toBeFocused();

  await page.keyboard.press("?");
  await expect(page.getByRole("dialog", { name: "Keyboard shortcuts" })).toContainText("Retry the job");
  await page.keyboard.press("Escape");
  await page.keyboard.press("g");
  await page.keyboard.press("a");
  await page.waitForURL("**/assets");
  await page.keyboard.press("g");
  await page.keyboard.press("j");
  await page.waitForURL("**/jobs");
});

test("the actions menu works by keyboard and returns the focus to its button", async ({
  openAs,
  createTeam,
  owner,
}) => {
  const { people } = await createTeam(["member"]);
  await insertJobIn(owner, people.member.scope, "completed");
  const page = await openAs(people.member);
  await page.goto("/jobs");
  await expectLive(page);
  const button = page.getByRole("button", { name: /^Actions for J-/ });
  await button.focus();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("menu")).toBeVisible();
  for (const name of ["View Details", "Go to Asset", "Go to Job Page", "Retry Job", "Cancel Job"]) {
    await expect(page.getByRole("menuitem", { name: new RegExp(`^${name}`) })).toBeVisible();
  }
  await expect(page.getByRole("menuitem", { name: /^Cancel Job/ })).toContainText("It has already completed");
  await page.keyboard.press("Escape");
  await expect(button).toBeFocused();
});

test("single keys do nothing for who has turned them off", async ({ openAs, createTeam, owner }) => {
  const { people } = await createTeam(["member"]);
  const id = await insertJobIn(owner, people.member.scope, "running");
  await owner.userPreference.create({
    data: { userId: people.member.scope.userId ?? "", singleKeyShortcuts: false },
  });
  const page = await openAs(people.member);
  await page.goto("/jobs");
  await expectLive(page);
  const link = linkOf(page, id);
  await link.focus();
  await page.keyboard.press("c");
  await page.keyboard.press("?");
  await expect(link).toBeFocused();
  await expect(page.getByRole("alertdialog")).toHaveCount(0);
  await expect(page.getByRole("dialog")).toHaveCount(0);
});

test("a viewer sees every action, and why the ones that change something are not theirs", async ({
  openAs,
  createTeam,
  owner,
}) => {
  const { people } = await createTeam(["viewer"]);
  const running = await insertJobIn(owner, people.viewer.scope, "running", { sourceName: "moving" });
  await insertJobIn(owner, people.viewer.scope, "failed", { sourceName: "broken" });
  const page = await openAs(people.viewer);
  await page.goto("/jobs");
  await expectLive(page);
  const why = "This needs the role member.";
  await expect(page.getByRole("button", { name: /^Run job/ })).toHaveAttribute("aria-disabled", "true");

  await page
    .getByRole("row")
    .filter({ hasText: "moving" })
    .getByRole("button", { name: /^Actions/ })
    .click();
  const cancel = page.getByRole("menuitem", { name: /^Cancel Job/ });
  await expect(cancel).toContainText(why);
  await expect(cancel).toHaveAttribute("aria-disabled", "true");
  await page.keyboard.press("Escape");
  await page
    .getByRole("row")
    .filter({ hasText: "broken" })
    .getByRole("button", { name: /^Actions/ })
    .click();
  await expect(page.getByRole("menuitem", { name: /^Retry Job/ })).toContainText(why);
  await expect(page.getByRole("menuitem", { name: /^Go to Job Page/ })).toContainText(
    "so it published nothing",
  );
  await page.keyboard.press("Escape");

  await page.goto(`/jobs/${running}`);
  const button = page.getByRole("button", { name: /^Cancel Job/ });
  await expect(button).toHaveAttribute("aria-disabled", "true");
  await expect(button).toHaveAttribute("title", new RegExp(why));
  await button.click({ force: true });
  await expect(page.getByRole("alertdialog")).toHaveCount(0);
});
