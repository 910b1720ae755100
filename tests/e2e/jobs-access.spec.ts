import { expectAccessible } from "#tests/support/accessible.ts";
import { expect, test } from "#tests/support/browser.ts";
import { insertJobIn } from "#tests/support/job-states.ts";
import { expectLive, tab } from "#tests/support/jobs-page.ts";

const STATES = ["pending", "running", "cancelling", "completed", "failed", "cancelled"] as const;
const PHONE = { width: 360, height: 740 };

test("axe finds nothing on the list and every kind of details", async ({ openAs, createTeam, owner }) => {
  test.slow();
  const { people } = await createTeam(["member"]);
  const ids = new Map<string, string>();
  for (const state of STATES) ids.set(state, await insertJobIn(owner, people.member.scope, state));
  const page = await openAs(people.member);
  await page.goto("/jobs");
  await expectLive(page);
  await expectAccessible(page, "the list");
  await page
    .getByRole("button", { name: /^Actions for/ })
    .first()
    .click();
  await expect(page.getByRole("menu")).toBeVisible();
  await expectAccessible(page, "the actions");
  for (const [state, id] of ids) {
    await page.goto(`/jobs/${id}`);
    await expect(page.getByRole("region", { name: "What matters now" })).toBeVisible();
    await expectAccessible(page, state);
  }
  await page.goto(`/jobs?job=${ids.get("failed")}`);
  await expect(page.getByRole("dialog")).toContainText("Grant access");
  await expectAccessible(page, "the dialog");
  await page.goto("/jobs?type=connection_test");
  await expectAccessible(page, "no match");
});

test("axe finds nothing on an empty list, a job nobody knows, the question before a cancel and the run dialog", async ({
  openAs,
  createTeam,
  owner,
}) => {
  const { people } = await createTeam(["owner"]);
  const page = await openAs(people.owner);
  await page.goto("/jobs");
  await expectAccessible(page, "an empty list");
  await page.goto("/jobs/J-ZZZZZZ");
  await expectAccessible(page, "no such job");
  const id = await insertJobIn(owner, people.owner.scope, "running");
  await page.goto(`/jobs/${id}`);
  await page.getByRole("button", { name: "Cancel Job" }).first().click();
  await expect(page.getByRole("alertdialog")).toBeVisible();
  await expectAccessible(page, "the question");
  await page.goto("/jobs");
  await page.getByRole("button", { name: "Run job" }).click();
  await expect(page.getByRole("dialog")).toBeVisible();
  await expectAccessible(page, "the run dialog");
});

test("axe finds nothing on a list that is on its way, all columns, what is gone and what is not one's own to do", async ({
  openAs,
  createTeam,
  owner,
}) => {
  test.slow();
  const { people } = await createTeam(["viewer"]);
  const { scope } = people.viewer;
  await insertJobIn(owner, scope, "failed");
  await insertJobIn(owner, scope, "running");
  const jobColumns = ["trigger", "startedBy", "attempt", "queueWait"];
  await owner.userPreference.create({ data: { userId: scope.userId ?? "", jobColumns } });
  const page = await openAs(people.viewer);
  await page.goto("/jobs");
  await expectLive(page);
  await expect(page.getByRole("columnheader", { name: "Queue wait" })).toBeVisible();
  await expectAccessible(page, "all columns");
  const message = page.getByRole("cell", { name: "public.order_items" });
  expect((await message.boundingBox())?.width).toBeGreaterThan(100);

  const answers: (() => void)[] = [];
  await page.route(/\/jobs\?tab=failed/, (route) => void answers.push(() => void route.continue()));
  await tab(page, "Failed").click();
  await expect(page.getByRole("status", { name: "Loading" })).toBeVisible();
  await expectAccessible(page, "a list on its way");
  for (const answer of answers) answer();
  await expect(page.getByRole("status", { name: "Loading" })).toHaveCount(0);

  await page.goto("/jobs?job=J-ZZZZZZ");
  await expect(page.getByRole("dialog")).toContainText("No such job here");
  await expectAccessible(page, "the dialog of no job");
  await page.goto("/assets/new");
  await expect(page.getByText("This needs the role admin.")).toBeVisible();
  await expectAccessible(page, "what a viewer may not do");
});

test("a phone's menu opens without script, and its targets are large enough", async ({
  openAs,
  createTeam,
  owner,
}) => {
  const { people } = await createTeam(["member"]);
  await insertJobIn(owner, people.member.scope, "failed");
  const page = await openAs(people.member, { viewport: PHONE, javaScriptEnabled: false });
  await page.goto("/jobs");
  await expect(page.getByRole("navigation", { name: "Main" })).toBeHidden();
  await page.getByRole("button", { name: "Menu" }).click();
  await expect(page.getByRole("navigation", { name: "Main" })).toBeVisible();
  await page.keyboard.press("Escape");
  for (const target of [
    page.getByRole("button", { name: "Menu" }),
    page.getByRole("button", { name: /^Actions for/ }),
    tab(page, "Failed"),
  ]) {
    const box = await target.boundingBox();
    expect(Math.min(box?.height ?? 0, 44)).toBe(44);
  }
});
