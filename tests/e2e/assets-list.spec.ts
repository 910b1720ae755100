import { expectAccessible } from "#tests/support/accessible.ts";
import { expect } from "#tests/support/browser.ts";
import { chooseFilter } from "#tests/support/jobs-page.ts";
import { connectShop, test } from "#tests/support/shop-page.ts";

test("tables of all sources are found by name, source, schema, kind and state", async ({
  createTeam,
  openAs,
  owner,
  shop,
}) => {
  const { people, organizationId } = await createTeam(["owner", "viewer"]);
  const page = await openAs(people.owner);
  await connectShop(page, shop, "shop");
  await owner.$executeRaw`
    insert into asset (organization_id, source_id, kind, schema_name, name, object_id)
    select ${organizationId}::uuid, s.id, 'table', 'archive', 'log_' || n, 100000 + n
    from source s, generate_series(1, 120) n where s.organization_id = ${organizationId}::uuid`;
  await page.goto("/assets");
  await page
    .getByRole("navigation", { name: "Assets" })
    .getByRole("link", { name: "Tables and views" })
    .click();
  const names = page.getByRole("table", { name: "Tables and views" }).getByRole("link", { name: /\./ });
  await expect(names).toHaveCount(50);
  const pager = page.getByRole("navigation", { name: "Pages" });
  await pager.getByRole("link", { name: "Next" }).click();
  await expect(pager.getByRole("link", { name: "Previous" })).toBeVisible();
  await pager.getByRole("link", { name: "Next" }).click();
  await expect(names).toHaveCount(23);
  await page.getByRole("link", { name: "Previous" }).click();
  await expect(names).toHaveCount(50);

  const { id: shopId } = await owner.source.findFirstOrThrow({ where: { organizationId } });
  await page.goto(`/assets/${shopId}`);
  await expect(pager).toContainText("50 of 123 tables and views");
  await pager.getByRole("link", { name: "Next" }).click();
  await expect(page).toHaveURL(/after=/);
  await pager.getByRole("link", { name: "Previous" }).click();
  await expect(page).toHaveURL(/before=/);
  await expect(page.getByRole("link", { name: "archive.log_1", exact: true })).toBeVisible();
  await page.goto("/assets/tables");

  await page.getByRole("searchbox", { name: "Search tables and views" }).fill("ORDER");
  await page.keyboard.press("Enter");
  await expect(names).toHaveText(["sales.orders"]);
  const shared = page.url();
  await page.goto("/assets/tables");
  await chooseFilter(page, "Source", "shop");
  await chooseFilter(page, "Schema", "sales");
  await expect(names).toHaveText(["sales.customers", "sales.orders", "sales.totals"]);
  await chooseFilter(page, "Kind", "Views (1)");
  await expect(names).toHaveText(["sales.totals"]);

  await page.locator("summary").filter({ hasText: "Export" }).click();
  const download = page.waitForEvent("download");
  await page.getByRole("link", { name: /^JSON/ }).click();
  const file = await download;
  expect(file.suggestedFilename()).toMatch(/^tables-and-views-.*\.json$/);
  const chunks: Buffer[] = [];
  for await (const chunk of await file.createReadStream()) chunks.push(chunk);
  expect(JSON.parse(Buffer.concat(chunks).toString())).toMatchObject([
    { schemaName: "sales", name: "totals" },
  ]);
  await page.goto("/assets/tables?tag=pii:passport");
  await expect(page.getByText("No table or view matches")).toBeVisible();

  const viewer = await openAs(people.viewer, { javaScriptEnabled: false });
  await viewer.goto(shared);
  await expect(viewer.getByRole("link", { name: "sales.orders" })).toBeVisible();
});

test("what is dropped is kept among the archived, and says since when and what missed it", async ({
  createTeam,
  openAs,
  shop,
}) => {
  const { people } = await createTeam(["owner"]);
  const page = await openAs(people.owner);
  await connectShop(page, shop, "shop");
  const list = await page.context().newPage();
  await list.goto("/assets/tables");
  await expect(list.getByRole("link", { name: "sales.totals" })).toBeVisible();
  await shop.sql("drop view sales.totals");
  await page.getByRole("button", { name: "Run discovery" }).click();
  await expect(list.getByRole("link", { name: "sales.totals" })).toHaveCount(0);
  await list.getByRole("navigation", { name: "State" }).getByRole("link", { name: "Archived 1" }).click();
  await list.getByRole("link", { name: "sales.totals" }).click();
  await expect(list.getByText(/It is no longer in the database: J-\w+ did not find it/)).toBeVisible();
  await expect(list.getByRole("region", { name: "History" })).toContainText("View removed");
  await list
    .getByText(/It is no longer in the database/)
    .getByRole("link")
    .click();
  await expect(list).toHaveURL(/\/jobs\//);
});

test("suggested relationships stand apart from declared ones, with how sure they are and why", async ({
  createTeam,
  openAs,
  owner,
  shop,
}) => {
  const { people, organizationId } = await createTeam(["owner"]);
  const page = await openAs(people.owner);
  await connectShop(page, shop, "shop");
  const find = (name: string) => owner.asset.findFirstOrThrow({ where: { organizationId, name } });
  const [orders, customers] = [await find("orders"), await find("customers")];
  await owner.assetRelationship.create({
    data: {
      ...{ organizationId, sourceId: orders.sourceId, jobId: crypto.randomUUID(), assetId: customers.id },
      ...{ columns: ["last_order_id"], referencedAssetId: orders.id, referencedColumns: ["id"] },
      ...{ confidence: 0.86, reasons: ["last_order_id reads as the id of orders", "both are bigint"] },
    },
  });
  await page.goto(`/assets/${orders.id}`);
  const suggested = page.getByRole("region", { name: "Suggested relationships" });
  await expect(suggested).toContainText(/May be referred to by\s*sales\.customers\s*86 % sure/);
  await expect(suggested).toContainText("both are bigint");
  await expect(page.getByRole("region", { name: "Relationships", exact: true })).not.toContainText(
    "last_order_id",
  );
  await expectAccessible(page, "a table with a suggestion");
  await suggested.getByRole("link", { name: "sales.customers" }).click();
  await expect(suggested).toContainText(/May refer to\s*sales\.orders/);
});

test("axe finds nothing on the list and its states, in both themes and on a narrow phone", async ({
  createTeam,
  openAs,
  shop,
}) => {
  test.slow();
  const { people } = await createTeam(["owner"]);
  const page = await openAs(people.owner);
  await connectShop(page, shop, "shop");
  for (const path of [
    "/assets/tables",
    "/assets/tables?q=nothing+like+it&kind=view",
    "/assets/tables?tab=monitored",
  ]) {
    await page.goto(path);
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    await expectAccessible(page, path);
  }
});
