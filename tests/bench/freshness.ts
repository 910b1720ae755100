/**
 * When a thousand tables were last written: `npm run bench -- freshness [--quick] [--json]`. The yardstick asks each table by
 * itself for the newest value of its indexed column, in a session that is open already.
 */
import pg from "pg";
import type { TableToDate } from "#lib/connectors/freshness.ts";
import { queryOnce } from "#tests/support/server.ts";
import { open, settingsFor } from "#tests/support/target-connection.ts";
import { type Goal, median } from "./shared/report.ts";
import { ROUNDS, runBench } from "./shared/run.ts";

const ROWS = 200;

await runBench("freshness", async ({ plainUrl, isQuick, say }) => {
  const count = isQuick ? 200 : 1_000;
  say(`${count} tables of ${ROWS} rows`);
  await queryOnce(
    plainUrl,
    `do $$ begin for n in 1..${count} loop
       execute format('create table t%s (id int, updated_at timestamptz)', n);
       execute format('insert into t%s select i, now() - i * interval ''1 minute'' from generate_series(1, ${ROWS}) i', n);
       execute format('create index on t%s (updated_at)', n);
       if n % 100 = 0 then commit; end if;
     end loop; end $$`,
  );
  await queryOnce(plainUrl, "analyze");
  const client = new pg.Client({ connectionString: plainUrl });
  await client.connect();
  const { rows } = await client.query<{ objectId: number; name: string }>(
    `select c.oid::bigint::float8 as "objectId", c.relname as name from pg_class c
     where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace order by c.oid`,
  );
  const tables: TableToDate[] = rows.map(({ objectId, name }) => ({
    ...{ objectId, name, schemaName: "public", isSmall: true },
    column: { name: "updated_at", type: "timestamptz" },
  }));
  const signal = new AbortController().signal;
  const ours: number[] = [];
  const each: number[] = [];
  let missing = 0;
  for (let round = 0; round < ROUNDS; round += 1) {
    const connector = await open(settingsFor({ url: plainUrl }));
    const begun = performance.now();
    const found = await connector.readFreshness(tables, {
      ...{ seconds: 20, totalSeconds: 60, signal },
      onProgress: () => {},
    });
    ours.push(performance.now() - begun);
    missing += found.filter(({ newest, counters }) => newest === null || counters === null).length;
    await connector.close();
    const start = performance.now();
    for (const { name } of tables)
      await client.query(`select max(updated_at) from "${name}" where updated_at <= now()`);
    each.push(performance.now() - start);
  }
  await client.end();
  const time = { unit: "ms", isJudged: false };
  return [
    {
      ...time,
      what: `${count} tables, whole reading`,
      ours: median(ours),
      yardstick: null,
      yardstickName: "",
      most: 3_000,
    },
    {
      ...{ what: "against one statement a table", unit: "ms", isJudged: false, most: 1.5 },
      ...{
        ours: median(ours),
        yardstick: median(each),
        yardstickName: "a statement each, newest value alone",
      },
    },
    {
      what: "tables not told of",
      ours: missing,
      yardstick: null,
      yardstickName: "",
      unit: "",
      isJudged: true,
      most: 0,
    },
  ] satisfies Goal[];
});
