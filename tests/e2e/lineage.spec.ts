import { expectAccessible } from "#tests/support/accessible.ts";
import { expect, test } from "#tests/support/browser.ts";
import { insertSource } from "#tests/support/job-rows.ts";

test("lineage is a graph and a table, leads from column to column, and says what a change would reach", async ({
  createTeam,
  openAs,
  owner,
}) => {
  const { people } = await createTeam(["viewer"]);
  const { scope } = people.viewer;
  const { organizationId } = scope;
  const sourceId = await insertSource(owner, scope, "orders");
  const page = await openAs(people.viewer);
  await page.goto("/lineage");
  await expect(page.getByRole("heading", { name: "No lineage yet" })).toBeVisible();

  const relation = async (name: string, kind: string) => {
    const { id } = await owner.asset.create({
      data: { organizationId, sourceId, kind, schemaName: "sales", name },
      select: { id: true },
    });
    return id;
  };
  const orders = await relation("orders", "table");
  const totals = await relation("totals", "view");
  const report = await relation("report", "materialized_view");
  const edge = (
    fromAssetId: string,
    fromColumn: string,
    toAssetId: string,
    toColumn: string,
    use = "value",
  ) => ({
    ...{ organizationId, sourceId, fromAssetId, fromColumn, toAssetId, toColumn, use, origin: "parsed" },
    ...{ confidence: 1, evidence: "checked", jobId: sourceId },
  });
  await owner.lineageEdge.createMany({
    data: [
      edge(orders, "net", totals, "total"),
      edge(orders, "placed_at", totals, "", "filter"),
      edge(totals, "total", report, "total"),
    ],
  });

  await page.goto(`/lineage?asset=${orders}`);
  await expect(page.getByText(/A change of it reaches 2 views, 2 columns/)).toBeVisible();
  const graph = page.getByRole("region", { name: "Graph" });
  await expect(graph.getByRole("link", { name: /sales\.report/ })).toBeVisible();
  await graph.getByRole("searchbox", { name: "Find in the graph" }).fill("tot");
  await expect(graph.getByText("1 found")).toBeVisible();
  await expectAccessible(page, "the graph");

  await page.getByRole("link", { name: "Columns", exact: true }).click();
  await graph
    .getByRole("link", { name: "placed_at", exact: true })
    .or(graph.getByRole("link", { name: "net", exact: true }))
    .first()
    .click();
  await expect(page).toHaveURL(/column=net/);
  await expect(page.getByText(/A change of its column net reaches 2 views, 2 columns/)).toBeVisible();

  await page.getByRole("link", { name: "Table", exact: true }).click();
  await expect(page.getByRole("table", { name: "What flows where" }).getByRole("row")).toHaveCount(4);
  await expect(
    page.getByRole("row", { name: /sales\.orders\.placed_at sales\.totals filters/ }),
  ).toBeVisible();
  await expectAccessible(page, "the table of lineage");
  expect(await (await page.request.get(page.url())).text()).not.toContain(' style="');

  await page.goto(`/assets/${totals}`);
  const section = page.getByRole("region", { name: "Lineage" });
  await expect(section.getByRole("link", { name: "sales.orders" })).toBeVisible();
  await expect(section.getByRole("link", { name: "sales.report" })).toBeVisible();
});

test("a graph of 300 tables can be used within a second, and 5,000 do not hold the page up", async ({
  createTeam,
  openAs,
  owner,
}) => {
  const { people } = await createTeam(["viewer"]);
  const { scope } = people.viewer;
  const { organizationId } = scope;
  const page = await openAs(people.viewer);
  for (const count of [300, 5_000]) {
    const sourceId = await insertSource(owner, scope, `of ${count}`);
    await owner.$executeRaw`
      with made as (
        insert into asset (organization_id, source_id, kind, schema_name, name)
        select ${organizationId}::uuid, ${sourceId}::uuid, 'view', 'big', 'view_' || n from generate_series(1, ${count}::int) n
        returning id, substr(name, 6)::int as n
      )
      insert into lineage_edge (organization_id, source_id, from_asset_id, from_column, to_asset_id, to_column, use, origin,
        confidence, evidence, job_id)
      select ${organizationId}::uuid, ${sourceId}::uuid, a.id, 'x', b.id, 'x', 'value', 'parsed', 1, 'checked', a.id
      from made a join made b on b.n in (a.n * 2, a.n * 2 + 1)`;
    await page.goto(`/lineage?source=${sourceId}`);
    const graph = page.getByRole("region", { name: "Graph" });
    await graph.getByRole("searchbox", { name: "Find in the graph" }).fill("view_299");
    await expect(graph.getByRole("status")).toContainText("found");
    await graph.getByRole("searchbox").press("Enter");
    await expect(graph.getByRole("link", { name: /view_299$/ })).toBeVisible();
  }
});
