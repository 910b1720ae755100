import type { ViewDependencies } from "#lib/connectors/connector.ts";
import { loadParser } from "#lib/engines/lineage/parse.ts";
import { lineageOfRoutines } from "#lib/engines/lineage/routines.ts";
import { lineageOfViews, type Read } from "#lib/engines/lineage/view-lineage.ts";
import { queryOnce } from "#tests/support/server.ts";
import { open, settingsFor } from "#tests/support/target-connection.ts";
import type { Judged } from "./cases.ts";

/** What Postgres itself has on record for each view, asked for plainly, whatever the product asks. */
const TRUTH = `
  select r.ev_class::bigint::float8 as view, d.refobjid::bigint::float8 as relation, a.attname as column
  from pg_depend d
  join pg_rewrite r on r.oid = d.objid
  join pg_class t on t.oid = d.refobjid and t.relkind in ('r', 'p', 'v', 'm', 'f')
  left join pg_attribute a on a.attrelid = d.refobjid and a.attnum = d.refobjsubid and a.attnum > 0
  where d.classid = 'pg_rewrite'::regclass and d.refclassid = 'pg_class'::regclass and d.refobjid <> r.ev_class`;

/** Every view and materialized view that is nobody's extension, against its own pg_depend. */
export async function judgeDatabase(url: string): Promise<Judged> {
  await loadParser();
  const signal = new AbortController().signal;
  const begun = performance.now();
  const connector = await open({ ...settingsFor({ url }), timeLimitSeconds: 900 });
  let found: ViewDependencies;
  try {
    found = await connector.viewDependencies({ includedSchemas: [], excludedSchemas: [] }, signal);
  } finally {
    await connector.close();
  }
  const views = [...lineageOfViews(found, lineageOfRoutines(found))];
  const seconds = (performance.now() - begun) / 1_000;

  const names = new Map(
    found.relations.map(({ objectId, schemaName, name }) => [objectId, `${schemaName}.${name}`]),
  );
  const untracked = new Set(
    found.relations.filter(({ isTracked }) => !isTracked).map(({ objectId }) => objectId),
  );
  const truth = Map.groupBy(
    await queryOnce<{ view: number; relation: number; column: string | null }>(url, TRUTH),
    ({ view }) => view,
  );
  const judged = views.map(({ objectId, reads, verdict }) => {
    const mine = reads.filter((read) => !untracked.has(read.objectId));
    const theirs = (truth.get(objectId) ?? []).map(({ relation, column }) => ({
      objectId: relation,
      column,
    }));
    const tables = differ(mine.map(tableOf), theirs.map(tableOf));
    const columns = differ(mine.filter(isColumn).map(keyOf), theirs.filter(isColumn).map(keyOf));
    const reasons = [
      ...tables.missing.map((key) => `table missing: ${wording(key)}`),
      ...tables.extra.map((key) => `table extra: ${wording(key)}`),
      ...columns.missing.map((key) => `column missing: ${wording(key)}`),
      ...columns.extra.map((key) => `column extra: ${wording(key)}`),
    ];
    const why = [...(verdict.error ? [verdict.error] : []), ...verdict.problems];
    return { what: names.get(objectId) ?? "", tables, columns, reasons, why };
  });
  function wording(key: string): string {
    const [id, column] = JSON.parse(key) as [number, string | null];
    return `${names.get(id) ?? id}${column === null ? "" : `.${column}`}`;
  }
  const isExact = ({ missing, extra }: Differences) => missing.length + extra.length === 0;
  const count = (of: (one: (typeof judged)[number]) => number) =>
    judged.reduce((sum, one) => sum + of(one), 0);
  return {
    result: {
      views: judged.length,
      exactTables: judged.filter(({ tables }) => isExact(tables)).length,
      exactColumns: judged.filter(({ columns }) => isExact(columns)).length,
      missing: count(({ columns }) => columns.missing.length),
      extra: count(({ columns }) => columns.extra.length),
      seconds: Number(seconds.toFixed(3)),
    },
    wrong: judged
      .filter(({ reasons }) => reasons.length > 0)
      .map(({ what, reasons, why }) => ({
        what,
        reasons: [...reasons, ...why.map((one) => `note: ${one}`)],
      })),
  };
}

type Differences = { missing: string[]; extra: string[] };

const keyOf = ({ objectId, column }: Read) => JSON.stringify([objectId, column]);
const tableOf = ({ objectId }: Read) => JSON.stringify([objectId, null]);
const isColumn = ({ column }: Read) => column !== null;

function differ(mine: readonly string[], theirs: readonly string[]): Differences {
  const [found, there] = [new Set(mine), new Set(theirs)];
  return { missing: [...there.difference(found)], extra: [...found.difference(there)] };
}
