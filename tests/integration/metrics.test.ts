import { describe, expect } from "vitest";
import { type Db, inOrganization, type PrismaClient } from "#lib/db/client.ts";
import { findMetricChoices } from "#lib/metrics/choices.ts";
import {
  addCustomMetric,
  addMetrics,
  changeMetric,
  markPoint,
  removeMetrics,
} from "#lib/metrics/commands.ts";
import { findMetric, listMetrics, listPoints } from "#lib/metrics/queries.ts";
import { CustomMetric, MetricChange, MetricIds, NewMetrics, PointMark } from "#lib/metrics/schemas.ts";
import { MetricFilter } from "#lib/metrics/views.ts";
import { test } from "#tests/support/database.ts";
import { statesOf } from "#tests/support/discovered-target.ts";
import { createMeasuredTable } from "#tests/support/measured-table.ts";
import { createOrganization } from "#tests/support/organization.ts";

type Setting = Awaited<ReturnType<typeof createMeasuredTable>>;

const add = (web: PrismaClient, { scope, assetId }: Setting, ...metrics: object[]) =>
  inOrganization(web, scope, (db) => addMetrics(db, scope, NewMetrics.parse({ assetId, metrics })));

const point = (
  { scope, sourceId }: Setting,
  metricId: string,
  value: number,
  state = "normal",
  hours = 1,
) => ({
  ...{ metricId, value, state, sourceId, organizationId: scope.organizationId, jobId: metricId, revision: 1 },
  ...{ method: "exact", reason: `It was ${value}.`, capturedAt: new Date(Date.now() - hours * 3_600_000) },
});

async function capture(owner: PrismaClient, setting: Setting, id: string, value: number, state = "normal") {
  const { capturedAt } = await owner.metricPoint.create({ data: point(setting, id, value, state) });
  await owner.metric.update({ where: { id }, data: { capturedAt, checkedAt: capturedAt, jobId: id } });
  return capturedAt;
}

describe("metrics of a table", () => {
  test("can be what its columns' types and tags allow, and nothing else", async ({ owner, web }) => {
    const setting = await createMeasuredTable(owner);
    const { scope, assetId } = setting;
    const { columns, backfillColumns } = await inOrganization(web, scope, (db) =>
      findMetricChoices(db, scope, assetId),
    );
    const offered = Object.fromEntries(columns.map(({ name, types }) => [name, types.join(" ")]));
    expect(offered).toEqual({
      id: "null_percent distinct_count duplicate_count min max mean stddev percentile",
      amount: "null_percent distinct_count duplicate_count mean stddev",
      email: "null_percent distinct_count duplicate_count",
      placed_at: "null_percent distinct_count duplicate_count min max",
    });
    expect(backfillColumns).toEqual(["placed_at"]);
    for (const [type, columnName] of [
      ["max", "amount"],
      ["mean", "email"],
      ["min", "nowhere"],
    ])
      await expect(add(web, setting, { type, columnName })).rejects.toMatchObject({ code: "invalid" });
    await expect(add(web, setting, { type: "row_count", backfillColumn: "email" })).rejects.toMatchObject({
      code: "invalid",
    });
    expect(NewMetrics.safeParse({ assetId, metrics: [{ type: "custom_sql" }] }).success).toBe(false);
  });

  test("are each there once, and make the table monitored until the last is off or gone", async ({
    owner,
    web,
  }) => {
    const setting = await createMeasuredTable(owner);
    const { scope } = setting;
    const state = async () => (await statesOf(owner, scope))["shop.orders"];
    const ids = await add(web, setting, { type: "row_count" }, { type: "min", columnName: "id" });
    expect(ids).toHaveLength(2);
    await expect(add(web, setting, { type: "row_count" })).rejects.toMatchObject({ code: "conflict" });
    expect(await state()).toBe("monitored");
    const [one = "", other = ""] = ids;
    await inOrganization(web, scope, (db) => removeMetrics(db, scope, MetricIds.parse({ ids: [one] }).ids));
    expect(await state()).toBe("monitored");
    const change = MetricChange.parse({ id: other, isEnabled: false });
    await inOrganization(web, scope, (db) => changeMetric(db, scope, change));
    expect(await state()).toBe("discovered");
  });

  test("are set by members, custom SQL by admins alone in whatever way, and a statement that may not run is refused with why", async ({
    owner,
    web,
  }) => {
    const setting = await createMeasuredTable(owner, "member");
    const { assetId, scope } = setting;
    const viewer = { ...scope, role: "viewer" as const };
    await expect(add(web, { ...setting, scope: viewer }, { type: "row_count" })).rejects.toMatchObject({
      code: "forbidden",
    });
    const custom = (sql: string, role: "admin" | "member" = "admin") => {
      const asker = { ...scope, role };
      const wish = CustomMetric.parse({ assetId, sql, name: "Open orders" });
      return inOrganization(web, asker, (db) => addCustomMetric(db, asker, wish));
    };
    await expect(custom("select 1", "member")).rejects.toMatchObject({ code: "forbidden" });
    await expect(custom("delete from orders")).rejects.toMatchObject({
      fields: { sql: "Only SELECT is allowed, not DELETE." },
    });
    await expect(custom("select 1,\n  pg_sleep(1)")).rejects.toThrow("(line 2, character 3)");
    await expect(custom("select 1, 2")).rejects.toThrow("It answers with 2 columns. Select one number.");
    await expect(custom("select * from orders")).rejects.toThrow("Name the one column");
    const id = await custom("select count(*) from orders where amount > 0");
    await expect(custom("select 2")).rejects.toMatchObject({ fields: { name: "Choose another name." } });
    const change = (wish: object) =>
      inOrganization(web, scope, (db) => changeMetric(db, scope, MetricChange.parse({ id, ...wish })));
    await expect(change({ sql: "select 3" })).rejects.toMatchObject({ code: "forbidden" });
    for (const wish of [{ sensitivity: 5 }, { isEnabled: false }, { intervalSeconds: 3_600 }])
      await expect(change(wish)).rejects.toMatchObject({ code: "forbidden" });
    const [own = ""] = await add(web, setting, { type: "row_count" });
    await expect(
      inOrganization(web, scope, (db) => removeMetrics(db, scope, [own, id])),
    ).rejects.toMatchObject({ code: "forbidden" });
    await inOrganization(web, scope, (db) => removeMetrics(db, scope, [own]));
    expect(await owner.metric.findMany()).toMatchObject([{ id, sensitivity: 3.5, isEnabled: true }]);
    const revisions = async () => (await owner.metric.findUniqueOrThrow({ where: { id } })).revision;
    expect(await revisions()).toBe(1);
    const admin = { ...scope, role: "admin" as const };
    await inOrganization(web, admin, (db) => changeMetric(db, admin, { id, sql: "select 3" }));
    expect(await revisions()).toBe(2);
    await inOrganization(web, admin, (db) => removeMetrics(db, admin, [id]));
    expect(await owner.metric.count()).toBe(0);
  });

  test("refuse a name or a percentile that another one has, with words", async ({ owner, web }) => {
    const setting = await createMeasuredTable(owner);
    const { assetId, scope } = setting;
    const custom = (name: string) => {
      const wish = CustomMetric.parse({ assetId, name, sql: "select 1" });
      return inOrganization(web, scope, (db) => addCustomMetric(db, scope, wish));
    };
    const change = (id: string, wish: object) =>
      inOrganization(web, scope, (db) => changeMetric(db, scope, MetricChange.parse({ id, ...wish })));
    await custom("Open orders");
    const other = await custom("Late orders");
    await expect(change(other, { name: "OPEN orders" })).rejects.toMatchObject({
      ...{ code: "invalid", message: "There is a metric of that name already." },
      fields: { name: "Choose another name." },
    });
    const [, p99 = ""] = await add(
      ...([web, setting] as const),
      ...[90, 99].map((percentile) => ({ type: "percentile", columnName: "id", percentile })),
    );
    await expect(change(p99, { percentile: 90 })).rejects.toMatchObject({
      ...{ code: "invalid", message: "The percentile 90 of this column is kept already." },
    });
    await change(p99, { percentile: 95 });
  });

  test("are listed worst first, page after page, and a person's word on the newest point counts at once", async ({
    owner,
    web,
  }) => {
    const setting = await createMeasuredTable(owner);
    const { scope } = setting;
    const percentiles = Array.from({ length: 104 }, (_, n) => ({
      ...{ type: "percentile", columnName: "id", percentile: (n + 1) / 2 },
    }));
    const [odd = "", failed = "", calm = ""] = await add(web, setting, ...percentiles);
    await capture(owner, setting, calm, 2);
    const at = await capture(owner, setting, odd, 3, "anomalous");
    await owner.metric.update({
      where: { id: failed },
      data: { fault: "timeout/statement", faultReason: "A statement ran past its time limit." },
    });
    const list = (query: object) =>
      inOrganization(web, scope, (db) => listMetrics(db, scope, MetricFilter.parse(query)));
    const first = await list({});
    expect(first.counts).toEqual({
      ...{ all: 104, anomalous: 1, failed: 1, learning: 0, waiting: 101, normal: 1, disabled: 0 },
    });
    expect(first.rows.slice(0, 2).map(({ id, status }) => [id, status])).toEqual([
      [odd, "anomalous"],
      [failed, "failed"],
    ]);
    expect(first.rows[0]).toMatchObject({ reason: "It was 3.", point: { value: 3, isComparable: true } });
    const second = await list({ after: first.after });
    expect(second.after).toBe(null);
    expect(new Set([...first.rows, ...second.rows].map(({ id }) => id)).size).toBe(104);
    expect(second.rows.at(-1)?.id).toBe(calm);
    expect((await list({ job: odd })).rows.map(({ id }) => id)).toEqual([odd]);
    expect((await list({ q: "nothing like it", after: "%00" })).rows).toEqual([]);

    const mark = (word: string | null) => {
      const wish = PointMark.parse({ metricId: odd, capturedAt: at.toISOString(), mark: word });
      return inOrganization(web, scope, (db) => markPoint(db, scope, wish));
    };
    await mark("expected");
    const find = () => inOrganization(web, scope, (db) => findMetric(db, scope, odd));
    expect(await find()).toMatchObject({
      metric: { status: "normal", reason: `${scope.userName} called it expected.` },
      points: [{ value: 3, mark: "expected", markedByName: scope.userName }],
    });
    await mark(null);
    expect(await find()).toMatchObject({ metric: { status: "anomalous" }, points: [{ mark: null }] });
    const points = await inOrganization(web, scope, (db) => listPoints(db, scope, [odd, calm], 30));
    expect([points.get(odd)?.length, points.get(calm)?.length]).toEqual([1, 1]);
  });

  test("are nobody else's, with and without a filter, and go with their table", async ({ owner, web }) => {
    const setting = await createMeasuredTable(owner);
    const [id = ""] = await add(web, setting, { type: "row_count" });
    const capturedAt = await capture(owner, setting, id, 1);
    const stranger = await createOrganization(owner, { role: "owner" });
    const foreign = <T>(work: (db: Db) => Promise<T>) => inOrganization(web, stranger, work);
    for (const refused of [
      () => foreign((db) => findMetric(db, stranger, id)),
      () => foreign((db) => removeMetrics(db, stranger, [id])),
      () => foreign((db) => changeMetric(db, stranger, { id, isEnabled: false })),
      () =>
        foreign((db) =>
          markPoint(db, stranger, { metricId: id, capturedAt: capturedAt.toISOString(), mark: "wrong" }),
        ),
      () => foreign((db) => findMetricChoices(db, stranger, setting.assetId)),
    ])
      await expect(refused()).rejects.toMatchObject({ code: "not_found" });
    expect(await foreign((db) => db.metric.findMany())).toEqual([]);
    expect(await foreign((db) => db.metricPoint.findMany())).toEqual([]);
    await owner.asset.delete({ where: { id: setting.assetId } });
    expect([await owner.metric.count(), await owner.metricPoint.count()]).toEqual([0, 0]);
  });
});
