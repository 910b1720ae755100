/**
 * When tables were last written, as far as the server knows, in statements for many tables at once: the counters of all in
 * one, and the newest value of a column of each in one for every hundred.
 */
import { ConnectorError } from "../connector.ts";
import type { FreshnessSignals, TableToDate } from "../freshness.ts";
import { quotedName } from "./quoted-name.ts";
import type { ReadingSession } from "./session.ts";

const TOGETHER = 100;

/** Partitions count as their outermost table; its files are theirs. */
const COUNTERS = `
  with recursive part (root, oid) as (
    select r.oid, r.oid from unnest($1::oid[]) as r(oid)
    union all select p.root, i.inhrelid from part p join pg_inherits i on i.inhparent = p.oid
  )
  select p.root::bigint::float8 as "objectId", coalesce(sum(s.n_tup_ins), 0)::float8 as inserted,
    coalesce(sum(s.n_tup_upd), 0)::float8 as updated, coalesce(sum(s.n_tup_del), 0)::float8 as deleted,
    md5(string_agg(p.oid || ':' || coalesce(pg_relation_filenode(p.oid), 0), ',' order by p.oid)) as files,
    bool_or(s.relid is not null) as "isCounted",
    (select d.stats_reset::text from pg_stat_database d where d.datname = current_database()) as since
  from part p left join pg_stat_all_tables s on s.relid = p.oid
  group by p.root`;

type Counted = FreshnessSignals["counters"] & { objectId: number; isCounted: boolean };
type Dated = { place: number; newest: number | null; nextFuture: number | null };

export async function readFreshness(
  session: Pick<ReadingSession, "query" | "restart">,
  tables: readonly TableToDate[],
  { onProgress, bound }: { onProgress(done: number): void; bound(): Promise<void> },
): Promise<FreshnessSignals[]> {
  const [clock] = await session.query<{ now: number; isDated: boolean }>(
    `select extract(epoch from statement_timestamp())::float8 * 1000 as now,
       current_setting('track_commit_timestamp') = 'on' as "isDated"`,
  );
  const readAt = clock?.now ?? 0;
  const counted = await session.query<Counted>(COUNTERS, [tables.map(({ objectId }) => objectId)]);
  const counters = new Map(
    counted.map(({ objectId, isCounted, ...rest }) => [objectId, isCounted ? rest : null]),
  );
  await bound();
  const values = new Map<TableToDate, Dated | string>();
  const read = async (some: readonly TableToDate[]): Promise<void> => {
    try {
      for (const row of await session.query<Dated>(newestOf(some))) {
        const table = some[row.place];
        if (table) values.set(table, row);
      }
    } catch (error) {
      if (
        !(error instanceof ConnectorError) ||
        !/^(permission|timeout\/(statement|lock)|not_found|unknown)/.test(error.fault)
      )
        throw error;
      await session.restart();
      await bound();
      const [first] = some;
      // What is wrong with one is no reason to leave out the others: they are asked in halves.
      if (some.length === 1 && first) values.set(first, error.fault);
      else for (const half of halves(some)) await read(half);
    }
  };
  const asked = tables.filter(({ column }) => column !== null);
  for (let at = 0; at < asked.length; at += TOGETHER) {
    await read(asked.slice(at, at + TOGETHER));
    onProgress(Math.min(asked.length, at + TOGETHER));
  }
  const committed = clock?.isDated ? await readCommits(session, tables, bound) : new Map<number, number>();
  return tables.map((table) => {
    const dated = values.get(table);
    const isRead = dated !== undefined && typeof dated !== "string";
    return {
      objectId: table.objectId,
      readAt,
      counters: counters.get(table.objectId) ?? null,
      newest: isRead ? dated.newest : null,
      nextFuture: isRead ? dated.nextFuture : null,
      committedAt: committed.get(table.objectId) ?? null,
      fault: typeof dated === "string" ? dated : null,
    };
  });
}

/** The newest that is not in the future, so that an index finds both by looking at its end. A plain time is read as UTC. */
const newestOf = (tables: readonly TableToDate[]): string =>
  tables
    .map(({ schemaName, name, column }, place) => {
      const relation = `${quotedName(schemaName)}.${quotedName(name)}`;
      const stamp = quotedName(column?.name ?? "");
      const now =
        column?.type === "timestamptz"
          ? "statement_timestamp()"
          : "(statement_timestamp() at time zone 'UTC')";
      const limit = column?.type === "date" ? `${now}::date` : now;
      return `select ${place} as place, extract(epoch from (select max(${stamp}) from ${relation} where ${stamp} <= ${limit} and ${stamp} > '-infinity'))::float8 * 1000 as newest,
        extract(epoch from (select min(${stamp}) from ${relation} where ${stamp} > ${limit} and ${stamp} < 'infinity'))::float8 * 1000 as "nextFuture"`;
    })
    .join(" union all ");

/** Where commits are dated, a small table's newest row tells its own; what was rolled back is not seen. */
async function readCommits(
  session: Pick<ReadingSession, "query" | "restart">,
  tables: readonly TableToDate[],
  bound: () => Promise<void>,
): Promise<Map<number, number>> {
  const found = new Map<number, number>();
  for (const { objectId, schemaName, name, isSmall } of tables) {
    if (!isSmall) continue;
    try {
      const [row] = await session.query<{ at: number | null }>(
        `select extract(epoch from max(pg_xact_commit_timestamp(xmin)))::float8 * 1000 as at from ${quotedName(schemaName)}.${quotedName(name)}`,
      );
      if (row?.at != null) found.set(objectId, row.at);
    } catch (error) {
      if (!(error instanceof ConnectorError) || /^(cancelled|network)/.test(error.fault)) throw error;
      await session.restart();
      await bound();
    }
  }
  return found;
}

const halves = <Item>(items: readonly Item[]): Item[][] => {
  const middle = Math.ceil(items.length / 2);
  return [items.slice(0, middle), items.slice(middle)];
};
