/** How fast tags are found, with values and by name: `npm run bench -- tags [--quick] [--json]`. */
import { tagTables } from "#lib/engines/tagging/tag-tables.ts";
import { sampleValues } from "#lib/jobs/tag-generation/sample-values.ts";
import { readFacts } from "#tests/eval/tags/read-facts.ts";
import { queryOnce } from "#tests/support/server.ts";
import { open, settingsFor } from "#tests/support/target-connection.ts";
import type { Goal } from "./shared/report.ts";
import { ROUNDS, runBench } from "./shared/run.ts";

const TABLES = 1_000;
const QUICK_TABLES = 200;
const ROWS = 400;
/** Thirteen columns, personal ones and others, as many as most tables have. */
const COLUMNS = `
  n as id, 'person' || n || '@example.com' as email, 'Maria' as first_name, 'Lopez' as last_name,
  '+49 170 ' || 1000000 + n as phone, n || ' Main Street' as street, 'Lyon' as city, date '1980-01-01' + n as birth_date,
  'DE89370400440532013000' as account_ref, '10.0.0.' || mod(n, 250) as client_ip, repeat('note ', 20) as remark,
  n * 1.5 as amount, now() as created_at`;

await runBench("tags", async ({ plainUrl, isQuick, say }) => {
  const size = isQuick ? QUICK_TABLES : TABLES;
  say(`creating ${size} tables`);
  await queryOnce(
    plainUrl,
    `do $$ begin for t in 1..${size} loop
       execute format('create table customer_%s as select ${COLUMNS.replace(/'/g, "''")} from generate_series(1, ${ROWS}) n', t);
     end loop; end $$`,
  );
  await queryOnce(plainUrl, "analyze");
  const connector = await open(settingsFor({ url: plainUrl }));
  const tables = await readFacts(connector);
  const seconds = { byName: [] as number[], withValues: [] as number[] };
  const scansBefore = await scansOf(plainUrl);
  for (let round = 0; round < ROUNDS; round += 1) {
    const begun = performance.now();
    const values = await sampleValues(connector, tables, {
      signal: new AbortController().signal,
      onProgress: () => {},
      onSkipped: ({ name }, why) => say(`${name} was not sampled: ${why}`),
    });
    tagTables(tables, { values });
    seconds.withValues.push((performance.now() - begun) / 1_000);
    const byName = performance.now();
    tagTables(tables);
    seconds.byName.push((performance.now() - byName) / 1_000);
  }
  await connector.close();
  const scans = ((await scansOf(plainUrl)) - scansBefore) / (size * ROUNDS);
  const columns = size * 13;
  const time = (what: string, measured: number[], most: number): Goal => ({
    ...{ what, ours: measured.toSorted((a, b) => a - b)[1] ?? Number.NaN, most, unit: "s" },
    ...{ yardstick: null, yardstickName: "no yardstick", isJudged: false },
  });
  return [
    time(`${size} tables with values`, seconds.withValues, (60 * size) / TABLES),
    time(`${columns} columns by name`, seconds.byName, (2 * size) / TABLES),
    {
      ...{ what: "reads of each table", ours: scans, most: 1, unit: "" },
      ...{ yardstick: null, yardstickName: "no yardstick", isJudged: true },
    },
  ];
});

/** How often the server began to read a user's table. */
async function scansOf(url: string): Promise<number> {
  await queryOnce(url, "select pg_stat_force_next_flush()");
  const [row] = await queryOnce<{ scans: number }>(
    url,
    "select sum(seq_scan + coalesce(idx_scan, 0))::int as scans from pg_stat_user_tables",
  );
  return row?.scans ?? 0;
}
