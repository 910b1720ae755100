import { expect } from "vitest";
import type { Scope } from "#lib/auth/scope.ts";
import { inOrganization } from "#lib/db/client.ts";
import { getJobDetails } from "#lib/jobs/details/job-details.ts";
import { HANDLERS } from "#lib/jobs/handlers.ts";
import { JOB_KINDS } from "#lib/jobs/kinds.ts";
import { runJob } from "#lib/jobs/run.ts";
import { startImport } from "#lib/lineage/imports.ts";
import { dropOldImports, listImports, removeImport } from "#lib/lineage/imports-on-record.ts";
import { MOST_IMPORT_BYTES } from "#lib/lineage/views.ts";
import { test } from "#tests/support/database.ts";
import { createTarget } from "#tests/support/discovery.ts";
import { createEngine, createSource } from "#tests/support/engine.ts";
import { readJob } from "#tests/support/job-history.ts";
import { edgesInWords } from "#tests/support/lineage-words.ts";
import { createOrganization } from "#tests/support/organization.ts";
import { discover, extractLineage } from "#tests/support/run-discovery.ts";
import { settingsFor } from "#tests/support/target-connection.ts";

const text = (content: string) => new TextEncoder().encode(content);

test("an import is read by a job and its text let go, the next of its name replaces it, and its arrows go with it", async ({
  owner,
  worker,
  web,
}) => {
  const scope: Scope = await createOrganization(owner);
  const sourceId = await createSource(owner, scope);
  const { organizationId } = scope;
  for (const [name, columns] of [
    ["orders", ["id", "net"]],
    ["total", ["net"]],
  ] as const) {
    const { id } = await owner.asset.create({
      data: { organizationId, sourceId, kind: "table", schemaName: "public", name },
      select: { id: true },
    });
    await owner.assetColumn.createMany({
      data: columns.map((column, position) => ({
        ...{ assetId: id, organizationId, position: position + 1, name: column, type: "integer" },
        isNullable: true,
      })),
    });
  }
  const engine = await createEngine(worker, () => Promise.reject(new Error("Real handlers work here.")), {
    kinds: JOB_KINDS,
    handlers: HANDLERS,
    openSource: () => Promise.reject(new Error("An import needs no database.")),
  });
  const bring = async (name: string, kind: "sql" | "dbt", content: string) => {
    const { id } = await inOrganization(web, scope, (db) =>
      startImport(db, scope, { sourceId, kind, name, content: text(content) }),
    );
    await runJob(engine, id);
    return readJob(owner, id);
  };

  const first = await bring("nightly.sql", "sql", "insert into total select net from orders where id > 1");
  expect(first).toMatchObject({
    status: "completed",
    message: "nightly.sql with 1 statement, 1 column flow: 2 added, 0 removed",
  });
  const { configuration, settings } = await inOrganization(web, scope, (db) =>
    getJobDetails(db, scope, first.id),
  );
  expect(configuration).toContainEqual({ label: "Import", value: "nightly.sql" });
  expect(JSON.stringify(settings)).not.toContain("mport");
  const onRecord = () => inOrganization(web, scope, (db) => listImports(db, scope, sourceId));
  expect(await owner.lineageImport.findMany({ select: { content: true } })).toEqual([{ content: null }]);
  expect(await onRecord()).toMatchObject([
    { name: "nightly.sql", kind: "sql", isRead: true, arrows: 2, job: { shortId: first.shortId } },
  ]);
  await bring("weekly.sql", "sql", "insert into total select id from orders");
  expect(await edgesInWords(owner, sourceId)).toEqual([
    "orders.id → total. filter imported",
    "orders.id → total.net value imported",
    "orders.net → total.net value imported",
  ]);
  const again = await bring(
    "nightly.sql",
    "sql",
    "insert into total select net from orders; insert into gone select 1; call fill_up(); call fill_up()",
  );
  expect(again.message).toBe(
    "nightly.sql with 4 statements, not followed: 2 CALL, 1 table not known here, 1 column flow: 0 added, 1 removed",
  );
  expect(await edgesInWords(owner, sourceId)).toEqual([
    "orders.id → total.net value imported",
    "orders.net → total.net value imported",
  ]);

  const refused = await bring(
    "manifest.json",
    "dbt",
    '{"metadata": {"dbt_schema_version": "manifest/v1.json"}}',
  );
  expect(refused).toMatchObject({ status: "failed", errorCode: "INVALID_CONFIG/import" });
  expect(await onRecord()).toMatchObject([
    { name: "manifest.json", kind: "dbt", isRead: false, arrows: 0, job: { status: "failed" } },
    { name: "nightly.sql", isRead: true, arrows: 1, job: { shortId: again.shortId } },
    { name: "weekly.sql", isRead: true, arrows: 1 },
  ]);
  await owner.$executeRaw`update lineage_import set created_at = now() - interval '8 days'`;
  await dropOldImports(worker);
  const stays = await onRecord();
  expect(stays.map(({ name }) => name).sort()).toEqual(["nightly.sql", "weekly.sql"]);

  const nightly = stays.find(({ name }) => name === "nightly.sql")?.id ?? "";
  const remove = (by: Scope, id: string) => inOrganization(web, by, (db) => removeImport(db, by, id));
  await expect(remove({ ...scope, role: "member" }, nightly)).rejects.toThrow(/needs the role admin/);
  expect(await remove(scope, nightly)).toEqual({ name: "nightly.sql", arrows: 1 });
  await expect(remove(scope, nightly)).rejects.toThrow(/no such import/);
  expect(await edgesInWords(owner, sourceId)).toEqual(["orders.id → total.net value imported"]);

  const waiting = await inOrganization(web, scope, (db) =>
    startImport(db, scope, { sourceId, kind: "sql", name: "late.sql", content: text("select 1") }),
  );
  const [late] = await onRecord();
  expect(late).toMatchObject({ name: "late.sql", isRead: false, job: { status: "pending" } });
  await remove(scope, late?.id ?? "");
  expect(await readJob(owner, waiting.id)).toMatchObject({ status: "cancelled" });

  await expect(
    inOrganization(web, scope, (db) =>
      startImport(db, scope, {
        sourceId,
        kind: "sql",
        name: "pg_stat_statements",
        content: text("select 1"),
      }),
    ),
  ).rejects.toThrow(/Choose another name/);
  const whole = new Uint8Array(MOST_IMPORT_BYTES + 1);
  await expect(
    inOrganization(web, scope, (db) =>
      startImport(db, scope, { sourceId, kind: "dbt", name: "big", content: whole }),
    ),
  ).rejects.toThrow(/It has 33 MB, and 32 MB can be read/);
  const stranger = await createOrganization(owner);
  await expect(remove(stranger, stays[0]?.id ?? "")).rejects.toThrow(/no such import/);
  await expect(
    inOrganization(web, stranger, (db) =>
      startImport(db, stranger, { sourceId, kind: "sql", name: "theirs", content: text("select 1") }),
    ),
  ).rejects.toThrow(/no such asset/);
});

test("statements that a database ran are read without their values, and a database that keeps none says so", async ({
  owner,
  worker,
}) => {
  const scope = await createOrganization(owner);
  const sourceId = await createSource(owner, scope);
  const target = await createTarget(
    "create table orders (id int, net numeric); create table total (net numeric)",
  );
  const settings = settingsFor(target);
  await discover({ owner, worker }, scope, sourceId, settings);
  const run = () => extractLineage({ owner, worker }, scope, sourceId, settings, { fromStatistics: true });
  expect(await run()).toMatchObject({ status: "failed", errorCode: "NOT_FOUND/statistics" });

  await target.sql("create extension pg_stat_statements");
  await target.sql('/* {"app": "dbt"} */ insert into total select net from orders where id > 4711');
  await target.sql("-- nightly\ninsert into total select sum(net) from orders -- the whole");
  expect(await run()).toMatchObject({
    status: "completed",
    result: { added: 2, brought: { name: "pg_stat_statements" } },
  });
  await target.sql(`insert /* ${"long ".repeat(20_001)} */ into total select net from orders`);
  const { message } = (await run()) ?? {};
  expect(message).toContain("without 1 statement that is too long");
  expect(await owner.lineageImport.findMany()).toMatchObject([
    { kind: "statistics", name: "pg_stat_statements", content: null },
  ]);
  expect(await edgesInWords(owner, sourceId)).toEqual([
    "orders.id → total. filter imported",
    "orders.net → total.net value imported",
  ]);
});
