import { describe, expect } from "vitest";
import type { Scope } from "#lib/auth/scope.ts";
import { inOrganization, type PrismaClient } from "#lib/db/client.ts";
import { toCsv, toJson } from "#lib/export.ts";
import { acknowledgeChanges } from "#lib/schema-changes/commands.ts";
import { CHANGE_COLUMNS, readAllChanges } from "#lib/schema-changes/export.ts";
import { findRun, getChange, listChanges } from "#lib/schema-changes/queries.ts";
import { ChangeFilter, type ChangeRow } from "#lib/schema-changes/views.ts";
import { test } from "#tests/support/database.ts";
import { insertSource } from "#tests/support/job-rows.ts";
import { createOrganization } from "#tests/support/organization.ts";
import { insertRun, mixedChanges } from "#tests/support/schema-changes.ts";

const narrowed = (query: Record<string, unknown>, timeZone = "UTC") => ({
  filter: ChangeFilter.parse(query),
  timeZone,
});
const listed = (web: PrismaClient, scope: Scope, query: Record<string, unknown>, timeZone?: string) =>
  inOrganization(web, scope, (db) => listChanges(db, scope, narrowed(query, timeZone)));

const DAY = 86_400_000;

/** Three runs on two sources, 120 changes each, some acknowledged. */
async function insertHistory(owner: PrismaClient, web: PrismaClient, scope: Scope) {
  const sources = [await insertSource(owner, scope, "orders"), await insertSource(owner, scope, "billing")];
  const [orders = "", billing = ""] = sources;
  const runs = [
    await insertRun(owner, scope, orders, mixedChanges(120), { at: new Date(Date.now() - 10 * DAY) }),
    await insertRun(owner, scope, billing, mixedChanges(120), { at: new Date(Date.now() - 2 * DAY) }),
    await insertRun(owner, scope, orders, mixedChanges(120)),
  ];
  const { rows } = await listed(web, scope, { job: runs[1] });
  const some = rows.filter((_, index) => index % 3 === 0).map(({ id }) => id);
  await inOrganization(web, scope, (db) => acknowledgeChanges(db, scope, some));
  return { orders, billing, runs, all: await readAll(web, scope) };
}

async function readAll(web: PrismaClient, scope: Scope): Promise<ChangeRow[]> {
  const all: ChangeRow[] = [];
  for await (const batch of readAllChanges((work) => inOrganization(web, scope, work), scope, narrowed({})))
    all.push(...batch);
  return all;
}

/** What a filter means, said once more and plainly. */
const meets = (row: ChangeRow, filter: ChangeFilter): boolean => {
  const among = (value: string, wanted: readonly string[]) => wanted.length === 0 || wanted.includes(value);
  return (
    (filter.tab === "all" || (filter.tab === "open") === (row.acknowledged === null)) &&
    (!filter.job || filter.job === row.jobId) &&
    (!filter.asset || filter.asset === row.assetId) &&
    among(row.sourceId, filter.source) &&
    among(row.kind, filter.kind) &&
    among(row.severity, filter.severity) &&
    (!filter.within || Date.parse(row.detectedAt) > Date.now() - Number.parseInt(filter.within, 10) * DAY)
  );
};

describe("the list of changes", () => {
  test("shows each change exactly once, page by page, in both directions, under every filter", {
    timeout: 60_000,
  }, async ({ owner, web }) => {
    const scope = await createOrganization(owner);
    const { orders, billing, runs, all } = await insertHistory(owner, web, scope);
    expect(all).toHaveLength(360);
    const filters = [
      {},
      { tab: "open" },
      { tab: "acknowledged" },
      { job: runs[1] },
      { job: runs[1], tab: "open", severity: "critical" },
      { source: orders },
      { source: [orders, billing].join(","), kind: "table_added" },
      { kind: "column_removed,comment_changed" },
      { severity: "critical" },
      { severity: "critical,info", tab: "open" },
      { within: "7d" },
      { within: "7d", severity: "warning", source: billing },
      { asset: orders },
      { source: "00000000-0000-4000-8000-000000000000" },
    ];
    for (const query of filters) {
      const meant = all.filter((row) => meets(row, ChangeFilter.parse(query)));
      const expected = meant.map(({ id }) => id);
      let page = await listed(web, scope, query);
      expect(page.newer).toBeNull();
      expect(page.counts.tabs[ChangeFilter.parse(query).tab]).toBe(expected.length);
      const downwards = page.rows.map(({ id }) => id);
      while (page.older) {
        page = await listed(web, scope, { ...query, before: page.older });
        downwards.push(...page.rows.map(({ id }) => id));
      }
      expect(downwards, JSON.stringify(query)).toEqual(expected);
      const upwards = page.rows.map(({ id }) => id);
      while (page.newer) {
        page = await listed(web, scope, { ...query, after: page.newer });
        upwards.unshift(...page.rows.map(({ id }) => id));
      }
      expect(upwards).toEqual(expected);
    }
  });

  test("reads newest run first, and a run in the order in which it was numbered", async ({ owner, web }) => {
    const scope = await createOrganization(owner);
    const source = await insertSource(owner, scope);
    const older = await insertRun(owner, scope, source, mixedChanges(3), { at: new Date(Date.now() - DAY) });
    const newer = await insertRun(owner, scope, source, mixedChanges(3));
    const { rows } = await listed(web, scope, {});
    expect(rows.map(({ jobId, objectName }) => [jobId, objectName])).toEqual(
      [newer, older].flatMap((run) => ["t_0", "t_1", "t_2"].map((name) => [run, name])),
    );
  });

  test("counts severities under the tab, and tabs under the severities", async ({ owner, web }) => {
    const scope = await createOrganization(owner);
    const { all } = await insertHistory(owner, web, scope);
    const count = (query: Record<string, unknown>) =>
      all.filter((row) => meets(row, ChangeFilter.parse(query))).length;
    const { counts } = await listed(web, scope, { tab: "open", severity: "critical" });
    expect(counts).toEqual({
      tabs: {
        all: count({ severity: "critical" }),
        open: count({ severity: "critical", tab: "open" }),
        acknowledged: count({ severity: "critical", tab: "acknowledged" }),
      },
      severities: {
        critical: count({ tab: "open", severity: "critical" }),
        warning: count({ tab: "open", severity: "warning" }),
        info: count({ tab: "open", severity: "info" }),
      },
      isPartial: false,
    });
  });

  test("takes days as the reader's zone has them, both ends included", async ({ owner, web }) => {
    const scope = await createOrganization(owner);
    const source = await insertSource(owner, scope);
    // 23:30 of the 14th in UTC is 00:30 of the 15th in Berlin.
    await insertRun(owner, scope, source, mixedChanges(1), { at: new Date("2026-11-14T23:30:00Z") });
    const found = async (query: object, zone: string) =>
      (await listed(web, scope, { ...query }, zone)).rows.length;
    expect(await found({ from: "2026-11-14", to: "2026-11-14" }, "UTC")).toBe(1);
    expect(await found({ from: "2026-11-15" }, "UTC")).toBe(0);
    expect(await found({ from: "2026-11-15", to: "2026-11-15" }, "Europe/Berlin")).toBe(1);
    expect(await found({ to: "2026-11-14" }, "Europe/Berlin")).toBe(0);
  });

  test("cuts long texts, which one change alone has whole", async ({ owner, web }) => {
    const scope = await createOrganization(owner);
    const source = await insertSource(owner, scope);
    const definition = "select 1 as one;\n".repeat(500);
    await insertRun(owner, scope, source, [{ kind: "view_definition_changed", after: definition }]);
    const [row] = (await listed(web, scope, {})).rows;
    expect(row?.after).toHaveLength(200);
    const whole = await inOrganization(web, scope, (db) => getChange(db, scope, row?.id ?? ""));
    expect(whole.after).toBe(definition);
  });
});

test("another organization gets nothing, by filters, ids or runs", async ({ owner, web }) => {
  const [mine, theirs] = [await createOrganization(owner), await createOrganization(owner)];
  const { runs, orders, all } = await insertHistory(owner, web, theirs);
  for (const query of [{}, { job: runs[0] }, { source: orders }, { before: all[0]?.id }, { tab: "open" }]) {
    const page = await listed(web, mine, query);
    expect(page).toMatchObject({ rows: [], older: null, newer: null, newest: null });
    expect(page.counts.tabs.all).toBe(0);
  }
  await inOrganization(web, mine, async (db) => {
    await expect(getChange(db, mine, all[0]?.id ?? "")).rejects.toMatchObject({ code: "not_found" });
    expect(await findRun(db, mine, runs[0] ?? "")).toBeNull();
  });
  const batches = readAllChanges((work) => inOrganization(web, mine, work), mine, narrowed({}));
  for await (const batch of batches) expect(batch).toEqual([]);
});

test("a run knows whether it had anything to compare with", async ({ owner, web }) => {
  const scope = await createOrganization(owner);
  const [orders, billing] = [await insertSource(owner, scope), await insertSource(owner, scope)];
  const first = await insertRun(owner, scope, orders, [], { at: new Date(Date.now() - DAY) });
  const second = await insertRun(owner, scope, orders, mixedChanges(1));
  const other = await insertRun(owner, scope, billing, []);
  await inOrganization(web, scope, async (db) => {
    expect(await findRun(db, scope, first)).toMatchObject({ isBaseline: true, sourceId: orders });
    expect(await findRun(db, scope, second)).toMatchObject({ isBaseline: false, status: "completed" });
    expect(await findRun(db, scope, other)).toMatchObject({ isBaseline: true });
    expect(await findRun(db, scope, orders)).toBeNull();
  });
});

describe("the export", () => {
  const exported = async (web: PrismaClient, scope: Scope, query: object, format: "csv" | "json") => {
    let text = "";
    const batches = readAllChanges((work) => inOrganization(web, scope, work), scope, narrowed({ ...query }));
    for await (const part of format === "csv" ? toCsv(CHANGE_COLUMNS, batches) : toJson(batches))
      text += part;
    return text;
  };

  test("has all that matches in as many batches as it takes, and is JSON also when nothing does", async ({
    owner,
    web,
  }) => {
    const scope = await createOrganization(owner);
    const source = await insertSource(owner, scope);
    await insertRun(owner, scope, source, mixedChanges(1_100));
    const all = JSON.parse(await exported(web, scope, {}, "json"));
    expect(new Set(all.map(({ id }: ChangeRow) => id)).size).toBe(1_100);
    expect(JSON.parse(await exported(web, scope, { kind: "table_added" }, "json"))).toHaveLength(275);
    expect(JSON.parse(await exported(web, scope, { tab: "acknowledged" }, "json"))).toEqual([]);
    expect((await exported(web, scope, {}, "csv")).trimEnd().split("\r\n")).toHaveLength(1_101);
  });

  test("never hands a spreadsheet a formula that a name in a database was made into", async ({
    owner,
    web,
  }) => {
    const scope = await createOrganization(owner);
    const source = await insertSource(owner, scope);
    await insertRun(owner, scope, source, [
      {
        kind: "column_default_changed",
        objectName: '=HYPERLINK("http://evil","x")',
        before: "-1",
        after: "@SUM(1)",
      },
    ]);
    const [, line = ""] = (await exported(web, scope, {}, "csv")).split("\r\n");
    expect(line).toContain(`"'=HYPERLINK(""http://evil"",""x"")"`);
    expect(line).toContain(",-1,'@SUM(1),");
  });
});
