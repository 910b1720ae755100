import pg from "pg";
import { answer } from "#lib/engines/freshness/answer.ts";
import { chooseColumn } from "#lib/engines/freshness/choose-column.ts";
import type { Known } from "#lib/engines/freshness/signals.ts";
import { judgeFreshness } from "#lib/engines/freshness/status.ts";
import { toReading } from "#lib/jobs/freshness-check/to-reading.ts";
import { open, settingsFor } from "#tests/support/target-connection.ts";
import type { Case } from "./cases.ts";

const HOUR_SECONDS = 3_600;

/** On a database of its own, by a connector of its own each time, as two jobs would. */
export async function runCase(url: string, { name, before, then, isFresh, expected }: Case) {
  const database = `case_${Math.random().toString(36).slice(2)}`;
  await once(url, async (client) => void (await client.query(`create database ${database}`)));
  const target = new URL(url);
  target.pathname = `/${database}`;
  const client = new pg.Client({ connectionString: target.href });
  await client.connect();
  try {
    await each(client, before);
    await told(client);
    const first = await read(target.href, null);
    await each(client, then);
    await told(client);
    const second = await read(target.href, first);
    const { status, reason } = judgeFreshness(second, { seconds: HOUR_SECONDS }, second.reading.readAt);
    return {
      name,
      isRight: expected.includes(status),
      isFalseFresh: status === "fresh" && !isFresh,
      told: `${status}, by ${second.signal ?? "nothing"}${second.notes.length > 0 ? ` (${second.notes.join(", ")})` : ""}: ${reason}`,
    };
  } finally {
    await client.query("rollback").catch(() => {});
    await client.end();
    await once(url, async (admin) => void (await admin.query(`drop database ${database} with (force)`)));
  }
}

async function once(url: string, work: (client: pg.Client) => Promise<void>): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await work(client).finally(() => client.end());
}

async function each(client: pg.Client, script: string): Promise<void> {
  for (const statement of script.split(";").filter((one) => one.trim() !== "")) await client.query(statement);
}

/** A session keeps what it counted to itself for a while; between two jobs that time has long passed. */
async function told(client: pg.Client): Promise<void> {
  await client.query("select pg_stat_force_next_flush()");
  await client.query("select 1");
}

async function read(url: string, before: Known | null): Promise<Known> {
  const connector = await open(settingsFor({ url }));
  try {
    const { columns, objectId } = await structureOf(url);
    const column = chooseColumn(
      columns.map((one) => ({ ...one, default: null })),
      new Set(),
    );
    const table = { objectId, schemaName: "public", name: "t", column, isSmall: true };
    const [signals] = await connector.readFreshness([table], {
      seconds: 10,
      totalSeconds: 30,
      signal: new AbortController().signal,
      onProgress: () => {},
    });
    if (!signals) throw new Error("The table was not read.");
    return answer(toReading(signals, column), before);
  } finally {
    await connector.close();
  }
}

async function structureOf(url: string) {
  let found = { objectId: 0, columns: [] as { name: string; type: string }[] };
  await once(url, async (client) => {
    const { rows } = await client.query<{ oid: number; name: string; type: string }>(
      `select attrelid::bigint::float8 as oid, attname as name, format_type(atttypid, atttypmod) as type
       from pg_attribute where attrelid = 'public.t'::regclass and attnum > 0 and not attisdropped order by attnum`,
    );
    found = { objectId: rows[0]?.oid ?? 0, columns: rows };
  });
  return found;
}
