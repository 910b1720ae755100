import { randomUUID } from "node:crypto";
import { chmodSync, cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { test as base, describe, expect } from "vitest";
import { connect } from "#lib/db/client.ts";
import { startEmbedded } from "#lib/db/embedded.ts";
import { migrate } from "#lib/db/migrate.ts";
import { complete } from "#lib/jobs/transitions/end.ts";
import { newJob } from "#tests/support/engine.ts";
import { onDatabase, queryOnce } from "#tests/support/server.ts";

const MIGRATIONS = join(import.meta.dirname, "..", "..", "prisma", "migrations");
const ROLES = "tidewatch_web, tidewatch_auth, tidewatch_worker";

/**
 * An empty database whose owner is no superuser and may create roles, on a server that has none of ours: what a host
 * gives. Roles belong to the whole server, so this file has one to itself.
 */
const test = base
  .extend("password", { scope: "file" }, (): string => randomUUID())
  .extend("cluster", { scope: "file" }, async ({ password }, { onCleanup }) => {
    const directory = mkdtempSync(join(tmpdir(), "tidewatch-host-"));
    chmodSync(directory, 0o755);
    const postgres = await startEmbedded({ directory, password, fast: true });
    onCleanup(async () => {
      await postgres.stop();
      rmSync(directory, { recursive: true, force: true });
    });
    return postgres.url;
  })
  .extend("url", async ({ cluster }, { onCleanup }) => {
    const name = `host_${randomUUID().slice(0, 8)}`;
    await queryOnce(cluster, `create role ${name} login createrole password 'host'`);
    await queryOnce(cluster, `create database ${name} owner ${name}`);
    onCleanup(async () => {
      await queryOnce(cluster, `drop database ${name} with (force)`);
      await queryOnce(cluster, `drop role if exists ${ROLES}`);
      await queryOnce(cluster, `drop role ${name}`);
    });
    const url = new URL(onDatabase(cluster, name));
    url.username = name;
    url.password = "host";
    return url.href;
  })
  .extend("migrations", async ({ task: _ }, { onCleanup }) => {
    const directory = mkdtempSync(join(tmpdir(), "tidewatch-migrations-"));
    cpSync(MIGRATIONS, directory, { recursive: true });
    onCleanup(() => rmSync(directory, { recursive: true, force: true }));
    return directory;
  });

function add(migrations: string, name: string, sql: string): void {
  mkdirSync(join(migrations, name));
  writeFileSync(join(migrations, name, "migration.sql"), sql);
}

test("an owner who is no superuser can migrate, and again there is nothing to do", async ({ url }) => {
  expect(await migrate(url)).toContain("graphile_worker");
  expect(await migrate(url)).toEqual([]);
});

test("an owner who is no superuser deletes an organization, and no row of it stays", async ({ url }) => {
  await migrate(url);
  const worker = connect(url, "tidewatch_worker");
  const { scope, take } = await newJob(worker, worker);
  await complete(worker, await take(), { message: "Done." });
  const tables = await worker.$queryRaw<{ name: string }[]>`
    select table_name as name from information_schema.columns
    where table_schema = 'public' and column_name = 'organization_id'`;
  const rows = async () => {
    const counts = tables.map(({ name }) =>
      worker.$queryRawUnsafe<{ n: number }[]>(`select 1 as n from ${name}`),
    );
    return (await Promise.all(counts)).flat().length;
  };
  expect(await rows()).toBeGreaterThan(5);
  await queryOnce(
    url,
    `begin; set local app.organization_id = '${scope.organizationId}'; delete from organization; commit`,
  );
  expect(await rows()).toBe(0);
  await worker.$disconnect();
});

test("whoever deletes an organization and sees no row of it leaves no asset and no part of one", async ({
  url,
}) => {
  await migrate(url);
  const worker = connect(url, "tidewatch_worker");
  const { scope } = await newJob(worker, worker);
  const { organizationId } = scope;
  const { id: sourceId } = await worker.source.findFirstOrThrow({ where: { organizationId } });
  const at = { organizationId, sourceId, kind: "table", schemaName: "public" };
  const { id: assetId } = await worker.asset.create({ data: { ...at, name: "t", objectId: 1n } });
  await worker.assetTrigger.create({
    data: { assetId, organizationId, name: "g", hash: "0", isEnabled: true },
  });
  const relationship = { columns: ["a"], referencedAssetId: assetId, referencedColumns: ["id"], reasons: [] };
  await worker.assetRelationship.create({
    data: { ...relationship, assetId, organizationId, sourceId, confidence: 0.5, jobId: randomUUID() },
  });
  const auth = connect(url, "tidewatch_auth");
  await auth.$executeRaw`delete from organization`;
  const left = [worker.asset.count(), worker.assetTrigger.count(), worker.assetRelationship.count()];
  expect(await Promise.all(left)).toEqual([0, 0, 0]);
  await Promise.all([auth.$disconnect(), worker.$disconnect()]);
});

test("an owner whose roles were made for another database of the server can migrate", async ({
  url,
  cluster,
}) => {
  await migrate(url);
  const owner = new URL(url).username;
  await queryOnce(cluster, `create database ${owner}_2 owner ${owner}`);
  expect(await migrate(onDatabase(url, `${owner}_2`))).toContain("graphile_worker");
  await queryOnce(cluster, `drop database ${owner}_2 with (force)`);
});

test("an owner who made the roles by hand can migrate", async ({ url }) => {
  for (const role of ROLES.split(", ")) await queryOnce(url, `create role ${role} nologin`);
  expect(await migrate(url)).toContain("graphile_worker");
});

test("an owner who was given the roles by their maker can migrate", async ({ url, cluster }) => {
  const owner = new URL(url).username;
  for (const role of ROLES.split(", ")) await queryOnce(cluster, `create role ${role} nologin`);
  await queryOnce(cluster, `grant ${ROLES} to ${owner}`);
  expect(await migrate(url)).toContain("graphile_worker");
});

test("the queue belongs to the worker, which may create nothing afterwards", async ({ url }) => {
  await migrate(url);
  const [row] = await queryOnce(
    url,
    `select pg_get_userbyid(nspowner) as owner,
       has_database_privilege('tidewatch_worker', current_database(), 'create') as may_create
     from pg_namespace where nspname = 'graphile_worker'`,
  );
  expect(row).toEqual({ owner: "tidewatch_worker", may_create: false });
});

test("several starts at once apply everything once", async ({ url }) => {
  const applied = await Promise.all([migrate(url), migrate(url), migrate(url)]);
  expect(applied.filter((names) => names.length > 0)).toHaveLength(1);
});

test("a migration that fails leaves nothing behind and can be tried again", async ({ url, migrations }) => {
  add(migrations, "29990101000000_wrong", "create table half (id int); select 1 / 0;");
  await expect(migrate(url, migrations)).rejects.toThrow(/29990101000000_wrong failed: division by zero/);
  expect(await queryOnce(url, "select to_regclass('half') as half")).toEqual([{ half: null }]);
  writeFileSync(join(migrations, "29990101000000_wrong", "migration.sql"), "create table whole (id int);");
  expect(await migrate(url, migrations)).toContain("29990101000000_wrong");
});

test("a migration that is killed half-way leaves nothing behind and can be tried again", async ({
  url,
  cluster,
  migrations,
}) => {
  add(migrations, "29990101000000_slow", "create table half (id int); select pg_sleep(60);");
  const killed = migrate(url, migrations).catch((reason: Error) => reason.message);
  await expect
    .poll(
      () =>
        queryOnce(
          cluster,
          `select pg_terminate_backend(pid) from pg_stat_activity
           where datname = $1 and wait_event = 'PgSleep'`,
          [new URL(url).username],
        ),
      { timeout: 20_000 },
    )
    .toHaveLength(1);
  expect(await killed).toMatch(/29990101000000_slow failed/);
  expect(await queryOnce(url, "select to_regclass('half') as half")).toEqual([{ half: null }]);
  writeFileSync(join(migrations, "29990101000000_slow", "migration.sql"), "create table whole (id int);");
  expect(await migrate(url, migrations)).toContain("29990101000000_slow");
});

describe("a migration of a table that somebody holds", () => {
  const prepare = async (url: string, migrations: string) => {
    await migrate(url, migrations);
    await queryOnce(url, "create table busy (id int)");
    add(migrations, "29990101000000_busy", "alter table busy add column more int;");
    const holder = new pg.Client({ connectionString: url, application_name: "a long report" });
    await holder.connect();
    await holder.query("begin; select from busy");
    return holder;
  };

  test("lets those by who come after it, and is done once the table is free", async ({ url, migrations }) => {
    const holder = await prepare(url, migrations);
    const migrating = migrate(url, migrations, { waitMs: 50, pausesMs: Array(400).fill(20) });
    await expect.poll(() => queryOnce(url, WAITING)).toHaveLength(1);
    expect(await queryOnce(url, "select id from busy")).toEqual([]);
    await holder.end();
    expect(await migrating).toEqual(["29990101000000_busy"]);
  });

  test("says in the end who holds it, and leaves nothing behind", async ({ url, migrations }) => {
    const holder = await prepare(url, migrations);
    const refused = await migrate(url, migrations, { waitMs: 500, pausesMs: [1] }).catch(
      (error: Error) => error.message,
    );
    expect(refused).toMatch(
      /29990101000000_busy failed: what it changes stayed locked by process \d+ of host_\w+ \(a long report, idle in transaction, since .*Nothing of it was kept/,
    );
    await holder.end();
    expect(await migrate(url, migrations)).toEqual(["29990101000000_busy"]);
  });
});

const WAITING =
  "select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'";

test("a migration that Prisma's own command left unfinished is refused by name", async ({
  url,
  migrations,
}) => {
  add(migrations, "29990101000000_later", "create table later (id int);");
  await migrate(url, migrations);
  await queryOnce(
    url,
    "update _prisma_migrations set finished_at = null where migration_name like '%_later'",
  );
  await expect(migrate(url, migrations)).rejects.toThrow(/29990101000000_later was not finished/);
});

test("a migration that was edited afterwards is refused by name", async ({ url, migrations }) => {
  add(migrations, "29990101000000_later", "create table later (id int);");
  await migrate(url, migrations);
  writeFileSync(join(migrations, "29990101000000_later", "migration.sql"), "create table other (id int);");
  await expect(migrate(url, migrations)).rejects.toThrow(/29990101000000_later was edited/);
});

test("a user who may not create roles is told what to run", async ({ url, cluster }) => {
  const name = new URL(url).username;
  await queryOnce(cluster, `alter role ${name} nocreaterole`);
  await expect(migrate(url)).rejects.toThrow(`alter role "${name}" createrole;`);
  await queryOnce(cluster, `alter role ${name} createrole`);
  await migrate(url);
  await queryOnce(cluster, `alter role ${name} nocreaterole`);
  expect(await migrate(url)).toEqual([]);
});

test("a wrong password is one sentence without the password", async ({ url }) => {
  const wrong = new URL(url);
  wrong.password = "not-the-password";
  const error = await migrate(wrong.href).catch((reason: Error) => reason.message);
  expect(error).toMatch(/cannot be reached: password authentication failed/);
  expect(error).not.toContain("not-the-password");
});
