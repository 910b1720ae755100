import pg from "pg";
import { describe, expect, vi } from "vitest";
import { inOrganization } from "#lib/db/client.ts";
import { requestCancel } from "#lib/jobs/transitions/cancel.ts";
import { addCustomMetric, markPoint } from "#lib/metrics/commands.ts";
import { findMetric } from "#lib/metrics/queries.ts";
import { makeRule } from "#tests/support/alerts.ts";
import { test } from "#tests/support/database.ts";
import { statesOf } from "#tests/support/discovered-target.ts";
import { askFor } from "#tests/support/engine.ts";
import { measure } from "#tests/support/metric-capture.ts";

const ORDERS = `
  create table orders (id int primary key, amount numeric, placed_at timestamptz);
  insert into orders select n, n, now() - n * interval '6 hours' from generate_series(1, 200) n`;
const HUNDRED = [100, 101, 99, 100, 102, 98, 100, 101, 99, 100];

describe("a metric capture", () => {
  test("keeps a point of each metric with how it was come by, and says what it is still learning", async ({
    owner,
    worker,
    web,
  }) => {
    const setting = await measure({ owner, worker, web }, ORDERS, "create table empty (id int, x float8)");
    await setting.add(
      "orders",
      { type: "row_count" },
      ...["mean", "max", "null_percent", "distinct_count"].map((type) => ({ type, columnName: "amount" })),
      { type: "percentile", columnName: "amount", percentile: 90 },
    );
    await setting.add("empty", { type: "row_count" }, { type: "mean", columnName: "x" });
    const job = await setting.capture();
    expect(job).toMatchObject({
      status: "completed",
      message: "8 metrics on 2 tables: none anomalous, 7 learning",
    });
    expect(job.detail.result).toMatchObject({
      ...{ metrics: 8, tables: 2, approximate: 0 },
      counts: { anomalous: 0, normal: 0, learning: 7, empty: 1, failed: 0 },
    });
    const rows = await setting.list();
    expect(rows.map(({ type, point }) => [type, point?.value, point?.method, point?.state])).toEqual(
      expect.arrayContaining([
        ["row_count", 200, "exact", "learning"],
        ["mean", 100.5, "exact", "learning"],
        ["max", 200, "exact", "learning"],
        ["null_percent", 0, "exact", "learning"],
        ["distinct_count", 200, "exact", "learning"],
        ["percentile", 180.1, "exact", "learning"],
        ["row_count", 0, "exact", "learning"],
        ["mean", null, "exact", "empty"],
      ]),
    );
    expect(rows.find(({ type, tableName }) => tableName === "empty" && type === "mean")).toMatchObject({
      ...{ status: "normal", reason: "There was no value to compute it from.", fault: null, jobId: job.id },
    });
    const one = await setting.capture({ assetId: await setting.assetOf("public.empty") });
    expect(one.message).toBe("2 metrics on 1 table: none anomalous, 1 learning");
    expect((await setting.capture({ assetId: await setting.assetOf("public.orders") })).id).not.toBe(one.id);
    expect(await owner.metricPoint.count()).toBe(16);
  });

  test("tells a value that is unlike its own past, and tells a rule that listens once", async ({
    owner,
    worker,
    web,
  }) => {
    const setting = await measure({ owner, worker, web }, ORDERS);
    await makeRule(web, setting.scope, { kinds: "metric_anomaly" });
    const [id = ""] = await setting.add("orders", { type: "row_count" });
    await setting.remember(id, HUNDRED);
    const job = await setting.capture();
    expect(job.message).toBe("1 metric on 1 table: 1 anomalous");
    const [row] = await setting.list();
    expect(row).toMatchObject({
      status: "anomalous",
      reason: expect.stringMatching(
        /^200 is above the \d+ to \d+ expected, by [\d.]+ robust deviations; from 10 points\.$/,
      ),
      point: { expected: expect.closeTo(100, 0), score: expect.any(Number), jobId: job.id },
    });
    await setting.capture();
    const events = await owner.alertEvent.findMany({ where: { kind: "metric_anomaly" } });
    expect(events).toMatchObject([
      { jobId: job.id, severity: "warning", facts: { metric: "row count", sentence: row?.reason } },
    ]);
  });

  test("counts what a person called expected, and nothing that they called wrong", async ({
    owner,
    worker,
    web,
  }) => {
    const setting = await measure({ owner, worker, web }, ORDERS);
    const { scope } = setting;
    const [id = ""] = await setting.add("orders", { type: "row_count" });
    const mark = async (place: number, word: "expected" | "wrong" | null) => {
      const { points } = await inOrganization(web, scope, (db) => findMetric(db, scope, id));
      const { capturedAt = "" } = points[place] ?? {};
      await inOrganization(web, scope, (db) =>
        markPoint(db, scope, { metricId: id, capturedAt, mark: word }),
      );
    };
    const judged = async () => {
      await setting.capture();
      const [row] = await setting.list();
      await owner.metricPoint.deleteMany({ where: { jobId: { not: id } } });
      return row?.reason;
    };
    await setting.remember(id, [...HUNDRED.slice(0, 5), 200]);
    await setting.remember(id, [200], {
      state: "anomalous",
      score: 40,
      capturedAt: new Date(Date.now() - 60_000),
    });
    expect(await judged()).toBe("Learning: 6 of the 7 earlier values that it needs are there.");
    await mark(6, "expected");
    expect(await judged()).toContain("from 7 points.");
    await mark(5, "wrong");
    expect(await judged()).toBe("Learning: 6 of the 7 earlier values that it needs are there.");
    await mark(5, null);
    expect(await judged()).toContain("from 7 points.");
  });

  test("compares exact values with exact ones alone", async ({ owner, worker, web }) => {
    const setting = await measure({ owner, worker, web }, ORDERS);
    const [id = ""] = await setting.add("orders", { type: "row_count" });
    await setting.remember(id, HUNDRED, { method: "sampled" });
    await setting.capture();
    const [row] = await setting.list();
    expect(row?.reason).toBe("Learning: 0 of the 7 earlier values that it needs are there.");
  });

  test("samples a table that costs more than it may, and says so of each point", async ({
    owner,
    worker,
    web,
  }) => {
    const setting = await measure(
      { owner, worker, web },
      "create table big as select n as id, n % 10 as few from generate_series(1, 300000) n; analyze big",
    );
    await setting.add("big", { type: "row_count" }, { type: "mean", columnName: "few" });
    const job = await setting.capture({ config: { mostCost: 2_000 } });
    expect(job.detail.result).toMatchObject({ approximate: 2 });
    const rows = await setting.list();
    expect(rows.map(({ point }) => point?.method)).toEqual(["sampled", "sampled"]);
  });

  test("counts the rows of days before by when they were written, where somebody says by what", async ({
    owner,
    worker,
    web,
  }) => {
    const setting = await measure({ owner, worker, web }, ORDERS);
    const [id = ""] = await setting.add("orders", { type: "row_count", backfillColumn: "placed_at" });
    await setting.capture();
    const { scope } = setting;
    const { metric, points } = await inOrganization(web, scope, (db) => findMetric(db, scope, id));
    expect(points).toHaveLength(31);
    expect(points[0]).toMatchObject({
      isBackfilled: true,
      value: 81,
      reason: "Counted afterwards, by placed_at.",
    });
    expect(metric).toMatchObject({ status: "normal", point: { value: 200, isBackfilled: false } });
    await setting.capture();
    expect(await owner.metricPoint.count()).toBe(32);
  });

  test("goes on without what it cannot read in time, what is gone, and what gives somebody away by now", async ({
    owner,
    worker,
    web,
  }) => {
    const setting = await measure(
      { owner, worker, web },
      ORDERS,
      "create table held (id int)",
      "create table person (id int, birth_year int, gone int)",
      "insert into person values (1, 1980, 1)",
    );
    const { target, scope, sourceId } = setting;
    await setting.add("orders", { type: "row_count" });
    await setting.add("held", { type: "row_count" });
    const [max = ""] = await setting.add(
      "person",
      ...["birth_year", "gone"].map((columnName) => ({ type: "max", columnName })),
    );
    await setting.capture();
    expect(await owner.metricPoint.count({ where: { metricId: max } })).toBe(1);
    const assetId = await setting.assetOf("public.person");
    await owner.assetTag.create({
      data: {
        ...{ assetId, organizationId: scope.organizationId, sourceId, columnName: "birth_year" },
        ...{ tag: "pii:age", level: "confirmed", confidence: 1 },
      },
    });
    expect(await owner.metricPoint.count({ where: { metricId: max } })).toBe(0);
    await owner.assetColumn.deleteMany({ where: { assetId, name: "gone" } });
    const client = new pg.Client({ connectionString: target.url });
    await client.connect();
    await client.query("begin; lock table held in access exclusive mode");
    try {
      const job = await setting.capture({ config: { timeLimitSeconds: 10 } });
      expect(job.message).toBe("4 metrics on 3 tables: none anomalous, 1 learning, 3 failed");
      expect(job.detail.result).toMatchObject({
        problems: expect.arrayContaining([
          "1 metric was not captured (row count of public.held): Another session held a lock on what had to be read for too long.",
        ]),
      });
    } finally {
      await client.end();
    }
    const reasons = (await setting.list()).map(({ tableName, columnName, status, reason }) => [
      ...[[tableName, columnName].filter(Boolean).join("."), status, reason],
    ]);
    expect(reasons).toEqual([
      ["held", "failed", "Another session held a lock on what had to be read for too long."],
      [
        "person.birth_year",
        "failed",
        "birth_year is personal or highly sensitive by now: none of its values is kept.",
      ],
      ["person.gone", "failed", "There is no column gone any more."],
      ["orders", "learning", "Learning: 1 of the 7 earlier values that it needs are there."],
    ]);
    expect(await owner.metricPoint.count({ where: { metricId: max } })).toBe(0);
  });

  test("passes over a table that is gone, which is monitored again once it is back", async ({
    owner,
    worker,
    web,
  }) => {
    const setting = await measure({ owner, worker, web }, ORDERS);
    const { target, scope } = setting;
    await setting.add("orders", { type: "row_count" });
    const state = async () => (await statesOf(owner, scope))["public.orders"];
    await target.sql("drop table orders");
    await setting.discover();
    expect(await state()).toBe("archived");
    expect((await setting.capture()).message).toBe("No metric was due");
    await target.sql("create table orders (id int)");
    await setting.discover();
    expect(await state()).toBe("monitored");
    expect((await setting.capture()).message).toBe("1 metric on 1 table: none anomalous, 1 learning");
  });

  test("leaves out of a schedule's slot what was captured a short while ago", async ({
    owner,
    worker,
    web,
  }) => {
    const setting = await measure({ owner, worker, web }, ORDERS);
    const { scope, sourceId } = setting;
    await setting.add(
      "orders",
      { type: "row_count" },
      { type: "max", columnName: "id", intervalSeconds: 86_400 },
    );
    const slot = async () => {
      const asked = { type: "metric_capture", trigger: "schedule" } as const;
      return (await setting.run((await askFor(worker, scope, sourceId, asked)).id)).message;
    };
    expect(await slot()).toBe("2 metrics on 1 table: none anomalous, 2 learning");
    expect(await slot()).toBe("1 metric on 1 table: none anomalous, 1 learning");
    expect((await setting.capture()).message).toBe("2 metrics on 1 table: none anomalous, 2 learning");
    await owner.metric.updateMany({ data: { isEnabled: false } });
    expect((await setting.capture()).message).toBe("No metric was due");
  });

  test("stops on the server when it is cancelled, and keeps nothing", async ({ owner, worker, web }) => {
    const setting = await measure({ owner, worker, web }, ORDERS, "analyze orders");
    const { scope, sourceId, target } = setting;
    const wish = { assetId: await setting.assetOf("public.orders"), sensitivity: 3.5, intervalSeconds: null };
    const sql = "select count(*) from orders a, orders b, orders c, orders d where a.id + b.id + c.id < d.id";
    await inOrganization(web, scope, (db) => addCustomMetric(db, scope, { ...wish, name: "Slow", sql }));
    const { id } = await askFor(worker, scope, sourceId, {
      type: "metric_capture",
      config: { mostCost: 1e9 },
    });
    const running = setting.run(id);
    const underWay = async () =>
      target.sql(
        "select from pg_stat_activity where datname = current_database() and query like '%orders b%' and state = 'active' and pid <> pg_backend_pid()",
      );
    await vi.waitFor(async () => expect(await underWay()).toHaveLength(1), { timeout: 10_000 });
    await inOrganization(web, scope, (db) => requestCancel(db, scope, id));
    expect(await running).toMatchObject({ status: "cancelled" });
    expect(await underWay()).toEqual([]);
    expect(await owner.metricPoint.count()).toBe(0);
  });
});
