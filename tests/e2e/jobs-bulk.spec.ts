import type { Page } from "@playwright/test";
import type { Scope } from "#lib/auth/scope.ts";
import type { PrismaClient } from "#lib/db/client.ts";
import { expectAccessible } from "#tests/support/accessible.ts";
import { expect, test } from "#tests/support/browser.ts";
import { insertJobIn } from "#tests/support/job-states.ts";
import { expectLive, linkOf } from "#tests/support/jobs-page.ts";

const toolbar = (page: Page) => page.getByRole("toolbar", { name: "Selected jobs" });
const boxOf = (page: Page, jobId: string) => page.locator(`tr[data-job="${jobId}"] input[type=checkbox]`);

/** Waiting jobs that no worker takes, the newest first. */
async function insertWaiting(owner: PrismaClient, scope: Scope, count: number): Promise<string[]> {
  const ids: string[] = [];
  for (let nth = 0; nth < count; nth += 1) ids.unshift(await insertJobIn(owner, scope, "pending"));
  return ids;
}

test("by keyboard alone: rows are selected, cancelled with a reason, and their results read", async ({
  createTeam,
  openAs,
  owner,
}) => {
  const { people } = await createTeam(["member"]);
  const { scope } = people.member;
  const completed = await insertJobIn(owner, scope, "completed");
  const waiting = await insertWaiting(owner, scope, 3);
  const page = await openAs(people.member);
  await page.goto("/jobs");
  await expectLive(page);

  await page.keyboard.press("j");
  await page.keyboard.press("x");
  await expect(toolbar(page)).toContainText("1 selected");
  await page.keyboard.press("Escape");
  await expect(toolbar(page)).toHaveCount(0);
  await page.keyboard.press("x");
  for (let nth = 0; nth < 3; nth += 1) await page.keyboard.press("j");
  await page.keyboard.press("Shift+X");
  await expect(toolbar(page)).toContainText("4 selected");
  await expect(boxOf(page, completed)).toBeChecked();
  const retry = toolbar(page).getByRole("button", { name: /^Retry/ });
  await expect(retry).toHaveAttribute("title", "None of them can be retried: 3 pending, 1 completed");
  await page.keyboard.press("r");
  await expect(page.getByText("None of them can be retried").first()).toBeVisible();
  await expectAccessible(page, "selected jobs");

  await page.keyboard.press("c");
  const question = page.getByRole("alertdialog", { name: "Cancel 3 jobs?" });
  await expect(question).toContainText("3 of the chosen 4 can be cancelled");
  await expect(question).toContainText("1 completed");
  await expect(question.getByLabel("Reason")).toBeFocused();
  await expectAccessible(page, "the question");
  await page.keyboard.type("The source moves.");
  await page.keyboard.press("Tab");
  await expect(question.getByRole("button", { name: "Leave them" })).toBeFocused();
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");

  for (const id of waiting) await expect(page.locator(`tr[data-job="${id}"]`)).toContainText("Cancelled");
  await expect(toolbar(page)).toHaveCount(0);
  await page.getByRole("link", { name: "Operations" }).click();
  await page.getByRole("link", { name: "Cancelled 3 jobs" }).click();
  await expect(page.getByRole("heading", { name: "Cancelled 3 jobs" })).toBeVisible();
  await expect(page.getByText("Reason: The source moves.")).toBeVisible();
  await expect(page.getByRole("row").filter({ hasText: "Cancelled before it ran." })).toHaveCount(3);
  await expectAccessible(page, "the results");

  await page.getByRole("row").nth(1).getByRole("link", { name: /^J-/ }).click();
  await expect(page.getByText("“The source moves.”")).toBeVisible();
  await page.getByRole("link", { name: "with others" }).click();
  await expect(page.getByRole("heading", { name: "Cancelled 3 jobs" })).toBeVisible();
});

test("everything that matches is asked about with its number, and not without a filter", async ({
  createTeam,
  openAs,
  owner,
}) => {
  const { people } = await createTeam(["member"]);
  const { scope } = people.member;
  await insertJobIn(owner, scope, "completed");
  await insertWaiting(owner, scope, 54);
  const page = await openAs(people.member);
  await page.goto("/jobs");
  await expectLive(page);
  const selectAll = async () => {
    await page.getByRole("checkbox", { name: /^Select the 30 on this page/ }).click();
    await toolbar(page).getByRole("button", { name: "Select everything that matches" }).click();
    await expect(toolbar(page)).toContainText("Everything that matches");
  };
  await selectAll();
  const cancel = toolbar(page).getByRole("button", { name: /^Cancel/ });
  await expect(cancel).toHaveAttribute("aria-disabled", "true");
  await expect(cancel).toHaveAttribute("title", /^No filter is set, so this would cancel every job/);

  await page.goto("/jobs?type=asset_discovery");
  await expectLive(page);
  await selectAll();
  await cancel.click();
  const question = page.getByRole("alertdialog", { name: "Cancel 54 jobs?" });
  await expect(question).toContainText("1 ended");
  await question.getByRole("button", { name: "Cancel 54 jobs" }).click();
  await expect(page.getByText("Cancelled 54 jobs: 54 cancelled")).toBeVisible();
  await page.getByRole("link", { name: "Results" }).last().click();
  await expect(page.getByRole("heading", { name: "Cancelled 54 jobs" })).toBeVisible();
  await page.getByRole("link", { name: "Older" }).click();
  await expect(page.getByRole("row")).toHaveCount(5);
  await page.getByRole("link", { name: "everything that matched" }).click();
  await expect(page).toHaveURL(/\/jobs\?type=asset_discovery&until=/); // those of then, and none that came since
});

test("an operation shows how far it is, and stops after what is in hand", async ({
  createTeam,
  openAs,
  owner,
}) => {
  const { people } = await createTeam(["member", "viewer"]);
  const { scope } = people.member;
  const jobs = await insertWaiting(owner, scope, 2);
  const page = await openAs(people.member);
  await page.goto("/jobs");
  await expectLive(page);
  await boxOf(page, jobs[0] ?? "").click();
  await boxOf(page, jobs[1] ?? "").click({ modifiers: ["Shift"] });
  const banner = page.getByRole("list", { name: "Operations under way" });
  const isInHand = () => owner.$queryRaw`
    select from pg_locks where locktype = 'advisory' and granted and classid = 5209318`;
  const { organizationId } = scope;
  const isStopAsked = () =>
    owner.jobOperation.count({ where: { organizationId, stopRequestedAt: { not: null } } });
  await owner.$transaction(
    async (tx) => {
      await tx.$queryRaw`select from job where id = any(${jobs}::uuid[]) for update`;
      await toolbar(page)
        .getByRole("button", { name: /^Cancel/ })
        .click();
      await page.getByRole("button", { name: "Cancel 2 jobs" }).click();
      await expect(banner).toContainText("Cancelling 2 jobs");
      await expect(banner.getByRole("progressbar")).toHaveAttribute("aria-valuetext", "0 of 2");
      await expectAccessible(page, "an operation under way");
      const viewer = await openAs(people.viewer);
      await viewer.goto("/jobs");
      const stop = viewer.getByRole("button", { name: /^Stop/ });
      await expect(stop).toHaveAttribute(
        "title",
        "This needs the role member. Ask an admin of this organization.",
      );
      await expect.poll(isInHand, { timeout: 10_000 }).not.toHaveLength(0);
      await banner.getByRole("button", { name: /^Stop/ }).click();
      await expect(banner.getByRole("button", { name: /^Stopping/ })).toBeVisible();
      await expect.poll(isStopAsked).toBe(1);
    },
    { timeout: 60_000 },
  );
  await expect(banner).toHaveCount(0);
  await page.getByRole("link", { name: "Results" }).last().click();
  await expect(page.getByText("1 cancelled, the rest left alone: Person stopped it")).toBeVisible();
  await page.getByRole("link", { name: "Left alone 1" }).click();
  await expect(page).toHaveURL(/outcome=open/);
  await expect(page.getByRole("row")).toHaveCount(2);
  await expectAccessible(page, "the results of what was stopped");
});

test("on a phone cards are selected, and retried as new jobs; a viewer sees why not", async ({
  createTeam,
  openAs,
  owner,
}) => {
  const { people } = await createTeam(["member", "viewer"]);
  const { scope } = people.member;
  const failed = await insertJobIn(owner, scope, "failed");
  await insertJobIn(owner, scope, "failed");
  const small = { viewport: { width: 360, height: 740 } };

  const viewer = await openAs(people.viewer, small);
  await viewer.goto("/jobs");
  await expectLive(viewer);
  await boxOf(viewer, failed).click();
  await expect(toolbar(viewer).getByRole("button", { name: /^Retry/ })).toHaveAttribute(
    "title",
    /role member/,
  );

  const page = await openAs(people.member, small);
  await page.goto("/jobs");
  await expectLive(page);
  await boxOf(page, failed).click();
  await toolbar(page).getByRole("button", { name: "Select all 2" }).click();
  await toolbar(page)
    .getByRole("button", { name: /^Retry/ })
    .click();
  await page
    .getByRole("alertdialog", { name: "Retry 2 jobs?" })
    .getByRole("button", { name: "Retry 2 jobs" })
    .click();
  await expect(page.getByText("Retried 2 jobs: 2 retried")).toBeVisible();
  await page.getByRole("link", { name: "Results" }).last().click();
  const row = page.getByRole("row").filter({ has: page.locator(`a[href="/jobs/${failed}"]`) });
  await expect(row).toContainText(/Runs again as J-/);
  await row.getByRole("link", { name: /^J-/ }).last().click();
  await expect(page.getByRole("heading", { name: /^Asset Discovery/ })).toBeVisible();
  await expect(linkOf(page, failed)).toHaveCount(0);
});
