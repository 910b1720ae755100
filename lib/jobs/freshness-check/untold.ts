import type { TableToDate } from "#lib/connectors/freshness.ts";
import type { KnownTable } from "./known.ts";
import { stampToRead } from "./stamp-to-read.ts";

/** What there would be to go by, or to do, where nothing tells when a table was updated; null where there is nothing. */
export function untoldBecause(table: KnownTable, { column }: TableToDate, mayRead: boolean): string | null {
  if (column !== null || !mayRead) return null;
  if (!table.isReadable) return "The role of the source may not read it.";
  const stamp = stampToRead(table);
  if (stamp !== null)
    return `Looking for the newest ${stamp.name} would read all of a large table, as no index begins with it.`;
  const names = table.columns.map(({ name }) => name);
  if (names.length === 0) return null;
  return `No column is known to be written with each row. Choose one that is, if ${inWords(names)}.`;
}

const MOST_NAMED = 3;

/** `placed_at is`, `one of placed_at and due_at is`. */
function inWords(names: readonly string[]): string {
  const named = names.slice(0, MOST_NAMED);
  const last = named.at(-1) ?? "";
  return named.length === 1 ? `${last} is` : `one of ${named.slice(0, -1).join(", ")} and ${last} is`;
}
