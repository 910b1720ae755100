/** Metrics whose pasts are asked for at once: a few megabytes. */
const MOST_AT_ONCE = 200;

/** Tables whose metrics are so many together at most; one that has more is a part of its own. */
export function inParts<Table extends { found: readonly unknown[] }>(tables: readonly Table[]): Table[][] {
  const parts: Table[][] = [];
  let metrics = MOST_AT_ONCE;
  for (const table of tables) {
    if (metrics + table.found.length > MOST_AT_ONCE) {
      parts.push([]);
      metrics = 0;
    }
    parts.at(-1)?.push(table);
    metrics += table.found.length;
  }
  return parts;
}
