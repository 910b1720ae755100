type Column = { name: string; type: string; default: string | null };

/** What rows are stamped with as they are written, the surest first. Others tell when something happens, which may be any time. */
const STAMPS = [
  /^_?(etl_|dbt_|dw_|sys_)?(loaded|ingested|synced|inserted|imported|extracted)_?(at|on|date|time|ts|timestamp)?$/,
  /^_?(last_)?(updated?|modified|changed?)(_?(at|on|date|time|datetime|ts|timestamp))?$/,
  /^(row_|record_|sys_)?(last_)?(updated?|modified)_?(at|on|date|time|ts)?$/,
  /^(created?|inserted|logged|recorded|received)(_?(at|on|date|time|datetime|ts|timestamp))?$/,
  /^(event_|log_)?(timestamp|ts)$/,
];

/** The time a row is written at, as a server writes down what a column is filled with by itself. */
const WRITTEN_NOW =
  /^\(?(now\(\)|(transaction|statement|clock)_timestamp\(\)|current_timestamp(\(\d\))?|localtimestamp(\(\d\))?|current_date|timezone\('utc'::text, (now\(\)|current_timestamp)\)|\(?(now\(\)|current_timestamp) at time zone 'utc'::text\)?)\)?(::(date|timestamp[a-z0-9() ]*))?$/i;
const BY_DEFAULT = STAMPS.length;

type StampType = "timestamptz" | "timestamp" | "date";

/** Null for a type that is no time. */
export function stampType(type: string): StampType | null {
  if (/^timestamp(\(\d\))? with time zone$/.test(type)) return "timestamptz";
  if (/^timestamp(\(\d\))? without time zone$/.test(type)) return "timestamp";
  return type === "date" ? "date" : null;
}

/**
 * The column that says when a row was written: by its name, where one that is indexed wins over one that says it better; else
 * one that the database fills with the time by itself.
 */
export function chooseColumn(
  columns: readonly Column[],
  indexed: ReadonlySet<string>,
): { name: string; type: StampType; isIndexed: boolean } | null {
  const found = columns.flatMap(({ name, type: written, default: filled }) => {
    const type = stampType(written);
    const words = name.replace(/([a-z])([A-Z])/g, "$1_$2").toLowerCase();
    const named = STAMPS.findIndex((stamp) => stamp.test(words));
    const rank = named === -1 && WRITTEN_NOW.test(filled ?? "") ? BY_DEFAULT : named;
    return type === null || rank === -1 ? [] : [{ name, type, isIndexed: indexed.has(name), rank }];
  });
  const [best] = found.sort(
    (a, b) =>
      Number(a.rank === BY_DEFAULT) - Number(b.rank === BY_DEFAULT) ||
      Number(b.isIndexed) - Number(a.isIndexed) ||
      Number(a.type === "date") - Number(b.type === "date") ||
      a.rank - b.rank,
  );
  return best ? { name: best.name, type: best.type, isIndexed: best.isIndexed } : null;
}
