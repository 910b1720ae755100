import { readFile } from "node:fs/promises";
import type { Page } from "@playwright/test";
import { expectAccessible } from "#tests/support/accessible.ts";
import { expect, test } from "#tests/support/browser.ts";
import { insertVariedJobs } from "#tests/support/job-list.ts";
import { insertSource } from "#tests/support/job-rows.ts";
import { insertJobIn } from "#tests/support/job-states.ts";
import { chooseFilter, expectLive, rowOf, tab } from "#tests/support/jobs-page.ts";

const search = (page: Page) => page.getByRole("searchbox", { name: "Search jobs" });
const rows = (page: Page) => page.locator("tr[data-job]");

test("a job is found by the beginning of its id, its asset and its message, and the search can be cleared", async ({
  openAs,
  createTeam,
  owner,
}) => {
  const { people } = await createTeam(["viewer"]);
  const { scope } = people.viewer;
  const billing = await insertJobIn(owner, scope, "failed", { sourceName: "billing" });
  await insertJobIn(owner, scope, "completed", { sourceName: "orders", message: "Found 342 tables" });
  const { shortId } = await owner.job.findUniqueOrThrow({ where: { id: billing } });
  const page = await openAs(people.viewer);
  await page.goto("/jobs");
  await expectLive(page);
  await page.keyboard.press("/");
  await expect(search(page)).toBeFocused();
  await page.keyboard.type(shortId.toLowerCase());
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(new RegExp(`q=${shortId}`, "i"));
  await expect(rows(page)).toHaveCount(1);
  await expect(rowOf(page, "billing")).toBeVisible();

  await search(page).fill("342 tab");
  await search(page).press("Enter");
  await expect(rowOf(page, "orders")).toBeVisible();
  await expect(rows(page)).toHaveCount(1);
  await expect(tab(page, "Completed")).toContainText("1");
  await expect(tab(page, "Failed")).toContainText("0");

  await search(page).fill("nothing like it");
  await search(page).press("Enter");
  await expect(page.getByRole("heading", { name: "No job matches" })).toBeVisible();
  await page.getByRole("link", { name: "Clear the search" }).last().click();
  await expect(page).toHaveURL(/\/jobs$/);
  await expect(rows(page)).toHaveCount(2);
});

test("filters for time, trigger, person and duration combine in the address and are taken away one by one", async ({
  openAs,
  createTeam,
  owner,
}) => {
  const { people } = await createTeam(["viewer"]);
  const { scope } = people.viewer;
  const source = await insertSource(owner, scope);
  await insertVariedJobs(owner, scope, { sources: [source], people: [scope.userId ?? ""], count: 48 });
  const page = await openAs(people.viewer);
  await page.goto("/jobs");
  await expect(rows(page)).toHaveCount(30);
  await expectLive(page);
  await page.keyboard.press("f");
  const filters = page.getByRole("search", { name: "Filters" });
  await expect(filters.getByRole("link", { name: "10 s" })).toBeFocused();
  await filters.getByRole("link", { name: "Retry", exact: true }).click();
  await expect(page).toHaveURL(/trigger=retry/);
  await expect(rows(page)).toHaveCount(12);
  await chooseFilter(page, "Created", "Last 24 hours");
  await expect(page).toHaveURL(/within=24h/);
  await chooseFilter(page, "More", scope.userName ?? "");
  await expect(page).toHaveURL(/startedBy=/);
  await expect(rows(page)).toHaveCount(4);
  await page.keyboard.press("f");
  await filters.getByRole("textbox", { name: /Another duration/ }).fill("30m");
  await filters.getByRole("button", { name: "Apply" }).click();
  await expect(page).toHaveURL(/over=30m/);
  await expect(filters).toContainText("over 30 min");
  for (const name of ["Trigger", "Started by", "Created", "Duration"]) {
    const remove = page.getByRole("link", { name: `Remove the filter ${name}` });
    await remove.click();
    await expect(remove).toHaveCount(0);
  }
  await expect(page).toHaveURL(/\/jobs$/);
  await expect(rows(page)).toHaveCount(30);
});

test("the longest jobs come first where that is asked for, page by page", async ({
  openAs,
  createTeam,
  owner,
}) => {
  const { people } = await createTeam(["viewer"]);
  const source = await insertSource(owner, people.viewer.scope);
  await insertVariedJobs(owner, people.viewer.scope, { sources: [source], people: [], count: 60 });
  const page = await openAs(people.viewer);
  await page.goto("/jobs");
  await page.getByRole("link", { name: "Duration" }).click();
  await expect(page).toHaveURL(/sort=duration/);
  await expect(page.getByRole("columnheader", { name: "Duration" })).toHaveAttribute(
    "aria-sort",
    "descending",
  );
  await expect(page.getByRole("navigation", { name: "Pages" })).toContainText("Longest first");
  const first = await page.locator("[data-job-link]").allTextContents();
  await page.getByRole("link", { name: "Shorter" }).click();
  await expect(page.getByRole("button", { name: "Shorter" })).toBeDisabled();
  const second = await page.locator("[data-job-link]").allTextContents();
  expect(new Set([...first, ...second]).size).toBe(60);
  await page.getByRole("link", { name: "Created" }).click();
  await expect(page).toHaveURL(/\/jobs$/);
});

test("what matches is exported as CSV and JSON, whatever the page", async ({ openAs, createTeam, owner }) => {
  const { people } = await createTeam(["viewer"]);
  const source = await insertSource(owner, people.viewer.scope);
  await insertVariedJobs(owner, people.viewer.scope, { sources: [source], people: [], count: 120 });
  const page = await openAs(people.viewer);
  await page.goto("/jobs?tab=completed");
  const download = async (format: string) => {
    await page.locator("summary").filter({ hasText: "Export" }).click();
    const started = page.waitForEvent("download");
    await page.getByRole("link", { name: format }).click();
    const file = await started;
    await page.keyboard.press("Escape");
    expect(file.suggestedFilename()).toMatch(new RegExp(`^jobs-.*\\.${format.toLowerCase()}$`));
    return readFile(await file.path(), "utf8");
  };
  expect((await download("CSV")).trimEnd().split("\r\n")).toHaveLength(61);
  const json: { status: string }[] = JSON.parse(await download("JSON"));
  expect(json).toHaveLength(60);
  expect(new Set(json.map(({ status }) => status))).toEqual(new Set(["completed"]));
  const refused = await page.request.get("/api/jobs/export?format=xls");
  expect(refused.status()).toBe(400);
});

test("a job that begins to match appears by itself, and one that does not never does", async ({
  openAs,
  createTeam,
  owner,
}) => {
  const { people } = await createTeam(["viewer"]);
  const { scope } = people.viewer;
  await insertJobIn(owner, scope, "completed", { sourceName: "orders", message: "needle in orders" });
  const page = await openAs(people.viewer);
  await page.goto("/jobs?q=needle");
  await expectLive(page);
  await expect(rows(page)).toHaveCount(1);
  await insertJobIn(owner, scope, "completed", { sourceName: "crm", message: "hay" });
  await insertJobIn(owner, scope, "completed", { sourceName: "billing", message: "a needle as well" });
  await expect(rowOf(page, "billing")).toBeVisible();
  await expect(rowOf(page, "crm")).toHaveCount(0);
  await expect(tab(page, "All")).toContainText("2");
});

test("filters, search and sort work without script", async ({ openAs, createTeam, owner }) => {
  const { people } = await createTeam(["viewer"]);
  const { scope } = people.viewer;
  await insertJobIn(owner, scope, "failed", { sourceName: "billing" });
  await insertJobIn(owner, scope, "completed", { sourceName: "orders" });
  const page = await openAs(people.viewer, { javaScriptEnabled: false });
  await page.goto("/jobs?tab=failed");
  await search(page).fill("billing");
  await search(page).press("Enter");
  await expect(page).toHaveURL(/tab=failed.*q=billing|q=billing.*tab=failed/);
  await expect(rows(page)).toHaveCount(1);
  await page.locator("summary").filter({ hasText: "More" }).click();
  await page.getByRole("link", { name: "By hand" }).click();
  await expect(page).toHaveURL(/trigger=manual/);
  await expect(rows(page)).toHaveCount(1);
});

test("on a phone one button opens all filters as a sheet, with and without script", async ({
  openAs,
  createTeam,
  owner,
}) => {
  const { people } = await createTeam(["viewer"]);
  await insertJobIn(owner, people.viewer.scope, "failed", { sourceName: "billing" });
  await insertJobIn(owner, people.viewer.scope, "completed", { sourceName: "orders" });
  for (const javaScriptEnabled of [true, false]) {
    const page = await openAs(people.viewer, {
      ...{ javaScriptEnabled, hasTouch: true },
      viewport: { width: 360, height: 740 },
    });
    await page.goto("/jobs");
    const filters = page.getByRole("search", { name: "Filters" });
    expect((await filters.boundingBox())?.height).toBeLessThan(64);
    await filters.getByRole("button", { name: "Filters", exact: true }).click();
    await chooseFilter(page, "Status", "Failed");
    await expect(page).toHaveURL(/status=failed/);
    const button = filters.getByRole("button", { name: "Filters 1 active", includeHidden: true });
    await expect(button).toBeVisible();
    await expect(rows(page)).toHaveCount(1);
    if (!javaScriptEnabled) continue;
    await filters.getByRole("checkbox", { name: "Started by" }).check();
    await expectAccessible(page, "the sheet of filters");
    await page.setViewportSize({ width: 360, height: 740 });
    await filters.getByRole("button", { name: "Show jobs" }).click();
    await expect(rowOf(page, "billing")).toContainText("Ada");
    await page.getByRole("button", { name: "Search or run" }).click();
    await expect(page.getByRole("dialog", { name: "Command menu" })).toBeVisible();
  }
});

test("the filters are accessible in both themes, wide and narrow, closed and open", async ({
  openAs,
  createTeam,
  owner,
}) => {
  const { people } = await createTeam(["viewer"]);
  const { scope } = people.viewer;
  await insertJobIn(owner, scope, "failed", { sourceName: "billing" });
  const page = await openAs(people.viewer);
  const userId = scope.userId ?? "";
  await page.goto(
    `/jobs?q=billing&by=asset&within=7d&over=1s&trigger=manual&startedBy=${userId}&sort=duration`,
  );
  await expectAccessible(page, "the filters");
  await page.goto("/jobs");
  await page.keyboard.press("f");
  await expectAccessible(page, "the filters, opened");
});
