import { expect, test } from "#tests/support/browser.ts";
import { insertJobIn } from "#tests/support/job-states.ts";
import { chooseFilter, expectLive, linkOf, rowOf, tab } from "#tests/support/jobs-page.ts";

const shortIdOf = async (page: import("@playwright/test").Page) =>
  (await page.locator("[data-job-link]").first().textContent()) ?? "";

test("the details have an address: Back closes them, a link opens them, and they are a page of their own", async ({
  openAs,
  createTeam,
  owner,
}) => {
  const { people } = await createTeam(["member"]);
  const id = await insertJobIn(owner, people.member.scope, "failed");
  const page = await openAs(people.member);
  await page.goto("/jobs?tab=failed");
  await rowOf(page, "orders").getByText("Asset Discovery").click();
  await expect(page).toHaveURL(new RegExp(`/jobs\\?tab=failed&job=${id}`));
  await expect(page.getByRole("dialog")).toContainText("may not read the schema returns");
  await page.goBack();
  await expect(page.getByRole("dialog")).toHaveCount(0);
  await expect(page).toHaveURL(/\/jobs\?tab=failed$/);

  await page.goto(`/jobs?tab=failed&job=${id}`);
  await page.getByRole("dialog").getByRole("button", { name: "Close" }).click();
  await expect(page.getByRole("dialog")).toHaveCount(0);
  await expect(page).toHaveURL(/\/jobs\?tab=failed$/);
  await expect(linkOf(page, id)).toBeFocused();

  await page.goto(`/jobs/${await shortIdOf(page)}`);
  await expect(page.getByRole("heading", { level: 1 })).toContainText("Asset Discovery of orders");
  await expect(page.getByText("GRANT USAGE ON SCHEMA returns TO tidewatch_ro;")).toBeVisible();
});

test("from one job's details the next ones are a step away, and Back still closes them", async ({
  openAs,
  createTeam,
  owner,
}) => {
  const { people } = await createTeam(["viewer"]);
  const first = await insertJobIn(owner, people.viewer.scope, "completed", { sourceName: "first" });
  for (const sourceName of ["second", "third"])
    await insertJobIn(owner, people.viewer.scope, "completed", { sourceName });
  const page = await openAs(people.viewer);
  await page.goto("/jobs");
  await rowOf(page, "third").getByRole("link", { name: /^J-/ }).click();
  const dialog = page.getByRole("dialog");
  await expect(dialog.getByRole("heading", { level: 2 })).toContainText("third");
  await expect(dialog.getByRole("button", { name: /^Newer job/ })).toBeDisabled();
  await dialog.getByRole("button", { name: /^Older job/ }).click();
  await expect(dialog.getByRole("heading", { level: 2 })).toContainText("second");
  await page.keyboard.press("j");
  await expect(dialog.getByRole("heading", { level: 2 })).toContainText("first");
  await page.goBack();
  await expect(dialog).toHaveCount(0);
  await expect(page).toHaveURL(/\/jobs$/);

  // Opened again, it is drawn before anything is read, and before the page around has its new address.
  const isDrawn = await linkOf(page, first).evaluate(async (link: HTMLElement) => {
    link.click();
    await new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)));
    return document.querySelector('[role="dialog"]') !== null;
  });
  expect(isDrawn).toBe(true);
  await expect(dialog.getByRole("heading", { level: 2 })).toContainText("first");
  await expect(page).toHaveURL(new RegExp(`/jobs\\?job=${first}`));
});

test("a job that is unknown or another organization's is not found, on the page and in the dialog", async ({
  openAs,
  createTeam,
  owner,
}) => {
  const elsewhere = await createTeam(["member"]);
  const foreign = await insertJobIn(owner, elsewhere.people.member.scope, "failed");
  const { people } = await createTeam(["member"]);
  const page = await openAs(people.member);
  for (const id of [foreign, "J-ZZZZZZ", "nonsense"]) {
    await page.goto(`/jobs/${id}`);
    await expect(page.getByRole("heading", { name: "No such job here" })).toBeVisible();
    await page.goto(`/jobs?job=${id}`);
    await expect(page.getByRole("dialog")).toContainText("No such job here");
  }
});

test("without JavaScript the list, its filters and a job's page are complete", async ({
  openAs,
  createTeam,
  owner,
}) => {
  const { people } = await createTeam(["viewer"]);
  const { scope } = people.viewer;
  await insertJobIn(owner, scope, "failed", { sourceName: "billing" });
  await insertJobIn(owner, scope, "completed", { sourceName: "crm" });
  const page = await openAs(people.viewer, { javaScriptEnabled: false });
  await page.goto("/jobs");
  const failed = rowOf(page, "billing");
  for (const text of [
    "Asset Discovery",
    "Failed",
    "412 / 1,000 tables",
    "1m 00s",
    "may not read the schema",
  ]) {
    await expect(failed).toContainText(text);
  }
  await expect(tab(page, "All")).toContainText("2");
  await chooseFilter(page, "Status", "Failed");
  await expect(rowOf(page, "crm")).toHaveCount(0);

  await failed.getByRole("link", { name: /^J-/ }).click();
  await expect(page.getByRole("heading", { level: 1 })).toContainText("Asset Discovery of billing");
  for (const text of [
    "Nothing was published",
    "Grant access, as the owner of the schema.",
    "GRANT USAGE ON SCHEMA returns TO tidewatch_ro;",
    "This role may not read: returns.",
    "Read columns",
    "Created by Ada",
    "scratch",
  ]) {
    await expect(page.locator("main")).toContainText(text);
  }
});

test("the server's HTML carries no style attribute, which the content policy would refuse", async ({
  openAs,
  createTeam,
  owner,
}) => {
  const { people } = await createTeam(["member"]);
  const states = ["pending", "running", "cancelling", "completed", "failed", "cancelled"] as const;
  const ids = [];
  for (const state of states) ids.push(await insertJobIn(owner, people.member.scope, state));
  const page = await openAs(people.member);
  const refused: string[] = [];
  page.on("console", (said) => {
    if (/Content Security Policy|hydrat/i.test(said.text())) refused.push(said.text());
  });
  for (const path of ["/jobs", ...ids.map((id) => `/jobs/${id}`)]) {
    const html = await (await page.request.get(path)).text();
    expect(html.match(/<[a-z][^>]* style="[^"]*"/g) ?? [], path).toEqual([]);
    await page.goto(path);
    await expectLive(page);
  }
  expect(refused).toEqual([]);
});
