import { describe, expect, test } from "vitest";
import { ConnectorError, type Introspection } from "#lib/connectors/connector.ts";
import { failureOf } from "#lib/connectors/failure.ts";
import { readCounted } from "#tests/support/counted-reading.ts";
import { createTarget } from "#tests/support/discovery.ts";

const manyTables = (count: number) => `
  do $$ begin
    for n in 1..${count} loop
      execute format('create table t_%s (id int, kind varchar(9) default ''x'' check (kind <> ''''))', n);
    end loop;
  end $$;
  alter table t_1 add primary key (id); alter table t_2 add foreign key (id) references t_1;
  create view first as select * from t_1; create type mood as enum ('calm')`;

const relationsIn = (told: Introspection[]) =>
  told.reduce((count, event) => count + (event.kind === "relations" ? event.relations.length : 0), 0);

describe("the number of catalog queries", () => {
  test("is at most 8 and the same for 10 tables and for 1,000", { timeout: 90_000 }, async () => {
    const few = await readCounted(await createTarget(manyTables(10)));
    const many = await readCounted(await createTarget(manyTables(1_000)));
    expect([few.told, many.told].map(relationsIn)).toEqual([11, 1_001]);
    expect(many.asked).toHaveLength(few.asked.length);
    expect(many.asked.length).toBeLessThanOrEqual(8);
    expect(new Set(many.asked).size).toBe(many.asked.length);
  });
});

test("a reading that takes too long says how far it came", async () => {
  const target = await createTarget(manyTables(10));
  const tooLate = (text: string) => {
    if (text.includes("pg_get_constraintdef(k.oid)") && text.includes("pg_get_triggerdef"))
      throw new ConnectorError("timeout/statement", "The server gave up.");
  };
  const error = await readCounted(target, undefined, tooLate).catch((thrown: unknown) => thrown);
  if (!(error instanceof ConnectorError)) throw error;
  expect(error.detail.reached).toMatch(/^read the keys of 0 of 11 tables and views in \d+ s$/);
  expect(failureOf(error)).toMatchObject({
    cause: expect.stringContaining("read the keys of 0 of 11 tables and views"),
    remedy: expect.stringContaining("raise the source’s time limit"),
  });
});
