import { randomBytes } from "node:crypto";
import { expect, inject, test } from "vitest";
import { leastPrivilegeSql } from "#app/(console)/assets/_form/role-sql.ts";
import { onDatabase, queryOnce } from "#tests/support/server.ts";

const HOSTILE = `a"b'; --\n$`;

test("the statements on the form make a role that reads what is there and what comes, and changes nothing", async ({
  onTestFinished,
}) => {
  const cluster = inject("clusterUrl");
  const suffix = randomBytes(4).toString("hex");
  const [database, username, schema] = [`db a"b'${suffix}`, `role ${HOSTILE}${suffix}`, `schema ${HOSTILE}`];
  const quote = (name: string) => `"${name.replaceAll('"', '""')}"`;
  await queryOnce(cluster, `create database ${quote(database)}`);
  const url = onDatabase(cluster, encodeURI(database));
  onTestFinished(async () => {
    await queryOnce(cluster, `drop database ${quote(database)} with (force)`);
    await queryOnce(cluster, `drop role if exists ${quote(username)}`);
  });
  await queryOnce(
    url,
    `create schema ${quote(schema)}; create table ${quote(schema)}.before (id int);
    create table public.elsewhere (id int)`,
  );

  await queryOnce(url, leastPrivilegeSql({ username, database, schemas: [schema] }));
  await queryOnce(url, `create table ${quote(schema)}.after (id int)`);

  const rights = await queryOnce(
    url,
    `select c.relname as name, has_table_privilege($1, c.oid, 'SELECT') as reads,
       has_table_privilege($1, c.oid, 'INSERT, UPDATE, DELETE, TRUNCATE') as writes
     from pg_class c where c.relname in ('before', 'after', 'elsewhere') order by c.relname`,
    [username],
  );
  expect(rights).toEqual([
    { name: "after", reads: true, writes: false },
    { name: "before", reads: true, writes: false },
    { name: "elsewhere", reads: false, writes: false },
  ]);
  const [role] = await queryOnce(
    url,
    `select rolcanlogin as login, rolsuper or rolcreaterole or rolcreatedb or rolbypassrls as "isMighty",
       has_database_privilege($1, current_database(), 'CONNECT') as connects
     from pg_roles where rolname = $1`,
    [username],
  );
  expect(role).toEqual({ login: true, isMighty: false, connects: true });
});
