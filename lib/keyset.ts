import type { Place } from "./schemas.ts";

export type KeysetPage<Row> = {
  rows: Row[];
  /** Ids to page from; null where there is nothing further that way. */
  newer: string | null;
  older: string | null;
};

/**
 * One page of a list that runs from the newest row to the oldest, entered from either side. `read` answers the rows past
 * a place, those next to it first: older ones in falling order, newer ones (`after`) in rising. A row's place is its id,
 * or whatever else it is sorted by.
 */
export async function readKeysetPage<Row extends { id: string }>(
  { before, after }: Place,
  size: number,
  read: (place: Place, limit: number) => Promise<Row[]>,
  placeOf: (row: Row) => string = ({ id }) => id,
): Promise<KeysetPage<Row>> {
  const isUpward = after !== undefined && before === undefined;
  const found = await read(isUpward ? { after } : { before }, size + 1);
  const rows = found.slice(0, size);
  if (isUpward) rows.reverse();
  const [top, bottom] = [rows[0], rows.at(-1)];
  if (!top || !bottom) return { rows, newer: null, older: null };
  const [first, last] = [placeOf(top), placeOf(bottom)];
  const isFurther = found.length > size;
  // Without a place nobody came from anywhere.
  const isBehind =
    (before ?? after) !== undefined &&
    (await read(isUpward ? { before: last } : { after: first }, 1)).length > 0;
  const [hasNewer, hasOlder] = isUpward ? [isFurther, isBehind] : [isBehind, isFurther];
  return { rows, newer: hasNewer ? first : null, older: hasOlder ? last : null };
}
