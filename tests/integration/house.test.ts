import { spawnSync } from "node:child_process";
import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect } from "vitest";
import { connect, inOrganization } from "#lib/db/client.ts";
import { test } from "#tests/support/database.ts";
import { createOrganization } from "#tests/support/organization.ts";

const ROOT = join(import.meta.dirname, "..", "..");
const ROLES = ["tidewatch_web", "tidewatch_auth", "tidewatch_worker"];

describe("row-level security", () => {
  test("binds every table that has an organization, its owner too", async ({ owner }) => {
    const open = await owner.$queryRaw`
      select c.relname
      from pg_class c join pg_namespace n on n.oid = c.relnamespace
      join pg_attribute a on a.attrelid = c.oid and a.attname = 'organization_id' and not a.attisdropped
      where n.nspname = 'public' and c.relkind in ('r', 'p')
        and not (c.relrowsecurity and c.relforcerowsecurity)`;
    expect(open).toEqual([]);
  });

  test("shows an organization its own rows alone when a filter is forgotten", async ({ owner, url }) => {
    const [acme, rival] = await Promise.all([
      createOrganization(owner, { name: "Acme" }),
      createOrganization(owner, { name: "Rival" }),
    ]);
    const web = connect(url, "tidewatch_web", { max: 2 });
    const reads = Array.from({ length: 16 }, async (_, index) => {
      const scope = index % 2 === 0 ? acme : rival;
      const [organizations, members] = await inOrganization(web, scope, (db) =>
        Promise.all([db.organization.findMany(), db.member.findMany()]),
      );
      return [...organizations.map(({ id }) => id), ...members.map((row) => row.organizationId)].every(
        (id) => id === scope.organizationId,
      );
    });
    expect(await Promise.all(reads)).toEqual(Array(16).fill(true));
    await web.$disconnect();
  });

  test("shows nothing where no organization was opened", async ({ owner, web }) => {
    await createOrganization(owner);
    expect(await web.organization.findMany()).toEqual([]);
    expect(await web.member.findMany()).toEqual([]);
  });

  test("lets the web read a table only by its organization, or by a membership in it", async ({ owner }) => {
    const readable = await owner.$queryRaw<{ table: string; rules: string[] }[]>`
      select c.relname as table, array(
          select distinct pg_get_expr(p.polqual, p.polrelid) from pg_policy p
          where p.polrelid = c.oid and p.polqual is not null
            and (p.polroles = '{0}' or 'tidewatch_web'::regrole = any(p.polroles))) as rules
      from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where n.nspname = 'public' and c.relkind in ('r', 'p') and has_any_column_privilege('tidewatch_web', c.oid, 'select')`;
    const own = "= ( SELECT current_organization() AS current_organization))";
    const member = /^\(EXISTS \( SELECT 1\s+FROM member\s+WHERE \(member\.user_id = /;
    const open = readable.filter(
      ({ table, rules }) =>
        table !== "worker" && // the machines belong to nobody
        (rules.length === 0 || !rules.every((rule) => rule.endsWith(own) || member.test(rule))),
    );
    expect(open).toEqual([]);
    expect(readable.length).toBeGreaterThan(10);
  });

  test("cannot be stepped around: no process is superuser, owner or exempt", async ({ owner }) => {
    const strong = await owner.$queryRaw`
      select rolname from pg_roles
      where rolname = any(${ROLES}) and (rolsuper or rolbypassrls or rolcreaterole or rolcreatedb or rolcanlogin)`;
    expect(strong).toEqual([]);
    const owned = await owner.$queryRaw`
      select c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where n.nspname = 'public' and c.relkind in ('r', 'p', 'v', 'm') and pg_get_userbyid(c.relowner) = any(${ROLES})`;
    expect(owned).toEqual([]);
  });

  test("is not left by a view: none reads with its owner's rights", async ({ owner }) => {
    const open = await owner.$queryRaw`
      select c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where n.nspname = 'public' and c.relkind = 'v'
        and not coalesce('security_invoker=true' = any(c.reloptions) or 'security_invoker=on' = any(c.reloptions), false)`;
    expect(open).toEqual([]);
  });

  test("is not left by a function: those with their owner's rights pin their search path", async ({
    owner,
  }) => {
    const open = await owner.$queryRaw`
      select p.proname from pg_proc p join pg_namespace n on n.oid = p.pronamespace
      where n.nspname = 'public' and p.prosecdef
        and not exists (select from unnest(p.proconfig) setting where setting like 'search_path=%')`;
    expect(open).toEqual([]);
  });
});

describe("the web role", () => {
  test("cannot read what opens anything", async ({ web }) => {
    for (const statement of [
      "select sealed_password from source_credential",
      "select sealed_secret from alert_destination",
      "select sealed_secret_before from alert_destination",
      "select sealed_password from mail_setting",
      "select sealed_key from language_model_key",
      "select * from account",
      "select token from session",
      "select * from verification",
      "select token_hash from instance_claim",
      "select * from graphile_worker._private_jobs",
    ]) {
      await expect(web.$queryRawUnsafe(statement), statement).rejects.toThrow(/permission denied/);
    }
  });

  test("leaves no record of a job out and takes none away", async ({ web }) => {
    for (const statement of [
      "delete from job",
      "delete from job_event",
      "update job_event set kind = kind",
    ]) {
      await expect(web.$executeRawUnsafe(statement), statement).rejects.toThrow(/permission denied/);
    }
  });
});

test("the schema of the client is the schema of the migrations", { timeout: 60_000 }, ({ url }) => {
  const program = join(ROOT, "node_modules", "prisma", "build", "index.js");
  const diff = [
    "migrate",
    "diff",
    "--from-config-datasource",
    "--to-schema",
    "prisma/schema.prisma",
    "--exit-code",
  ];
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, ...diff], {
    cwd: ROOT,
    encoding: "utf8",
    env: {
      ...process.env,
      DATABASE_URL: url,
      PRISMA_SCHEMA_ENGINE_BINARY: join(ROOT, "lib", "setup", "schema-engine.mjs"),
      CHECKPOINT_DISABLE: "1",
    },
  });
  expect(status === 0 ? "" : stdout + stderr).toBe("");
});

test("jobs are updated by transitions alone", () => {
  const files = globSync("{app,lib,workers}/**/*.{ts,tsx,sql}", { cwd: ROOT }).filter(
    (path) => !/\.test\.tsx?$|^lib\/db\/generated\//.test(path),
  );
  const writers = files.filter((path) => {
    const text = readFileSync(join(ROOT, path), "utf8");
    return /\bupdate\s+(only\s+)?("?public"?\.)?"?job"?\s|\.job\.(update|upsert)/i.test(text);
  });
  expect(writers).toContain("lib/jobs/transitions/end.ts");
  expect(writers.filter((path) => !path.startsWith("lib/jobs/transitions/"))).toEqual([]);
});
