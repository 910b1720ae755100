import type { Place } from "./schemas.ts";

export type KeysetPage<Row> = {
  rows: Row[];
  /** Ids to page from; null where there is nothing further that way. */
  newer: string | null;
  older: string | null;
};

type PlaceOf<Row> = (row: Row) => string;
const idOf = ({ id }: { id: string }): string => id;

export const isUpward = ({ before, after }: Place): boolean => after !== undefined && before === undefined;

/**
 * A page of what was found past a place: one row more than fits where there is more. `isBehind`: there are rows on the
 * side the reader came from as well.
 */
export function toKeysetPage<Row extends { id: string }>(
  found: readonly Row[],
  { place, size, isBehind }: { place: Place; size: number; isBehind: boolean },
  placeOf: PlaceOf<Row> = idOf,
): KeysetPage<Row> {
  const rows = found.slice(0, size);
  if (isUpward(place)) rows.reverse();
  const [top, bottom] = [rows[0], rows.at(-1)];
  if (!top || !bottom) return { rows, newer: null, older: null };
  const isFurther = found.length > size;
  const [hasNewer, hasOlder] = isUpward(place) ? [isFurther, isBehind] : [isBehind, isFurther];
  return { rows, newer: hasNewer ? placeOf(top) : null, older: hasOlder ? placeOf(bottom) : null };
}

/**
 * One page of a list that runs from the newest row to the oldest, entered from either side. `read` answers the rows past
 * a place, those next to it first: older ones in falling order, newer ones (`after`) in rising. A row's place is its id,
 * or whatever else it is sorted by.
 */
export async function readKeysetPage<Row extends { id: string }>(
  { before, after }: Place,
  size: number,
  read: (place: Place, limit: number) => Promise<Row[]>,
  placeOf: PlaceOf<Row> = idOf,
): Promise<KeysetPage<Row>> {
  const place: Place = before === undefined ? { after } : { before };
  const found = await read(place, size + 1);
  const [next] = found;
  // Without a place nobody came from anywhere.
  const isBehind =
    next !== undefined &&
    (before ?? after) !== undefined &&
    (await read(isUpward(place) ? { before: placeOf(next) } : { after: placeOf(next) }, 1)).length > 0;
  return toKeysetPage(found, { place, size, isBehind }, placeOf);
}
