import { chooseColumn, stampType } from "#lib/engines/freshness/choose-column.ts";
import type { KnownTable } from "./known.ts";

/** The column whose newest value tells when a table was updated: the one that a person chose, or one that is detected. */
export function stampToRead({ columns, columnName, indexed }: KnownTable) {
  const chosen = columns.find((column) => column.name === columnName);
  const type = chosen ? stampType(chosen.type) : null;
  return chosen && type ? { name: chosen.name, type } : chooseColumn(columns, new Set(indexed));
}
