import { expect } from "vitest";
import { test } from "#tests/support/database.ts";
import { createTarget } from "#tests/support/discovery.ts";
import { createSource } from "#tests/support/engine.ts";
import { edgesInWords } from "#tests/support/lineage-words.ts";
import { createOrganization } from "#tests/support/organization.ts";
import { discover, extractLineage } from "#tests/support/run-discovery.ts";
import { settingsFor } from "#tests/support/target-connection.ts";

const SHOP = `
  create schema sales; create schema hidden;
  create table sales.orders (id int primary key, net numeric, tax numeric, gross numeric generated always as (net + tax) stored);
  create table hidden.rates (code text, rate numeric);
  create view sales.totals as select sum(gross) as total from sales.orders where id > 10;
  create view sales.reports as select t.total, r.rate from sales.totals t, hidden.rates r`;

test("an extraction stores what flows where, writes nothing when nothing changed, and says what came and went", async ({
  owner,
  worker,
}) => {
  const target = await createTarget(SHOP);
  const scope = await createOrganization(owner);
  const sourceId = await createSource(owner, scope);
  const settings = settingsFor(target);
  const config = { includedSchemas: ["sales"] };
  await discover({ owner, worker }, scope, sourceId, settings, config);
  const run = () => extractLineage({ owner, worker }, scope, sourceId, settings, config);
  const words = () => edgesInWords(owner, sourceId);

  const first = await run();
  expect(first).toMatchObject({
    status: "completed",
    message: "2 views, 4 column flows: 5 added, 0 removed; 1 table outside of what is discovered",
  });
  const told = [
    "orders.gross → totals.total value checked",
    "orders.id → totals. filter checked",
    "orders.net → orders.gross value generated",
    "orders.tax → orders.gross value generated",
    "totals.total → reports.total value checked",
  ];
  expect(await words()).toEqual(told);
  expect(await owner.lineageChange.count({ where: { sourceId } })).toBe(0);

  const before = await owner.$queryRaw`select id, xmin::text from lineage_edge order by id`;
  expect((await run()).message).toContain("no changes");
  expect(await owner.$queryRaw`select id, xmin::text from lineage_edge order by id`).toEqual(before);

  await target.sql(
    "create or replace view sales.totals as select sum(net) as total from sales.orders where id > 10",
  );
  const changed = await run();
  expect(changed.message).toContain("1 added, 1 removed");
  const changes = await owner.lineageChange.findMany({
    where: { jobId: changed.id },
    orderBy: { isAdded: "asc" },
  });
  expect(changes).toMatchObject([
    {
      isAdded: false,
      fromName: "sales.orders",
      fromColumn: "gross",
      toName: "sales.totals",
      toColumn: "total",
    },
    { isAdded: true, fromName: "sales.orders", fromColumn: "net", toName: "sales.totals", toColumn: "total" },
  ]);
  expect(await words()).toContain("orders.net → totals.total value checked");
});
