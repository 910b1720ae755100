/**
 * The metrics of a large table: `npm run bench -- metrics [--quick] [--json]`. The yardstick asks for each column by itself, in
 * a session with the same limits: one process, no parallel workers. Distinct values have a yardstick of their own.
 */
import pg from "pg";
import type { Connector } from "#lib/connectors/connector.ts";
import type { Measure, Profile } from "#lib/connectors/profiling.ts";
import { measure, plainly } from "#tests/support/profiled.ts";
import { queryOnce } from "#tests/support/server.ts";
import { open, settingsFor } from "#tests/support/target-connection.ts";
import { type Goal, median } from "./shared/report.ts";
import { ROUNDS, runBench } from "./shared/run.ts";

/** Twenty columns as tables of orders have them, by type, with the values of row n. */
const COLUMNS: readonly [type: string, values: string, how: number][] = [
  ["integer", "nullif((n::bigint * 7919) % 100003, 0)", 8],
  ["bigint", "n::bigint * 1000", 3],
  ["double precision", "(n % 10007) * 0.37::float8", 4],
  ["text", "'code-' || n % 5000", 3],
  ["timestamp with time zone", "timestamptz '2024-01-01Z' + n * interval '1 s'", 2],
];
const columns = COLUMNS.flatMap(([type, values, how]) =>
  Array.from({ length: how }, (_, n) => ({ name: `${type.split(" ")[0]}_${n}`, type, values })),
);
const measuresOf = ({ name, type }: (typeof columns)[number]): Measure[] => [
  measure(`nulls ${name}`, type),
  ...(/^(int|big|double)/.test(type) ? [measure(`mean ${name}`, type)] : []),
  ...(/^time/.test(type) ? [measure(`max ${name}`, type)] : []),
];
const DISTINCT = ["integer_0", "bigint_0", "text_0", "timestamp_0"];

await runBench("metrics", async ({ plainUrl, isQuick, say }) => {
  const rows = isQuick ? 400_000 : 10_000_000;
  say(`${columns.length} columns of ${rows} rows`);
  await queryOnce(
    plainUrl,
    `create unlogged table orders as select ${columns.map(({ name, type, values }) => `(${values})::${type} as ${name}`).join(", ")}
     from generate_series(1, ${rows}) n`,
  );
  await queryOnce(plainUrl, "vacuum analyze orders");
  const client = new pg.Client({ connectionString: plainUrl });
  await client.connect();
  await client.query("set max_parallel_workers_per_gather = 0; set jit = off; set work_mem = '32MB'");

  async function profile(measures: readonly Measure[], mostCost = 1e9): Promise<Profile & { ms: number }> {
    const connector: Connector = await open(settingsFor({ url: plainUrl }));
    const begun = performance.now();
    const relation = { schemaName: "public", name: "orders", canBeSampled: true, measures, backfill: null };
    const { signal } = new AbortController();
    const found = await connector.profile(relation, { seconds: 60, totalSeconds: 300, mostCost }, signal);
    const ms = performance.now() - begun;
    await connector.close();
    return { ...found, ms };
  }
  async function ask(statement: string): Promise<number> {
    const begun = performance.now();
    await client.query(statement);
    return performance.now() - begun;
  }
  const measures = columns.flatMap(measuresOf);
  const distinct = DISTINCT.map((name) =>
    measure(`distinct ${name}`, columns.find((column) => column.name === name)?.type),
  );
  const [ours, each, sampled, sketched, exact]: number[][] = [[], [], [], [], []];
  let wrong = 0;
  let off = 0;
  for (let round = 0; round < ROUNDS; round += 1) {
    const whole = await profile(measures);
    ours?.push(whole.ms);
    say(`round ${round + 1}: ${Math.round(whole.ms)} ms together`);
    const apart = columns.map((column) => {
      const asked = measuresOf(column).map((one) => plainly(one, "orders"));
      return `select ${asked.map((one, n) => /select \((.*)\)::float8 as value from/.exec(one)?.[1] ?? n).join(", ")} from orders`;
    });
    let sum = 0;
    for (const statement of apart) sum += await ask(statement);
    each?.push(sum);
    const some = await profile(measures, 20_000);
    sampled?.push(some.ms);
    wrong += some.measured.filter((one) => "fault" in one || one.method !== "sampled").length;
    const hashed = await profile(distinct);
    sketched?.push(hashed.ms);
    if (round > 0) continue; // counting them one by one takes as long as all the rest
    let all = 0;
    for (const [place, one] of distinct.entries()) {
      all += await ask(plainly(one, "orders"));
      const { rows: counted } = await client.query<{ value: number }>(plainly(one, "orders"));
      const found = hashed.measured[place];
      const truth = counted[0]?.value ?? 0;
      if (found && "value" in found) off = Math.max(off, Math.abs((found.value ?? 0) - truth) / truth);
    }
    exact?.push(all);
  }
  await client.end();
  const time = { unit: "ms", isJudged: false };
  return [
    {
      ...{
        what: `${measures.length} metrics of ${columns.length} columns together`,
        unit: "ms",
        isJudged: true,
      },
      ...{
        ours: median(ours ?? []),
        yardstick: median(each ?? []),
        yardstickName: "a statement a column",
        most: 0.3,
      },
    },
    {
      ...time,
      ...{
        what: "the same of a sample",
        ours: median(sampled ?? []),
        yardstick: null,
        yardstickName: "",
        most: 1_000,
      },
    },
    {
      ...{ what: "sampled values that were not", ours: wrong, yardstick: null, yardstickName: "" },
      ...{ unit: "", isJudged: true, most: 0 },
    },
    {
      ...{
        what: `distinct values of ${DISTINCT.length} columns by hashes`,
        unit: "ms",
        isJudged: true,
        most: 1,
      },
      ...{
        ours: median(sketched ?? []),
        yardstick: median(exact ?? []),
        yardstickName: "count(distinct) each",
      },
    },
    {
      ...{ what: "the furthest of them off", ours: off * 100, yardstick: null, yardstickName: "" },
      ...{ unit: "%", isJudged: true, most: 6 },
    },
  ] satisfies Goal[];
});
