import { describe, expect } from "vitest";
import { inOrganization } from "#lib/db/client.ts";
import { foldTrends } from "#lib/jobs/durations/fold.ts";
import { foldFailures } from "#lib/jobs/failures/fold.ts";
import { JobFilter } from "#lib/jobs/filter.ts";
import { listJobs } from "#lib/jobs/queries.ts";
import { retryJob } from "#lib/jobs/retry.ts";
import { addCustomMetric } from "#lib/metrics/commands.ts";
import { CustomMetric, TrialStatement } from "#lib/metrics/schemas.ts";
import { tryStatement } from "#lib/metrics/trial.ts";
import { decideOnTags } from "#lib/tags/commands.ts";
import { makeRule } from "#tests/support/alerts.ts";
import { test } from "#tests/support/database.ts";
import { whileTableIsHeld } from "#tests/support/held-table.ts";
import { measure } from "#tests/support/metric-capture.ts";
import { readsOfTables } from "#tests/support/reads-of-tables.ts";

const SHOP = `
  create table orders (id int, amount numeric); insert into orders select n, n from generate_series(1, 50) n; analyze orders;
  create table fresh (id int); create view seen as select * from orders;
  create schema old; create table old.orders (id int)`;

type Setting = Awaited<ReturnType<typeof measure>>;

async function addOwn(
  web: Parameters<typeof measure>[0]["web"],
  setting: Setting,
  name: string,
  sql: string,
) {
  const { scope } = setting;
  const wish = CustomMetric.parse({ assetId: await setting.assetOf("public.orders"), name, sql });
  return inOrganization(web, scope, (db) => addCustomMetric(db, scope, wish));
}

describe("a statement of a person's own", () => {
  test("is kept as a metric, and one that fails says why without a value and takes no other with it", async ({
    owner,
    worker,
    web,
  }) => {
    const setting = await measure({ owner, worker, web }, SHOP);
    await addOwn(web, setting, "Sum", "select sum(amount) from orders where id > 10");
    await addOwn(web, setting, "Broken", "select sum(amount) / sum(id - id) from orders");
    await addOwn(web, setting, "Rows", "select amount from orders");
    await addOwn(web, setting, "Unknown", "select count(*) from nowhere");
    await addOwn(web, setting, "Seen", "select count(*) from seen where id < 3");
    const job = await setting.capture();
    expect(job.message).toBe("5 metrics on 1 table: none anomalous, 2 learning, 3 failed");
    const found = (await setting.list()).map(({ name, point, fault, reason }) => [
      ...[name, point?.value ?? `${fault}: ${reason}`],
    ]);
    expect(Object.fromEntries(found)).toEqual({
      Sum: 1_220,
      Broken: "unsupported/value: A value could not be computed with.",
      Rows: "unsupported/answer: It answers with more than one row. Select one number in one row.",
      Unknown: "refused: There is no table or view nowhere that Tidewatch has discovered.",
      Seen: 2,
    });
  });

  test("fails its capture where nothing came of it, and not where we refused to ask", async ({
    owner,
    worker,
    web,
  }) => {
    const setting = await measure({ owner, worker, web }, SHOP);
    await addOwn(web, setting, "Unknown", "select count(*) from nowhere");
    expect(await setting.capture()).toMatchObject({
      ...{ status: "completed", message: "1 metric on 1 table: none anomalous, 1 failed" },
      detail: {
        result: {
          problems: [
            "1 metric was not captured (custom sql of public.orders): There is no table or view nowhere that Tidewatch has discovered.",
          ],
        },
      },
    });
    await addOwn(web, setting, "Broken", "select sum(amount) / sum(id - id) from orders");
    expect(await setting.capture()).toMatchObject({
      ...{ status: "failed", errorCode: "UNSUPPORTED/value" },
      message: "None of 2 metrics could be captured. A value could not be computed with.",
    });
  });

  test("is tried by a job that keeps nothing but its answer and its cost, and says what is wrong with it", async ({
    owner,
    worker,
    web,
  }) => {
    const setting = await measure({ owner, worker, web }, SHOP);
    const { scope } = setting;
    await setting.add("orders", { type: "row_count" });
    const assetId = await setting.assetOf("public.orders");
    const attempt = async (sql: string) => {
      const wish = TrialStatement.parse({ assetId, sql });
      const { id } = await inOrganization(web, scope, (db) => tryStatement(db, scope, wish));
      return setting.run(id);
    };
    const good = await attempt("select avg(amount) from orders");
    expect(good).toMatchObject({
      status: "completed",
      message: expect.stringContaining("answers with 25.5, at a cost of"),
    });
    expect(good.detail.result).toMatchObject({ value: 25.5, cost: expect.any(Number) });
    const bad = await attempt("select 1 / (amount - amount) from orders limit 1");
    expect(bad).toMatchObject({ status: "failed", errorCode: "UNSUPPORTED/value" });
    expect(await attempt("select count(*) from nowhere")).toMatchObject({
      errorCode: "INVALID_CONFIG/statement",
    });
    expect(await owner.metricPoint.count()).toBe(0);
    expect(await owner.metric.findFirst()).toMatchObject({ checkedAt: null, jobId: null });

    const member = { ...scope, role: "member" as const };
    await expect(
      inOrganization(web, member, (db) => tryStatement(db, member, { assetId, sql: "select 1" })),
    ).rejects.toMatchObject({ code: "forbidden" });
    await expect(inOrganization(web, member, (db) => retryJob(db, member, bad.id))).rejects.toMatchObject({
      code: "forbidden",
    });
    const { id: again } = await inOrganization(web, scope, (db) => retryJob(db, scope, bad.id));
    expect(await setting.run(again)).toMatchObject({ status: "failed", errorCode: "UNSUPPORTED/value" });
  });
});

test("the trial of a statement is told to nobody but who tried it: no event, no trend, no cause, and no past of a capture", async ({
  owner,
  worker,
  web,
}) => {
  const setting = await measure({ owner, worker, web }, SHOP);
  const { scope } = setting;
  await makeRule(web, scope, { kinds: ["job_failed", "job_recovered", "job_slow", "job_fast", "job_stuck"] });
  const assetId = await setting.assetOf("public.orders");
  const attempt = async (sql: string) => {
    const { id } = await inOrganization(web, scope, (db) => tryStatement(db, scope, { assetId, sql }));
    return setting.run(id);
  };
  expect(await attempt("select count(*) from nowhere")).toMatchObject({ status: "failed" });
  expect(await attempt("select count(*) from orders")).toMatchObject({ status: "completed" });
  await setting.add("orders", { type: "row_count" });
  const capture = await setting.capture({ assetId });
  expect(capture).toMatchObject({ status: "completed" });
  await foldTrends(worker);
  await foldFailures(worker);
  expect(await owner.alertEvent.count({ where: { assetId } })).toBe(0);
  expect(await owner.jobDay.findMany({ where: { assetId } })).toMatchObject([{ completed: 1, failed: 0 }]);
  expect(await owner.jobFailureGroup.count()).toBe(0);
  const { rows } = await inOrganization(web, scope, (db) =>
    listJobs(db, scope, JobFilter.parse({ asset: assetId })),
  );
  expect(rows.map(({ type, status }) => `${type} ${status}`)).toEqual([
    "metric_capture completed",
    "metric_trial completed",
    "metric_trial failed",
  ]);
});

test("a capture keeps nothing of a column that is tagged as personal while it runs", async ({
  owner,
  worker,
  web,
}) => {
  const setting = await measure(
    { owner, worker, web },
    "create table held (id int); create table person (id int, birth_year int)",
    "insert into person values (1, 1980)",
  );
  const { target, scope } = setting;
  await setting.add("held", { type: "row_count" });
  await setting.add("person", { type: "max", columnName: "birth_year" });
  const assetId = await setting.assetOf("public.person");
  const tag = () =>
    inOrganization(web, scope, (db) =>
      decideOnTags(db, scope, [{ assetId, column: "birth_year", tag: "pii:age" }], "added"),
    );
  await whileTableIsHeld(target, { table: "held", job: () => setting.capture(), meanwhile: tag });
  expect(await owner.metricPoint.findMany({ include: { metric: true } })).toMatchObject([
    { metric: { type: "row_count" } },
  ]);
});

test("where a source shows its structure alone, no statement looks at a table, and row counts are the server's own estimate", async ({
  owner,
  worker,
  web,
}) => {
  const setting = await measure({ owner, worker, web }, SHOP);
  const { sourceId, target, scope } = setting;
  await setting.add("orders", { type: "row_count" }, { type: "mean", columnName: "amount" });
  await setting.add("fresh", { type: "row_count" });
  await addOwn(web, setting, "Own", "select count(*) from orders");
  await owner.source.update({ where: { id: sourceId }, data: { accessLevel: "schema_only" } });
  const before = await readsOfTables(target);
  const job = await setting.capture();
  expect(job.message).toBe("4 metrics on 2 tables: none anomalous, 1 learning, 3 failed");
  const assetId = await setting.assetOf("public.orders");
  const { id } = await inOrganization(web, scope, (db) =>
    tryStatement(db, scope, { assetId, sql: "select count(*) from orders" }),
  );
  expect(await setting.run(id)).toMatchObject({ status: "failed", errorCode: "INVALID_CONFIG/statement" });
  expect(await readsOfTables(target)).toEqual(before);
  const rows = await setting.list();
  expect(rows.filter(({ fault }) => fault === "schema_only")).toHaveLength(3);
  expect(rows.find(({ fault }) => fault === null)).toMatchObject({
    ...{ type: "row_count", tableName: "orders", point: { value: 50, method: "estimated" } },
  });
});
