import { describe, expect, test } from "vitest";
import { introspectPostgres } from "#lib/connectors/postgres/introspect.ts";
import { PostgresReading } from "#lib/connectors/postgres/reading.ts";
import type { ReadingSession } from "#lib/connectors/postgres/session.ts";
import { createTarget, type Target } from "#tests/support/discovery.ts";
import { settingsFor } from "#tests/support/target-connection.ts";

const manyTables = (count: number) => `
  do $$ begin
    for n in 1..${count} loop
      execute format('create table t_%s (id int, kind varchar(9) default ''x'' check (kind <> ''''))', n);
    end loop;
  end $$;
  alter table t_1 add primary key (id); alter table t_2 add foreign key (id) references t_1;
  create view first as select * from t_1; create type mood as enum ('calm')`;

/** Reads the whole catalog; answers what was asked of the server, cursors by their query. */
async function countQueries(target: Target): Promise<{ asked: string[]; relations: number }> {
  const reading = await PostgresReading.open(
    settingsFor(target),
    {
      applicationName: "tidewatch:test",
      rules: [loopback],
      lockTimeoutSeconds: 10,
      connectTimeoutMs: 10_000,
    },
    new AbortController().signal,
  );
  const asked: string[] = [];
  const session: ReadingSession = {
    server: reading.server,
    query: (text, values) => {
      asked.push(text);
      return reading.query(text, values);
    },
    stream: (text, values, batchSize) => {
      asked.push(text);
      return reading.stream(text, values, batchSize);
    },
    restart: () => reading.restart(),
  };
  let relations = 0;
  const everything = { includedSchemas: [], excludedSchemas: [] };
  const observer = { onStep: () => {}, onProgress: () => {} };
  const openSnapshot = async () => ({ session, close: async () => {} });
  for await (const event of introspectPostgres(openSnapshot, { scope: everything }, observer)) {
    if (event.kind === "relations") relations += event.relations.length;
  }
  await reading.stop();
  return { asked, relations };
}
const loopback = { host: "127.0.0.1", network: null, port: null };

describe("the number of catalog queries", () => {
  test("is at most 8 and the same for 10 tables and for 1,000", { timeout: 90_000 }, async () => {
    const few = await countQueries(await createTarget(manyTables(10)));
    const many = await countQueries(await createTarget(manyTables(1_000)));
    expect([few.relations, many.relations]).toEqual([11, 1_001]);
    expect(many.asked).toHaveLength(few.asked.length);
    expect(many.asked.length).toBeLessThanOrEqual(8);
    expect(new Set(many.asked).size).toBe(many.asked.length);
  });
});
