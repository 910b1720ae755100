/**
 * How fast lineage is read and stored: `npm run bench -- lineage [--quick] [--json]`. 279 views over wide tables, and 10,000
 * arrows beside a plain insert of the same rows into a table with the same indexes.
 */
import { machineScope } from "#lib/auth/scope.ts";
import type { PrismaClient } from "#lib/db/client.ts";
import { loadParser } from "#lib/engines/lineage/parse.ts";
import { lineageOfRoutines } from "#lib/engines/lineage/routines.ts";
import { lineageOfViews } from "#lib/engines/lineage/view-lineage.ts";
import { enqueueJob } from "#lib/jobs/enqueue.ts";
import { publishLineage } from "#lib/lineage/commands.ts";
import { createOrganization } from "#tests/support/organization.ts";
import { openOwner } from "#tests/support/owner.ts";
import { queryOnce } from "#tests/support/server.ts";
import { open, settingsFor } from "#tests/support/target-connection.ts";
import { type Goal, median } from "./shared/report.ts";
import { ROUNDS, runBench } from "./shared/run.ts";

const VIEWS = 279;
const ARROWS = 10_000;
const COLUMNS = 20;
const KIND = "edge";
const names = Array.from({ length: COLUMNS }, (_, place) => `c${place}`);

await runBench("lineage", async ({ url, plainUrl, worker, isQuick, say }) => {
  say(`making ${VIEWS} views`);
  await createViews(plainUrl);
  const rounds = isQuick ? 1 : ROUNDS;
  const reading = await times(rounds, () => followViews(plainUrl));
  say(`storing ${ARROWS} arrows`);
  const stored: number[] = [];
  const again: number[] = [];
  const plain: number[] = [];
  let written = 0;
  for (let round = 0; round < rounds; round += 1) {
    const store = await prepare(url, worker);
    stored.push(await time(store.publish));
    const before = await store.lastChange();
    again.push(await time(store.publish));
    written += (await store.lastChange()) === before ? 0 : 1;
    plain.push(await time(store.plain));
  }
  const goal = (what: string, ours: readonly number[], most: number): Goal => ({
    ...{ what, ours: median(ours), yardstick: null, yardstickName: "", unit: "s", isJudged: false, most },
  });
  return [
    goal(`${VIEWS} views read and followed`, reading, 3),
    goal(`${ARROWS.toLocaleString("en")} arrows stored`, stored, 1),
    {
      ...{ what: "the same beside a plain insert", ours: median(stored), yardstick: median(plain) },
      ...{ yardstickName: "insert … select", unit: "s", isJudged: true, most: 10 },
    },
    goal("again, nothing changed", again, 1),
    {
      ...{ what: "rounds of that which wrote a row", ours: written, yardstick: null, yardstickName: "" },
      ...{ unit: "rounds", isJudged: true, most: 0 },
    },
  ];
});

async function time(work: () => Promise<unknown>): Promise<number> {
  const begun = performance.now();
  await work();
  return (performance.now() - begun) / 1_000;
}

async function times(rounds: number, work: () => Promise<unknown>): Promise<number[]> {
  const all: number[] = [];
  for (let round = 0; round < rounds; round += 1) all.push(await time(work));
  return all;
}

async function createViews(url: string): Promise<void> {
  const columns = names.map((name) => `${name} integer`).join(", ");
  const tables = Array.from(
    { length: 60 },
    (_, at) => `create table t${at} (id integer primary key, ${columns})`,
  );
  const views = Array.from({ length: VIEWS }, (_, at) => {
    const [left, right] = [`t${at % 60}`, `t${(at * 7 + 1) % 60}`];
    const outputs = names.map((name) => `coalesce(a.${name}, b.${name}) as ${name}`).join(", ");
    return `create view v${at} as with b as (select * from ${right} where c1 > ${at}) select a.id, ${outputs}
      from ${left} a left join b using (id) where a.c0 in (select max(c2) from ${right})`;
  });
  await queryOnce(url, [...tables, ...views].join(";"));
}

async function followViews(url: string): Promise<void> {
  await loadParser();
  const connector = await open(settingsFor({ url }));
  try {
    const everything = { includedSchemas: [], excludedSchemas: [] };
    const found = await connector.viewDependencies(everything, new AbortController().signal);
    const wrong = [...lineageOfViews(found, lineageOfRoutines(found))].filter(
      ({ verdict }) => verdict.error !== null || verdict.missing.length + verdict.extra.length > 0,
    );
    if (wrong.length > 0) throw new Error(`${wrong.length} views were not understood.`);
  } finally {
    await connector.close();
  }
}

/** A source with as many relations as its arrows need, and a job that has staged them. */
async function prepare(url: string, worker: PrismaClient) {
  const owner = openOwner(url);
  const { organizationId } = await createOrganization(owner);
  const scope = machineScope(organizationId);
  const { id: sourceId } = await owner.source.create({
    data: {
      ...{
        organizationId,
        name: "bench",
        state: "active",
        kind: "postgres",
        host: "db.example.com",
        port: 5432,
      },
      ...{ database: "bench", username: "reader", tlsMode: "disable" },
    },
  });
  await owner.$executeRaw`
    insert into asset (id, organization_id, source_id, kind, name) values (${sourceId}::uuid, ${organizationId}::uuid,
      ${sourceId}::uuid, 'source', 'bench') on conflict do nothing`;
  await owner.$executeRaw`
    insert into asset (organization_id, source_id, kind, schema_name, name)
    select ${organizationId}::uuid, ${sourceId}::uuid, 'view', 'public', 'v' || n from generate_series(0, ${ARROWS / COLUMNS}::integer) n`;
  const place = { sourceId, assetId: sourceId };
  const { id: jobId } = await enqueueJob(owner, scope, {
    ...place,
    type: "lineage_extraction",
    trigger: "manual",
  });
  await owner.$transaction(async (tx) => {
    // No attempt is under way: nothing but the storing is of interest.
    await tx.$executeRaw`set local session_replication_role = replica`;
    await tx.$executeRaw`
      insert into job_stage (job_id, attempt, part, organization_id, kind, rows)
      select ${jobId}::uuid, 1, n / 500, ${organizationId}::uuid, ${KIND}, jsonb_agg(jsonb_build_object(
        'fromSchema', 'public', 'fromName', 'v' || n / ${COLUMNS}::integer, 'fromColumn', 'c' || n % ${COLUMNS}::integer,
        'toSchema', 'public', 'toName', 'v' || n / ${COLUMNS}::integer + 1, 'toColumn', 'c' || n % ${COLUMNS}::integer,
        'use', 'value', 'origin', 'parsed', 'confidence', 1, 'evidence', 'checked'))
      from generate_series(0, ${ARROWS}::integer - 1) n group by n / 500`;
  });
  await owner.$executeRawUnsafe(`
    drop table if exists plain_edge; create table plain_edge (like lineage_edge including all);`);
  const staged = { jobId, attempt: 1, sourceId, kind: KIND, brought: null };
  return {
    publish: () => worker.$transaction((tx) => publishLineage(tx, scope, staged), { timeout: 60_000 }),
    plain: () =>
      owner.$executeRaw`insert into plain_edge select * from lineage_edge where source_id = ${sourceId}::uuid`,
    async lastChange(): Promise<string> {
      const [row] = await owner.$queryRaw<{ last: string }[]>`
        select coalesce(max(xmin::text::bigint), 0)::text || ' ' || count(*) as last from lineage_edge
        where source_id = ${sourceId}::uuid`;
      return row?.last ?? "";
    },
  };
}
