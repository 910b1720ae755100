/**
 * When tables were last written, as far as the server knows, in statements for many tables at once: the counters of all in
 * one, and the newest value of a column of each in one for every hundred.
 */
import type { FreshnessSignals, TableToDate } from "../freshness.ts";
import { askTogether, type Bounds } from "./ask-together.ts";
import { identify } from "./introspect-schemas.ts";
import { quotedName } from "./quoted-name.ts";
import type { ReadingSession } from "./session.ts";

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

/** The clock, and whose it is: a database of the same server has object ids of its own. */
const CLOCK = `
  select extract(epoch from statement_timestamp())::float8 * 1000 as now,
    current_setting('track_commit_timestamp') = 'on' as "isDated",
    (select oid::text from pg_database where datname = current_database()) as database,
    has_function_privilege('pg_control_system()', 'EXECUTE') as "mayIdentify"`;

type Clock = { now: number; isDated: boolean; database: string; mayIdentify: boolean };
type Counted = FreshnessSignals["counters"] & { objectId: number; isCounted: boolean };
type Dated = { place: number; newest: number | null; nextFuture: number | null };
type Committed = { place: number; at: number | null };

export async function readFreshness(
  session: Pick<ReadingSession, "query" | "restart">,
  tables: readonly TableToDate[],
  { onProgress, ...bounds }: Bounds & { onProgress(done: number): void },
): Promise<FreshnessSignals[]> {
  const [clock] = await session.query<Clock>(CLOCK);
  const identity = clock?.mayIdentify ? await identify(session) : null;
  const counted = await session.query<Counted>(COUNTERS, [tables.map(({ objectId }) => objectId)]);
  const counters = new Map(
    counted.map(({ objectId, isCounted, ...rest }) => [objectId, isCounted ? rest : null]),
  );
  const dated = await askTogether<TableToDate, Dated>(
    session,
    tables.filter(({ column }) => column !== null),
    { ...bounds, statementOf: newestOf, onProgress },
  );
  // Where commits are dated, a small table's newest row tells its own; what was rolled back is not seen.
  const committed = await askTogether<TableToDate, Committed>(
    session,
    clock?.isDated ? tables.filter(({ isSmall }) => isSmall) : [],
    { ...bounds, statementOf: commitOf, onProgress: () => {} },
  );
  return tables.map((table) => {
    const [values, commit] = [dated.get(table), committed.get(table)];
    const isRead = values !== undefined && typeof values !== "string";
    return {
      objectId: table.objectId,
      readAt: clock?.now ?? 0,
      system: identity === null ? null : `${identity}/${clock?.database}`,
      counters: counters.get(table.objectId) ?? null,
      newest: isRead ? values.newest : null,
      nextFuture: isRead ? values.nextFuture : null,
      committedAt: commit === undefined || typeof commit === "string" ? null : commit.at,
      fault: typeof values === "string" ? values : null,
    };
  });
}

/** The newest that is not in the future, so that an index finds both by looking at its end. A plain time is read as UTC. */
function newestOf({ schemaName, name, column }: TableToDate, place: number): string {
  const relation = `${quotedName(schemaName)}.${quotedName(name)}`;
  const stamp = quotedName(column?.name ?? "");
  const now =
    column?.type === "timestamptz" ? "statement_timestamp()" : "(statement_timestamp() at time zone 'UTC')";
  const limit = column?.type === "date" ? `${now}::date` : now;
  return `select ${place} as place, extract(epoch from (select max(${stamp}) from ${relation} where ${stamp} <= ${limit} and ${stamp} > '-infinity'))::float8 * 1000 as newest,
    extract(epoch from (select min(${stamp}) from ${relation} where ${stamp} > ${limit} and ${stamp} < 'infinity'))::float8 * 1000 as "nextFuture"`;
}

const commitOf = ({ schemaName, name }: TableToDate, place: number): string =>
  `select ${place} as place, extract(epoch from max(pg_xact_commit_timestamp(xmin)))::float8 * 1000 as at from ${quotedName(schemaName)}.${quotedName(name)}`;
