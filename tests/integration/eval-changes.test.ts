import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import { splitStatements } from "#tests/eval/changes/statements.ts";

const BEFORE = `
  -- one; with a semicolon
  create type mood as enum ('calm', 'storm');
  create table customer (id int primary key, name text default 'a;b');
  create function two() returns int language sql begin atomic select case when true then 2 else 3 end; end;
  alter table customer owner to nobody_here;`;

function compare(after: string) {
  const directory = mkdtempSync(join(tmpdir(), "tidewatch-test-"));
  onTestFinished(() => rmSync(directory, { recursive: true }));
  const files = { before: join(directory, "before.sql"), after: join(directory, "after.sql") };
  writeFileSync(files.before, BEFORE);
  writeFileSync(files.after, after);
  const program = join(import.meta.dirname, "..", "eval", "changes.ts");
  const args = [program, "--before", files.before, "--after", files.after, "--json"];
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { encoding: "utf8" });
  if (status !== 0) throw new Error(stderr);
  return JSON.parse(stdout);
}

describe("the evaluation of changes", { timeout: 60_000 }, () => {
  test("takes a second script that alters for changes in place, and tells renames", () => {
    expect(
      compare("alter table customer rename name to title; create index concurrently i on customer (title)"),
    ).toEqual({
      added: [
        { kind: "index_added", object: "public.customer.i", detail: expect.stringContaining("(title)") },
      ],
      removed: [],
      changed: [{ kind: "column_renamed", object: "public.customer.title", detail: "name → title" }],
    });
  });

  test("takes a second script that makes the same again for a whole schema, and goes by names", () => {
    expect(
      compare(
        BEFORE.replace("name text", "title text").replaceAll("create table", "create table if not exists"),
      ),
    ).toEqual({
      added: [{ kind: "column_added", object: "public.customer.title", detail: "text" }],
      removed: [{ kind: "column_removed", object: "public.customer.name", detail: "text" }],
      changed: [],
    });
  });
});

test("scripts are split where statements end, and nowhere else", () => {
  const script = `select ';'; -- not; here
    create function f() returns int language plpgsql as $x$ begin return 1; end $x$;
    create function g() returns int begin atomic select case when true then 1 end; select 2; end;
    \\restrict psql's own
    /* nor; here */ select E'\\';', ";"`;
  expect(splitStatements(script).map((statement) => statement.match(/\b(select|create)\b/)?.[0])).toEqual([
    "select",
    "create",
    "create",
    "select",
  ]);
});
