import { describe, expect } from "vitest";
import { test } from "#tests/support/database.ts";
import { createTarget } from "#tests/support/discovery.ts";
import { open, settingsFor } from "#tests/support/target-connection.ts";

const { signal } = new AbortController();

async function answers(url: string, statement: string, { seconds = 5, mostCost = 1e9 } = {}) {
  const connector = await open(settingsFor({ url }));
  return connector
    .scalar(statement, { seconds, totalSeconds: seconds, mostCost }, signal)
    .then(({ value }) => value)
    .catch(({ fault, message }: { fault: string; message: string }) => `${fault}: ${message}`)
    .finally(() => connector.close());
}

describe("a statement of a person's own", () => {
  test("answers with one number, whatever sort of number it is", async () => {
    const { url } = await createTarget("create table t as select n from generate_series(1, 10) n");
    expect(await answers(url, "select count(*) from public.t")).toBe(10);
    expect(await answers(url, "select avg(n) from public.t")).toBe(5.5);
    expect(await answers(url, "with x as (select 1.5::real as n) select n from x;")).toBe(1.5);
    expect(await answers(url, "select sum(n) from public.t where n > 100")).toBe(null);
    expect(await answers(url, "select 'NaN'::float8")).toBeNaN();
  });

  test("that answers with anything else says what is wrong, and never what was in a row", async () => {
    const { url } = await createTarget(
      "create table t as select 'secret ' || n as word, n from generate_series(1, 10) n",
      `create function tell(text) returns int language plpgsql as $$ begin raise exception 'seen: %', $1; end $$`,
      "create view told as select public.tell(word) as n from t",
    );
    const said = await Promise.all(
      [
        "select n from public.t",
        "select n from public.t where n > 10",
        "select 1, 2",
        "select word from public.t limit 1",
        "select true",
        "select word::int from public.t",
        "select 1 / (n - n) from public.t",
        "select n from public.told",
        "select nothing from public.t",
        "select count(*) from t",
        "select 1; select 2",
      ].map((statement) => answers(url, statement)),
    );
    expect(said).toEqual([
      "unsupported/answer: It answers with more than one row. Select one number in one row.",
      "unsupported/answer: It answers with no row. Select one number in one row.",
      "unsupported/answer: It answers with 2 columns. Select one number in one row.",
      "unsupported/answer: It answers with something else than a number. Select one number in one row.",
      "unsupported/answer: It answers with something else than a number. Select one number in one row.",
      "unsupported/value: A value could not be computed with.",
      "unsupported/value: A value could not be computed with.",
      "unknown: The database answered with an error (SQLSTATE P0001).",
      'unknown: The database answered with an error: column "nothing" does not exist',
      "not_found/object: A table or view is not there: t.",
      "unknown: The database answered with an error: cannot insert multiple commands into a prepared statement",
    ]);
    expect(JSON.stringify(said)).not.toContain("secret");
  });

  test("is bounded in cost before it runs and in time while it does, and writes nothing", async () => {
    const { url, sql } = await createTarget("create table t (n int)", "create sequence s");
    const dear = await answers(url, "select count(*) from generate_series(1, 1000000) n", { mostCost: 100 });
    expect(dear).toContain("too_large/cost: The planner puts it at a cost of");
    expect(await answers(url, "select 1 from pg_sleep(20)", { seconds: 0.3 })).toContain("timeout/statement");
    expect(await answers(url, "select nextval('public.s')")).toContain("refused/statement");
    expect(await answers(url, "delete from public.t")).toContain("refused/statement");
    expect(await sql("select last_value, is_called from s")).toEqual([{ last_value: "1", is_called: false }]);
    // A server that reads backslashes otherwise than the parser that vouched for the statement.
    await sql(`alter database ${new URL(url).pathname.slice(1)} set standard_conforming_strings = off`);
    expect(await answers(url, "select length('a\\')")).toBe(2);
  });
});
