type Column = { name: string; type: string };

/** What rows are stamped with as they are written, the surest first. Others tell when something happens, which may be any time. */
const STAMPS = [
  /^_?(etl_|dbt_|dw_|sys_)?(loaded|ingested|synced|inserted|imported|extracted)_?(at|on|date|time|ts|timestamp)?$/,
  /^_?(last_)?(updated?|modified|changed?)(_?(at|on|date|time|datetime|ts|timestamp))?$/,
  /^(row_|record_|sys_)?(last_)?(updated?|modified)_?(at|on|date|time|ts)?$/,
  /^(created?|inserted|logged|recorded|received)(_?(at|on|date|time|datetime|ts|timestamp))?$/,
  /^(event_|log_)?(timestamp|ts)$/,
];

type StampType = "timestamptz" | "timestamp" | "date";

/** Null for a type that is no time. */
export function stampType(type: string): StampType | null {
  if (/^timestamp(\(\d\))? with time zone$/.test(type)) return "timestamptz";
  if (/^timestamp(\(\d\))? without time zone$/.test(type)) return "timestamp";
  return type === "date" ? "date" : null;
}

/** The column that says when a row was written; one that is indexed wins over one that says it better. */
export function chooseColumn(
  columns: readonly Column[],
  indexed: ReadonlySet<string>,
): { name: string; type: StampType; isIndexed: boolean } | null {
  const found = columns.flatMap(({ name, type: written }) => {
    const type = stampType(written);
    const words = name.replace(/([a-z])([A-Z])/g, "$1_$2").toLowerCase();
    const rank = STAMPS.findIndex((stamp) => stamp.test(words));
    return type === null || rank === -1 ? [] : [{ name, type, isIndexed: indexed.has(name), rank }];
  });
  const [best] = found.sort(
    (a, b) =>
      Number(b.isIndexed) - Number(a.isIndexed) ||
      Number(a.type === "date") - Number(b.type === "date") ||
      a.rank - b.rank,
  );
  return best ? { name: best.name, type: best.type, isIndexed: best.isIndexed } : null;
}
