import { expect, test } from "#tests/support/browser.ts";
import { insertCompletedJobs } from "#tests/support/job-rows.ts";
import { insertJobIn } from "#tests/support/job-states.ts";
import { chooseFilter, expectLive, rowOf, tab } from "#tests/support/jobs-page.ts";

test("an organization without jobs is told what to do first", async ({ openAs, createTeam }) => {
  const { people } = await createTeam(["admin", "viewer"]);
  const admin = await openAs(people.admin);
  await admin.goto("/");
  await expect(admin).toHaveURL(/\/jobs$/);
  await expect(admin.getByRole("heading", { name: "No jobs yet" })).toBeVisible();
  await expect(admin.getByRole("link", { name: "Connect a database" })).toHaveAttribute(
    "href",
    "/assets/new",
  );
  const viewer = await openAs(people.viewer);
  await viewer.goto("/jobs");
  await expect(viewer.getByText("An admin can connect a database")).toBeVisible();
});

test("while only the sample is there, whoever may is invited to connect a database of their own", async ({
  openAs,
  createTeam,
  owner,
}) => {
  const { people } = await createTeam(["admin", "viewer"]);
  const { scope } = people.admin;
  await insertJobIn(owner, scope, "completed", { sourceName: "sample" });
  await owner.source.updateMany({
    where: { organizationId: scope.organizationId },
    data: { isSample: true },
  });
  const admin = await openAs(people.admin);
  await admin.goto("/jobs");
  const invitation = admin.getByRole("link", { name: "Connect your own database" });
  await expect(invitation).toHaveAttribute("href", "/assets/new");
  const viewer = await openAs(people.viewer);
  await viewer.goto("/jobs");
  await expect(rowOf(viewer, "sample")).toBeVisible();
  await expect(viewer.getByRole("link", { name: "Connect your own database" })).toHaveCount(0);

  await insertJobIn(owner, scope, "completed", { sourceName: "orders" });
  await admin.reload();
  await expect(rowOf(admin, "orders")).toBeVisible();
  await expect(invitation).toHaveCount(0);
});

test("tabs and filters are addresses that combine, count, and can be taken away again", async ({
  openAs,
  createTeam,
  owner,
}) => {
  const { people } = await createTeam(["viewer"]);
  const { scope } = people.viewer;
  await insertJobIn(owner, scope, "failed", { sourceName: "billing" });
  await insertJobIn(owner, scope, "cancelled", { sourceName: "crm" });
  await insertJobIn(owner, scope, "running", { sourceName: "orders" });
  const page = await openAs(people.viewer);
  await page.goto("/jobs");
  await expect(tab(page, "All")).toContainText("3");
  await expect(tab(page, "Active")).toContainText("1");
  await expect(tab(page, "Failed")).toContainText("1");

  await chooseFilter(page, "Status", "Cancelled");
  await expect(page).toHaveURL(/status=cancelled/);
  await expect(rowOf(page, "crm")).toBeVisible();
  await expect(rowOf(page, "billing")).toHaveCount(0);

  await tab(page, "Failed").click();
  await expect(page).toHaveURL(/\/jobs\?tab=failed$/);
  await expect(rowOf(page, "billing")).toBeVisible();
  await page.goBack();
  await expect(page).toHaveURL(/status=cancelled/);
  await page.getByRole("link", { name: "Remove the filter Status" }).click();
  await expect(page).toHaveURL(/\/jobs$/);
});

test("a filter that meets nothing is named, and can be removed", async ({ openAs, createTeam, owner }) => {
  const { people } = await createTeam(["viewer"]);
  await insertJobIn(owner, people.viewer.scope, "failed");
  const page = await openAs(people.viewer);
  await page.goto("/jobs?type=connection_test&status=cancelled");
  await expect(page.getByRole("heading", { name: "No cancelled Connection Test job matches" })).toBeVisible();
  await page.getByRole("link", { name: "Remove type filter" }).click();
  await expect(page).toHaveURL(/\/jobs\?status=cancelled$/);
  await page.getByRole("link", { name: "Remove status filter" }).click();
  await expect(rowOf(page, "Failed")).toBeVisible();
});

test("pages are places in the list: older, newer, and no row twice or missing", async ({
  openAs,
  createTeam,
  owner,
}) => {
  const { people } = await createTeam(["viewer"]);
  await insertCompletedJobs(owner, people.viewer.scope, 70);
  const page = await openAs(people.viewer);
  await page.goto("/jobs");
  const ids = () => page.locator("[data-job-link]").allTextContents();
  const first = await ids();
  expect(first).toHaveLength(30);
  await expect(page.getByRole("button", { name: "Newer" })).toBeDisabled();
  await page.getByRole("link", { name: "Older" }).click();
  await page.waitForURL(/before=/);
  const second = await ids();
  await page.getByRole("link", { name: "Older" }).click();
  await expect(page.getByRole("button", { name: "Older" })).toBeDisabled();
  const third = await ids();
  expect(new Set([...first, ...second, ...third]).size).toBe(70);
  await page.getByRole("link", { name: "Newer" }).click();
  await page.waitForURL(/after=/);
  expect(await ids()).toEqual(second);
});

test("new jobs do not move the rows of a reader further down: they wait until they are asked for", async ({
  openAs,
  createTeam,
  owner,
}) => {
  const { people } = await createTeam(["viewer"]);
  const { scope } = people.viewer;
  await insertCompletedJobs(owner, scope, 30);
  const page = await openAs(people.viewer);
  await page.goto("/jobs");
  await expectLive(page);
  const last = page.locator("[data-job-link]").last();
  await last.scrollIntoViewIfNeeded();
  const before = await last.boundingBox();
  await insertCompletedJobs(owner, scope, 3);
  const pill = page.getByRole("button", { name: "3 new jobs" });
  await expect(pill).toBeVisible();
  expect(await last.boundingBox()).toEqual(before);
  await pill.click();
  await expect(pill).toHaveCount(0);
  await expect(page.locator("[data-job-link]")).toHaveCount(33);
  await expect(page.locator("[data-job-link]").first()).toBeInViewport();
});

test("columns and row height are chosen once and remembered", async ({ openAs, createTeam, owner }) => {
  const { people } = await createTeam(["viewer"]);
  await insertJobIn(owner, people.viewer.scope, "completed");
  const page = await openAs(people.viewer);
  await page.goto("/jobs");
  await page.getByRole("button", { name: "Choose columns" }).click();
  await page.getByRole("menuitemcheckbox", { name: "Started by" }).click();
  await expect(page.getByRole("columnheader", { name: "Started by" })).toBeVisible();
  const height = async () => (await page.locator("tr[data-job]").boundingBox())?.height ?? 0;
  const comfortable = await height();
  await page.getByRole("button", { name: "Row height" }).click();
  await expect.poll(height).toBeLessThan(comfortable);
  const compact = await height();
  await expect
    .poll(() =>
      owner.userPreference.count({ where: { userId: people.viewer.scope.userId ?? "", density: "compact" } }),
    )
    .toBe(1);
  await page.reload();
  await expect(page.getByRole("columnheader", { name: "Started by" })).toBeVisible();
  expect(await height()).toBe(compact);
});

test("hostile names are text in the list, the details and the page's title", async ({
  openAs,
  createTeam,
  owner,
}) => {
  const hostile = `"><script>alert(1)</script><img src=x onerror=alert(2)> '; drop 👾`;
  const { people } = await createTeam(["member"]);
  const id = await insertJobIn(owner, people.member.scope, "failed", {
    sourceName: hostile,
    relationName: `sales.${hostile}`,
    message: hostile,
  });
  const page = await openAs(people.member);
  const troubles: string[] = [];
  page.on("dialog", (dialog) => {
    troubles.push(dialog.message());
    void dialog.dismiss();
  });
  page.on("console", (said) => {
    if (said.text().includes("Content Security Policy")) troubles.push(said.text());
  });
  await page.goto("/jobs");
  await expect(page.locator("tr[data-job]")).toContainText(hostile);
  await page.locator("[data-job-link]").click();
  await expect(page.getByRole("dialog")).toContainText(hostile);
  await page.goto(`/jobs/${id}`);
  await expect(page).toHaveTitle(/alert\(1\)/);
  await expect(page.getByRole("heading", { level: 1 })).toContainText(hostile);
  expect(troubles).toEqual([]);
});
