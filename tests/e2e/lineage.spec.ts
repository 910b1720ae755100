import { expect, test } from "#tests/support/browser.ts";
import { insertSource } from "#tests/support/job-rows.ts";

test("lineage is a graph in which tables are found, and says what a change would reach", async ({
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

  await page.setViewportSize({ width: 360, height: 740 });
  await page.reload();
  await graph.scrollIntoViewIfNeeded();
  await expect(graph.getByRole("link", { name: /sales\.report/ })).toBeInViewport();
});
