import { expectAccessible } from "#tests/support/accessible.ts";
import { expect } from "#tests/support/browser.ts";
import { connectShop, test } from "#tests/support/shop-page.ts";

test.describe("what a source holds", () => {
  test("is found by search and by kind, in addresses that a colleague can open", async ({
    createTeam,
    openAs,
    shop,
  }) => {
    const { people } = await createTeam(["owner", "viewer"]);
    const page = await openAs(people.owner);
    await connectShop(page, shop, "shop");
    const tables = page.getByRole("region", { name: "Tables and views" });
    await expect(tables.getByRole("link", { name: /^sales\./ })).toHaveCount(3);

    await page.getByRole("searchbox", { name: "Search tables and views" }).fill("ORDER");
    await page.keyboard.press("Enter");
    await expect(page).toHaveURL(/q=ORDER/);
    await expect(tables.getByRole("link", { name: /^sales\./ })).toHaveText(["sales.orders"]);
    await page.getByRole("searchbox", { name: "Search tables and views" }).fill("nothing like it");
    await page.keyboard.press("Enter");
    await expect(page.getByText("No table or view matches")).toBeVisible();
    await page.getByRole("link", { name: "Show all of them" }).click();
    await page.getByRole("link", { name: /^Views/ }).click();
    await expect(tables.getByRole("link", { name: /^sales\./ })).toHaveText(["sales.totals"]);

    const viewer = await openAs(people.viewer);
    await viewer.goto(page.url());
    await expect(viewer.getByRole("link", { name: "sales.totals" })).toBeVisible();
    await expect(viewer.getByRole("link", { name: "sales.orders" })).toHaveCount(0);
    await expect(viewer.getByRole("button", { name: /^Run discovery/ })).toHaveAttribute(
      "aria-disabled",
      "true",
    );
  });

  test("is shown to the last column: keys, checks, relationships both ways, indexes and comments", async ({
    createTeam,
    openAs,
    shop,
  }) => {
    const { people } = await createTeam(["owner"]);
    const page = await openAs(people.owner);
    await connectShop(page, shop, "shop");
    await page.getByRole("link", { name: "sales.orders" }).click();
    await expect(page.getByText("One row a checkout.")).toBeVisible();
    const columns = page.getByRole("table", { name: "Columns" });
    await expect(
      columns.getByRole("row", { name: /id Primary key bigint not null identity, always/ }),
    ).toBeVisible();
    await expect(columns.getByRole("row", { name: /customer_id Foreign key/ })).toBeVisible();
    await expect(
      columns.getByRole("row", { name: /total numeric\(10,2\) allowed.*In euros, with tax\./ }),
    ).toBeVisible();
    await expect(page.getByRole("table", { name: "Keys and checks" })).toContainText(
      "CHECK ((total >= (0)::numeric))",
    );
    await expect(page.getByRole("table", { name: "Indexes" })).toContainText("orders_customer_id_idx");

    await page.getByRole("link", { name: "sales.customers" }).click();
    await expect(page.getByRole("heading", { level: 1, name: "sales.customers" })).toBeVisible();
    await expect(page.getByText("Referred to by")).toBeVisible();
    await page.getByRole("link", { name: "sales.orders" }).click();
    await page.getByRole("navigation", { name: "Breadcrumb" }).getByRole("link", { name: "shop" }).click();
    await page.getByRole("link", { name: "sales.totals" }).click();
    await expect(page.getByRole("region", { name: "Definition" })).toContainText("GROUP BY customer_id");
  });

  test("follows the database by itself: a new discovery shows a new table and archives a dropped one", async ({
    createTeam,
    openAs,
    shop,
  }) => {
    const { people } = await createTeam(["owner"]);
    const page = await openAs(people.owner);
    await connectShop(page, shop, "shop");
    await page.getByRole("link", { name: "sales.totals" }).click();
    await expect(page.getByRole("heading", { level: 1, name: "sales.totals" })).toBeVisible();
    const dropped = page.url();
    await page.goBack();
    await shop.sql(
      `drop view sales.totals; create table sales."say ""hi""; <img src=x>" (id int);
       grant select on all tables in schema sales to ${shop.username}`,
    );
    await page.getByRole("button", { name: "Run discovery" }).click();
    await expect(page.getByRole("link", { name: `sales.say "hi"; <img src=x>` })).toBeVisible();
    await expect(page.getByRole("link", { name: "sales.totals" })).toHaveCount(0);
    await page.goto(dropped);
    await expect(page.getByText("Archived", { exact: true }).first()).toBeVisible();
    await expect(page.getByText("It is no longer in the database")).toBeVisible();
  });

  test("can be read without script", async ({ createTeam, openAs, shop }) => {
    const { people } = await createTeam(["owner"]);
    const page = await openAs(people.owner);
    await connectShop(page, shop, "shop");
    const plain = await openAs(people.owner, { javaScriptEnabled: false });
    await plain.goto("/assets");
    await plain.getByRole("link", { name: "shop" }).click();
    await plain.getByRole("searchbox").fill("orders");
    await plain.getByRole("searchbox").press("Enter");
    await plain.getByRole("link", { name: "sales.orders" }).click();
    await expect(plain.getByRole("table", { name: "Columns" })).toBeVisible();
  });

  test("is shown on pages that axe finds nothing wrong with, in both themes and on a narrow phone", async ({
    createTeam,
    openAs,
    shop,
  }) => {
    test.slow();
    const { people } = await createTeam(["owner"]);
    const page = await openAs(people.owner);
    await connectShop(
      page,
      shop,
      "a shop whose name is as long as anybody would ever want to write a name, 80 ch.",
    );
    const source = new URL(page.url()).pathname;
    const table = await page.getByRole("link", { name: "sales.orders" }).getAttribute("href");
    for (const path of ["/assets", source, table ?? "", `${source}/edit`]) {
      await page.goto(path);
      await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
      await expectAccessible(page, path);
    }
  });
});
