import { expectAccessible } from "#tests/support/accessible.ts";
import { expect, test } from "#tests/support/browser.ts";
import { insertSource } from "#tests/support/job-rows.ts";
import { fillLineage } from "#tests/support/lineage-rows.ts";

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
  await graph.getByRole("searchbox", { name: "Find in the graph" }).fill("totals");
  await expect(graph.getByText("1 found")).toBeVisible();

  // Also where the window becomes one.
  await page.setViewportSize({ width: 360, height: 740 });
  await graph.scrollIntoViewIfNeeded();
  await expect(graph.getByRole("link", { name: /sales\.report/ })).toBeInViewport();
  await page.reload();
  await graph.scrollIntoViewIfNeeded();
  await expect(graph.getByRole("link", { name: /sales\.report/ })).toBeInViewport();
});

/** A page that answers nothing for so long is frozen, on a busy machine too. */
const FROZEN_MS = 5_000;

test("300 tables are found, moved and zoomed, and of 5,000 a part is drawn, without a freeze", async ({
  createTeam,
  openAs,
  owner,
}) => {
  test.slow(); // thousands of tables are written, read and laid out
  const { people } = await createTeam(["viewer"]);
  const { scope } = people.viewer;
  const [some, many] = [await insertSource(owner, scope, "some"), await insertSource(owner, scope, "many")];
  await fillLineage(owner, scope, some, 300);
  await fillLineage(owner, scope, many, 5_000);
  const page = await openAs(people.viewer);
  const graph = page.getByRole("region", { name: "Graph" });
  const search = graph.getByRole("searchbox", { name: "Find in the graph" });
  /** The longest that the page answered nothing while something was done. */
  const longestSilence = async (act: () => Promise<unknown>): Promise<number> => {
    await page.evaluate(() => {
      const silence = { last: performance.now(), longest: 0 };
      Object.assign(window, { silence });
      const beat = () => {
        const now = performance.now();
        silence.longest = Math.max(silence.longest, now - silence.last);
        silence.last = now;
        setTimeout(beat, 10);
      };
      beat();
    });
    await act();
    return page.evaluate(() => (window as unknown as { silence: { longest: number } }).silence.longest);
  };

  await page.goto(`/lineage?source=${some}`);
  await expect(search).toBeVisible();
  await expect(graph.getByText(/^Showing/)).toHaveCount(0);
  const moving = await longestSilence(async () => {
    await search.fill("table_299");
    await expect(graph.getByText("1 found")).toBeVisible();
    await search.press("Enter");
    await expect(graph.getByRole("link", { name: "table_299" })).toBeInViewport();
    const box = await graph.boundingBox();
    if (!box) throw new Error("The graph has no place.");
    await page.mouse.move(box.x + box.width / 2, box.y + box.height - 60);
    await page.mouse.down();
    await page.mouse.move(box.x + 40, box.y + 200, { steps: 5 });
    await page.mouse.up();
    await page.mouse.wheel(0, 600);
  });
  expect(moving).toBeLessThan(FROZEN_MS);

  // Where the database is kept busy by the tests beside this one, the page says that it could not be read, and is asked again.
  await expect(async () => {
    await page.goto(`/lineage?source=${many}`);
    await expect(graph.getByText("Showing 300 of 5,000")).toBeVisible({ timeout: 20_000 });
  }).toPass({ timeout: 90_000 });
  const finding = await longestSilence(async () => {
    await search.fill("table_4999");
    await graph.getByRole("list", { name: "Not drawn" }).getByRole("link", { name: "table_4999" }).click();
    await expect(page).toHaveURL(/asset=/);
    await expect(graph.getByRole("link", { name: "table_4999" })).toBeVisible();
  });
  expect(finding).toBeLessThan(FROZEN_MS);
});

test("foreign keys are shown where they are asked for, and lineage is imported by whoever manages sources", async ({
  createTeam,
  openAs,
  owner,
}) => {
  test.slow(); // files of many megabytes are brought
  const { people } = await createTeam(["viewer", "admin"]);
  const { scope } = people.admin;
  const sourceId = await insertSource(owner, scope, "shop");
  const [orders, items] = await fillLineage(owner, scope, sourceId, 2);
  if (!orders || !items) throw new Error("There are no tables.");
  await owner.lineageEdge.deleteMany({ where: { sourceId } });
  await owner.assetConstraint.create({
    data: {
      ...{ assetId: items, organizationId: scope.organizationId, name: "items_order", kind: "foreign_key" },
      ...{ definition: "FOREIGN KEY (c) REFERENCES table_0 (c)", columns: ["c"], referencedColumns: ["c"] },
      ...{ referencedSchema: "wide", referencedTable: "table_0" },
    },
  });
  const viewing = await openAs(people.viewer);
  await viewing.goto(`/lineage?source=${sourceId}`);
  await expect(viewing.getByRole("heading", { name: "No lineage yet" })).toBeVisible();
  await viewing.getByRole("link", { name: "Foreign keys" }).click();
  await expect(
    viewing.getByRole("region", { name: "Graph" }).getByRole("link", { name: "table_1" }),
  ).toBeVisible();
  await expect(viewing.getByRole("button", { name: "Import" })).toHaveAttribute("aria-disabled", "true");

  const page = await openAs(people.admin);
  await page.goto(`/lineage?source=${sourceId}`);
  await expectAccessible(page, "lineage");
  const refused = await page.evaluate(async (source) => {
    const address = `/api/lineage/imports?source=${source}&kind=sql&name=a%00b`;
    const answer = await fetch(address, { method: "POST", body: "select 1" });
    return [answer.status, answer.headers.get("x-content-type-options"), await answer.text()];
  }, sourceId);
  expect(refused).toEqual([400, "nosniff", expect.stringContaining("one line")]);
  await page.getByRole("button", { name: "Import" }).click();
  const dialog = page.getByRole("dialog", { name: "Import lineage" });
  await dialog.getByLabel("File").setInputFiles({
    name: "manifest.json",
    mimeType: "application/json",
    buffer: Buffer.alloc(33 * 1024 * 1024, 32),
  });
  await dialog.getByRole("button", { name: "Import" }).click();
  await expect(dialog.getByText("It has 33 MB, and 32 MB can be read.")).toBeVisible();
  const megabytes = 12;
  await dialog.getByLabel("File").setInputFiles({
    name: "manifest.json",
    mimeType: "application/json",
    buffer: Buffer.from(
      '{"metadata": {"dbt_schema_version": "manifest/v1"}}'.padEnd(megabytes * 1024 * 1024),
    ),
  });
  await dialog.getByRole("button", { name: "Import" }).click();
  await expect(page).toHaveURL(/\/jobs\//);
  const kept = await owner.$queryRaw`
    select octet_length(content) / 1024 / 1024 as megabytes from lineage_import where source_id = ${sourceId}::uuid`;
  expect(kept).toEqual([{ megabytes }]);

  await page.goto(`/lineage?source=${sourceId}`);
  await page.getByRole("button", { name: "Import" }).click();
  await dialog.getByLabel("What").selectOption("sql");
  await dialog.getByLabel("Statements").fill("insert into wide.table_1 (c) select c from wide.table_0");
  await dialog.getByRole("button", { name: "Import" }).click();
  await expect(page).toHaveURL(/\/jobs\//);
  await expect(page.getByText("Lineage Extraction").first()).toBeVisible();

  await page.goto(`/lineage?source=${sourceId}`);
  const imports = page.getByRole("region", { name: "Imports" });
  await expect(imports.getByRole("listitem")).toHaveCount(2);
  await page.setViewportSize({ width: 360, height: 740 });
  await expectAccessible(page, "imports");
  await imports.getByRole("button", { name: "Remove statements.sql" }).click();
  await page.getByRole("button", { name: "Remove import" }).click();
  await expect(imports.getByRole("listitem")).toHaveCount(1);
  await viewing.goto(`/lineage?source=${sourceId}`);
  await expect(viewing.getByRole("button", { name: /Remove manifest.json/ })).toHaveAttribute(
    "aria-disabled",
    "true",
  );
});
