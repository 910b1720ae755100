import { readFile } from "node:fs/promises";
import { expectAccessible } from "#tests/support/accessible.ts";
import { expect } from "#tests/support/browser.ts";
import { connectShop, test } from "#tests/support/shop-page.ts";

test("a discovery is followed by tags, which are reviewed by keyboard and kept by rules of one's own", async ({
  shop,
  createTeam,
  openAs,
}) => {
  test.setTimeout(180_000);
  await shop.sql(`
    insert into sales.customers select n, 'person' || n || '@example.com' from generate_series(1, 30) n;
    create table sales.spots (id bigint primary key, name text, latitude numeric, internal_ref text);
    grant select on all tables in schema sales to ${shop.username}`);
  const { people } = await createTeam(["admin", "viewer"]);
  const page = await openAs(people.admin);
  await connectShop(page, shop, "orders");

  // The chain: nobody asked for it, and its page says what it added.
  await page.goto("/jobs?type=tag_generation");
  const job = page.locator("tr[data-job]").filter({ hasText: "Tag Generation" }).first();
  await expect(job).toContainText("Completed", { timeout: 60_000 });
  await page.goto("/tags?tag=pii:email");
  const rows = page.locator("tr[data-tag]");
  await expect(rows).toHaveCount(1);
  await expect(rows).toContainText("sales.customers.email");
  await expect(rows).toContainText("30 of 30 sampled values are e-mail addresses");
  await expect(rows).toContainText("Confirmed");

  // The queue: one approved, one rejected, the last taken back.
  await page.getByRole("link", { name: "Remove the filter Tag" }).click();
  await expect(page).toHaveURL(/\/tags$/);
  await page.getByRole("link", { name: /^To review/ }).click();
  await expect(page).toHaveURL(/tab=review/);
  await expect(page.getByRole("row", { name: /pii:location on spots.latitude/ })).toBeVisible();
  await expectAccessible(page, "tags to review");
  const before = await rows.count();
  await page.keyboard.press("j");
  const first = await page.locator("tr[data-tag]:focus").getAttribute("aria-label");
  await page.keyboard.press("a");
  await expect(rows).toHaveCount(before - 1);
  await expect(page.getByRole("row", { name: String(first) })).toHaveCount(0);
  await page.getByRole("row", { name: /spots/ }).first().focus();
  await page.keyboard.press("r");
  await expect(rows).toHaveCount(before - 2);
  await page.keyboard.press("u");
  await expect(rows).toHaveCount(before - 1);

  // A rule of one's own counts from the next run on.
  await page.goto("/settings/classification");
  await page.getByLabel("Columns", { exact: true }).fill("spots.internal_*");
  await page.getByLabel("Tag", { exact: true }).fill("team:billing");
  await page.getByRole("button", { name: "Add rule" }).click();
  await expect(page.getByRole("list", { name: "Rules of your own" })).toContainText("spots.internal_*");
  await expectAccessible(page, "classification");
  const viewer = await openAs(people.viewer);
  const watched = viewer.locator("tr[data-tag]");
  await viewer.goto("/tags?tag=team:billing");
  await expect(watched).toHaveCount(0);
  await page.goto("/assets");
  await page.getByRole("link", { name: "orders", exact: true }).first().click();
  await page.getByRole("button", { name: "More for orders" }).click();
  await page.getByRole("menuitem", { name: "Generate tags" }).click();
  await expect(page).toHaveURL(/job=/);
  // Whoever looks at the tags meanwhile sees it come.
  await expect(watched).toContainText("sales.spots.internal_ref", { timeout: 60_000 });

  // What may be read is said in words, and kept.
  await page.getByRole("link", { name: "Edit" }).click();
  await expect(page.getByText("no row leaves it", { exact: false })).toBeVisible();
  await page.getByLabel("What may be read").selectOption("schema_only");
  await expect(page.getByText("No statement reads a row of a table, not even to count.")).toBeVisible();
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await expect(page.getByLabel("About this source")).toContainText("Structure alone");

  // On the table itself, where they are looked for again; in the list of tables, and as a file.
  await page.goto("/tags?tag=team:billing");
  await rows.getByRole("link").first().click();
  await expect(page.getByRole("list", { name: "Tags" })).toContainText("team:billing");
  await page.getByRole("button", { name: "Generate tags" }).click();
  await expect(page.getByText(/Result of J-/)).toBeVisible({ timeout: 60_000 });
  await page.goto("/assets/tables?tag=pii:*");
  await expect(page.getByRole("link", { name: /customers/ }).first()).toBeVisible();
  await page.goto("/tags");
  const download = page.waitForEvent("download");
  await page
    .getByRole("button", { name: /Export/ })
    .or(page.locator("summary").filter({ hasText: "Export" }))
    .first()
    .click();
  await page
    .getByRole("link", { name: /CSV/ })
    .or(page.getByRole("menuitem", { name: /CSV/ }))
    .first()
    .click();
  expect(await readFile(await (await download).path(), "utf8")).toContain(
    "orders,sales,customers,email,pii:email",
  );

  await viewer.goto("/tags");
  await expect(watched.first()).toBeVisible();
  await expect(viewer.getByRole("button", { name: /^Reject/ }).first()).toHaveAttribute(
    "aria-disabled",
    "true",
  );
});
