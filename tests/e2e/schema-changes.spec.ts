import { expectAccessible } from "#tests/support/accessible.ts";
import { expect, test } from "#tests/support/browser.ts";
import { insertSource } from "#tests/support/job-rows.ts";
import { chooseFilter, expectLive, rowOf } from "#tests/support/jobs-page.ts";
import { insertRun, mixedChanges } from "#tests/support/schema-changes.ts";
import { connectShop, test as shopTest } from "#tests/support/shop-page.ts";

const viewOf = (sum: string) =>
  `SELECT customer_id,\n${"    filler,\n".repeat(40)}    ${sum} AS total\n   FROM sales.orders;`;

const CHANGES = [
  { kind: "column_removed", schemaName: "sales", partName: "legacy_code", before: "text" },
  { kind: "column_type_changed", schemaName: "sales", partName: "total", before: "integer", after: "bigint" },
  {
    kind: "view_definition_changed",
    schemaName: "sales",
    objectName: "totals",
    before: viewOf("sum(total)"),
    after: viewOf("round(sum(total), 2)"),
  },
  { kind: "comment_changed", schemaName: "sales", after: "One row a checkout." },
] as const satisfies Parameters<typeof insertRun>[3];

test("changes are read worst first, compared side by side, and filtered in addresses", async ({
  createTeam,
  openAs,
  owner,
}) => {
  const { people } = await createTeam(["viewer"]);
  const { scope } = people.viewer;
  const source = await insertSource(owner, scope, "orders");
  await insertRun(owner, scope, source, [], { at: new Date(Date.now() - 86_400_000) });
  const asset = (name: string, kind: string) => ({
    ...{ organizationId: scope.organizationId, sourceId: source, kind, schemaName: "sales", name },
  });
  const orders = await owner.asset.create({ data: asset("orders", "table") });
  const totals = await owner.asset.create({ data: asset("totals", "view") });
  const [removed, ...others] = CHANGES;
  const isRead = { assetId: orders.id, readerIds: [totals.id] };
  await insertRun(owner, scope, source, [{ ...removed, ...isRead }, ...others]);
  const page = await openAs(people.viewer);
  await page.goto("/jobs");
  await page.getByRole("navigation", { name: "Main" }).getByRole("link", { name: "Schema changes" }).click();
  const rows = page.locator("tr[data-change]");
  await expect(rows).toHaveText([
    /Critical.*Column removed/,
    /Warning.*Column type/,
    /Warning.*View/,
    /Info/,
  ]);
  await expect(rows.nth(1)).toContainText("integer");
  await expect(rows.nth(0)).toContainText("read by 1 view");
  await rows.nth(0).click();
  const readers = page.getByRole("region", { name: /^Column removed/ });
  await expect(readers).toContainText("Read by 1 view, 1 column: sales.totals.");
  await expect(readers.getByRole("link", { name: "What reads it now" })).toHaveAttribute(
    "href",
    `/lineage?asset=${orders.id}&column=legacy_code&direction=downstream&depth=all`,
  );

  await rows.nth(2).click();
  await expect(page).toHaveURL(/change=/);
  const details = page.getByRole("region", { name: /^View definition changed/ });
  await expect(details.getByText("round(sum(total), 2) AS total")).toBeVisible();
  await expect(details.getByText("38 lines the same")).toBeVisible();
  await expect(details.getByRole("button", { name: /^Acknowledge/ })).toHaveAttribute(
    "aria-disabled",
    "true",
  );
  await expect(details.getByRole("button", { name: /^Acknowledge/ })).toHaveAttribute("title", /role member/);
  const shared = page.url();

  await page.getByRole("list", { name: "By severity" }).getByRole("link", { name: "2 warnings" }).click();
  await expect(rows).toHaveCount(2);
  await chooseFilter(page, "Kind", "Column type changed");
  await expect(rows).toHaveCount(1);
  await chooseFilter(page, "Found", "Last 24 hours");
  await expect(page).toHaveURL(/kind=column_type_changed&severity=warning&within=24h/);
  await page.getByRole("link", { name: "Remove the filter Kind" }).click();
  await expect(rows).toHaveCount(2);
  await page.goto("/schema-changes?kind=index_added");
  await expect(page.getByText("No change matches")).toBeVisible();

  const colleague = await openAs(people.viewer, { javaScriptEnabled: false });
  await colleague.goto(shared);
  await expect(colleague.getByText("round(sum(total), 2) AS total")).toBeVisible();
});

test("by keyboard alone: move, open, select, acknowledge and take it back", async ({
  createTeam,
  openAs,
  owner,
}) => {
  const { people } = await createTeam(["member"]);
  const { scope } = people.member;
  await insertRun(owner, scope, await insertSource(owner, scope), CHANGES);
  const page = await openAs(people.member);
  await page.goto("/jobs");
  await expectLive(page);
  await page.keyboard.press("g");
  await page.keyboard.press("s");
  const rows = page.locator("tr[data-change]");
  await expect(rows).toHaveCount(4);
  await expectLive(page);
  const link = (index: number) => rows.nth(index).locator("[data-change-link]");

  await page.keyboard.press("j");
  await expect(link(0)).toBeFocused();
  await page.keyboard.press("j");
  await page.keyboard.press("j");
  await page.keyboard.press("k");
  await expect(link(1)).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("region", { name: /^Column type changed/ })).toBeVisible();
  await expect(link(1)).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("region", { name: /^Column type changed/ })).toHaveCount(0);

  await page.keyboard.press("a");
  const by = rows
    .nth(1)
    .getByTitle(/^Acknowledged by /)
    .filter({ visible: true });
  await expect(by).toHaveCount(1);
  await page.setViewportSize({ width: 360, height: 740 });
  await expect(by).toHaveCount(1);
  await page.setViewportSize({ width: 1280, height: 720 });
  await page.keyboard.press("j");
  await page.keyboard.press("x");
  await page.keyboard.press("j");
  await page.keyboard.press("x");
  await expect(page.getByRole("toolbar", { name: "Selected changes" })).toContainText("2 selected");
  await page.keyboard.press("a");
  await expect(page.getByText("2 changes acknowledged.")).toBeVisible();
  await expect(page.getByRole("link", { name: "Acknowledged 3" })).toBeVisible();
  await page
    .getByRole("dialog")
    .filter({ hasText: "2 changes acknowledged." })
    .getByRole("button", { name: "Undo" })
    .click();
  await expect(page.getByRole("link", { name: "Acknowledged 1" })).toBeVisible();
  await expect(page.getByRole("link", { name: "Open 3" })).toBeVisible();
});

test("all that match are acknowledged as the number said, and opened again by selection", async ({
  createTeam,
  openAs,
  owner,
}) => {
  const { people } = await createTeam(["member"]);
  const { scope } = people.member;
  await insertRun(owner, scope, await insertSource(owner, scope), mixedChanges(120));
  const page = await openAs(people.member);
  await page.goto("/schema-changes");
  await page.getByRole("checkbox", { name: "Select the 50 on this page" }).check();
  const bar = page.getByRole("toolbar", { name: "Selected changes" });
  await bar.getByRole("button", { name: "Select all 120 open that match" }).click();
  await bar.getByRole("button", { name: "Acknowledge 120" }).click();
  const question = page.getByRole("alertdialog");
  await expect(question).toContainText("No filter is set: this means every open change of every source.");
  await question.getByRole("button", { name: "Leave them open" }).click();
  await page.getByRole("link", { name: "Older" }).click();
  await expect(page.getByRole("checkbox", { name: /public.t_0$/ })).toHaveCount(0);
  await expect(bar).toHaveCount(0);
  await expect(page.getByRole("checkbox", { checked: true })).toHaveCount(0);
  await page.getByRole("link", { name: "Newer" }).click();
  await expect(page.getByRole("checkbox", { name: /public.t_0$/ })).toBeChecked();
  await page.keyboard.press("a");
  await expect(question).toContainText("Acknowledge 120 changes?");
  await question.getByRole("button", { name: "Leave them open" }).click();
  await expect(page.getByRole("link", { name: "Open 120" })).toBeVisible();
  await bar.getByRole("button", { name: "Acknowledge 120" }).click();
  await question.getByRole("button", { name: "Acknowledge 120" }).click();
  await expect(page.getByRole("link", { name: "Acknowledged 120" })).toBeVisible();

  await page.getByRole("checkbox", { name: /^Select Column removed, public.t_0$/ }).check();
  await bar.getByRole("button", { name: "Open 1 again" }).click();
  await expect(page.getByRole("link", { name: "Open 1", exact: true })).toBeVisible();
  await page.getByRole("link", { name: "Older" }).click();
  await expect(page).toHaveURL(/before=/);
  await expect(page.locator("tr[data-change]")).toHaveCount(50);
  await page.getByRole("link", { name: "Newer" }).click();
  await expect(page.getByRole("checkbox", { name: /public.t_0$/ })).toBeVisible();
});

test("what the filter means is downloaded whole, as CSV and as JSON", async ({
  createTeam,
  openAs,
  owner,
}) => {
  const { people } = await createTeam(["viewer"]);
  const { scope } = people.viewer;
  await insertRun(owner, scope, await insertSource(owner, scope), mixedChanges(700));
  const page = await openAs(people.viewer);
  await page.goto("/schema-changes?severity=critical");
  for (const [format, lines] of [
    ["CSV", 176],
    ["JSON", 177],
  ] as const) {
    await page.locator("summary").filter({ hasText: "Export" }).click();
    const download = page.waitForEvent("download");
    await page.getByRole("link", { name: new RegExp(`^${format}`) }).click();
    const file = await download;
    expect(file.suggestedFilename()).toMatch(new RegExp(`^schema-changes-.*\\.${format.toLowerCase()}$`));
    const chunks: Buffer[] = [];
    for await (const chunk of await file.createReadStream()) chunks.push(chunk);
    expect(Buffer.concat(chunks).toString().trimEnd().split("\n")).toHaveLength(lines);
    await page.keyboard.press("Escape");
  }
});

test("a run that is gone, a first run and one that found nothing say what they are", async ({
  createTeam,
  openAs,
  owner,
}) => {
  const { people } = await createTeam(["viewer"]);
  const { scope } = people.viewer;
  const source = await insertSource(owner, scope);
  const first = await insertRun(owner, scope, source, [], { at: new Date(Date.now() - 86_400_000) });
  const second = await insertRun(owner, scope, source, []);
  const page = await openAs(people.viewer);
  await page.goto("/schema-changes");
  await expect(page.getByText("No schema changes yet")).toBeVisible();
  await page.goto(`/schema-changes?job=${first}`);
  await expect(page.getByText("There is no earlier discovery to compare with")).toBeVisible();
  await page.goto(`/schema-changes?job=${second}`);
  await expect(page.getByText(/agree on all of orders.* that both looked at/)).toBeVisible();
  await page.goto(`/schema-changes?job=${source}`);
  await expect(page.getByText("There is no such discovery here")).toBeVisible();
});

test("axe finds nothing on the list, its details and its states, in both themes and on a narrow phone", async ({
  createTeam,
  openAs,
  owner,
}) => {
  test.slow();
  const { people } = await createTeam(["member"]);
  const { scope } = people.member;
  const source = await insertSource(owner, scope, "a source whose name is rather long, as names tend to be");
  const run = await insertRun(owner, scope, source, [
    ...CHANGES,
    { kind: "table_removed", objectName: `t_${"very_long_".repeat(12)}`, before: "x".repeat(190) },
    ...mixedChanges(60),
  ]);
  const page = await openAs(people.member);
  await page.goto("/schema-changes");
  await page.getByRole("link", { name: /^View definition changed/ }).click();
  await expect(page.getByRole("region", { name: /^View definition changed/ })).toBeVisible();
  await page.getByRole("checkbox", { name: /Select Column removed, sales/ }).check();
  await expectAccessible(page, "details and selection");
  await page.goto(`/schema-changes?job=${run}&severity=critical&kind=table_removed,column_removed`);
  await page.locator("summary").filter({ hasText: "Kind" }).click();
  await expectAccessible(page, "filters of a run");
  await page.goto("/schema-changes?from=2026-01-01&to=2026-01-02");
  await page.locator("summary").filter({ hasText: "Found" }).click();
  await expectAccessible(page, "no match");
});

shopTest(
  "a discovery's page shows what it found by itself, and its job leads there",
  async ({ createTeam, openAs, shop }) => {
    const { people } = await createTeam(["owner"]);
    const page = await openAs(people.owner);
    await connectShop(page, shop, "shop");
    const watching = await page.context().newPage();
    await watching.goto("/schema-changes");
    await expect(watching.getByText("No schema changes yet")).toBeVisible();
    await expectLive(watching);

    await shop.sql("alter table sales.customers alter column email type varchar(200)");
    await page.getByRole("button", { name: "Run discovery" }).click();
    await expect(watching.locator("tr[data-change]")).toHaveText([/Column type changed/]);

    await page.goto("/jobs");
    await rowOf(page, "shop").getByRole("link", { name: /^J-/ }).click();
    await page.getByRole("dialog").getByRole("link", { name: "See what it found" }).click();
    await expect(page).toHaveURL(/\/schema-changes\?job=/);
    await page.getByRole("link", { name: /^Column type changed/ }).click();
    await page.getByRole("link", { name: "sales.customers", exact: true }).click();
    const history = page.getByRole("region", { name: "History" });
    await expect(history).toContainText("character varying(200)");
    await history.getByRole("link", { name: "All of its changes" }).click();
    await expect(page.locator("tr[data-change]")).toHaveCount(1);
  },
);
