import { readFile } from "node:fs/promises";
import { expectAccessible } from "#tests/support/accessible.ts";
import { expect } from "#tests/support/browser.ts";
import { connectShop, test } from "#tests/support/shop-page.ts";

test("an analysis writes what every column holds and why, which is edited, kept, taken back and exported", async ({
  shop,
  createTeam,
  openAs,
}) => {
  test.setTimeout(180_000);
  await shop.sql(`
    create table sales.cust_ord (id bigint primary key, ph_nbr text, ttl_amt numeric, crt_ts timestamptz);
    comment on column sales.cust_ord.ttl_amt is 'What the customer pays';
    grant select on all tables in schema sales to ${shop.username}`);
  const { people } = await createTeam(["admin", "viewer"]);
  const page = await openAs(people.admin);
  await page.goto("/documentation");
  await expect(page.getByRole("heading", { name: "Nothing to document yet" })).toBeVisible();
  await connectShop(page, shop, "orders");

  // What is not written yet is offered where it is missing.
  const { pathname } = new URL(page.url());
  await page.goto("/documentation");
  await expect(page.getByRole("button", { name: "Write documentation of orders" })).toBeEnabled();
  await page.goto(pathname);

  // Of the whole source: the job leads to what it wrote.
  await page.getByRole("button", { name: "More for orders" }).click();
  await page.getByRole("menuitem", { name: "Write documentation" }).click();
  await page.waitForURL(/job=/);
  await page.getByRole("link", { name: "See what it wrote" }).click({ timeout: 60_000 });
  await page.waitForURL(/\/documentation\?job=/);
  const texts = page.getByRole("list", { name: /Texts of J-/ });
  await expect(texts).toContainText("sales.cust_ord.ph_nbr");
  await expect(texts).toContainText("The phone number of the customer order.");
  await expect(page.getByRole("list", { name: "Coverage" })).toContainText(/(\d+) of \1 tables and columns/);
  await expectAccessible(page, "documentation");

  // On the table: each sentence shows what it rests on.
  await texts.getByRole("link", { name: "sales.cust_ord", exact: true }).click();
  await page.waitForURL(/\/assets\/[0-9a-f-]+#documentation/);
  const section = page.getByRole("region", { name: "Documentation" });
  await expect(section).toContainText("Each row is one customer order.");
  await expect(section).toContainText("“What the customer pays”");
  const facts = page.getByRole("dialog", { name: "What it rests on" });
  // The page may still be on its way to its section: people's pointers move on, and so does this one.
  await expect(async () => {
    await page.mouse.move(0, 0);
    await section.getByText("The phone number of the customer order.").first().hover();
    await expect(facts).toBeVisible({ timeout: 1_000 });
  }).toPass({ timeout: 15_000 });
  await expect(facts).toContainText("nbr = number (a usual abbreviation)");
  await page.keyboard.press("Escape");
  await expect(facts).toHaveCount(0);
  const created = section.getByRole("button", { name: "When the customer order was created." });
  await created.focus();
  await expect(facts).toContainText("crt = create (a usual abbreviation)");
  await page.keyboard.press("Tab");
  await expect(facts).toHaveCount(0);
  await expect(section.getByRole("button", { name: "Edit the documentation of crt_ts" })).toBeFocused();
  await page.keyboard.press("Shift+Tab");
  await expect(facts).toContainText("crt = create (a usual abbreviation)");
  await page.keyboard.press("Escape");
  await expect(facts).toHaveCount(0);
  await expect(created).toBeFocused();

  // A person's text stands before every later run's, until it is taken back.
  await section.getByRole("button", { name: "Edit the documentation of ph_nbr" }).click();
  await page.getByLabel("Text", { exact: true }).fill("Where to ring them, as `+49 …`.");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(section).toContainText("Where to ring them");
  await expect(section).toContainText("Edited by");
  await section.getByRole("button", { name: "Run analysis" }).click();
  await page.waitForURL(/job=/);
  await expect(page.getByText(/Result of J-/)).toBeVisible({ timeout: 60_000 });
  await expect(section).toContainText("Where to ring them");
  await section.getByText("Texts so far").click();
  await expect(section.getByRole("list", { name: "Texts so far" })).toContainText("Where to ring them");
  await expectAccessible(page, "a table with documentation");
  await section.getByText("Export", { exact: true }).click();
  const download = page.waitForEvent("download");
  await section.getByRole("link", { name: /schema.yml/ }).click();
  expect(await readFile(await (await download).path(), "utf8")).toContain('description: "Where to ring them');
  await section.getByRole("button", { name: "Edit the documentation of ph_nbr" }).click();
  await page.getByRole("button", { name: "Take my text back" }).click();
  await expect(section).toContainText("The phone number of the customer order.");

  const viewer = await openAs(people.viewer);
  await viewer.goto(page.url());
  await expect(viewer.getByRole("button", { name: "Edit the documentation of ph_nbr" })).toHaveAttribute(
    "aria-disabled",
    "true",
  );
});
