/** What can be told of a filter without reading anything, in the browser too. */
import type { JobFilter } from "./filter.ts";

/** Whether the filter leaves anything out but by its tab and page. */
export const isNarrowed = (filter: JobFilter): boolean =>
  [
    filter.asset,
    filter.within,
    filter.from,
    filter.to,
    filter.since,
    filter.until,
    filter.over,
    filter.q,
  ].some((value) => value !== undefined) ||
  [filter.type, filter.source, filter.status, filter.trigger, filter.startedBy].some(
    (values) => values.length > 0,
  );

/** Types and assets are counted in advance or quickly; under anything else counts stop. */
export const isCountedExactly = (filter: JobFilter): boolean =>
  !isNarrowed({ ...filter, status: [], type: [], asset: undefined });

const UNIT_MS = { s: 1_000, m: 60_000, h: 3_600_000 } as const;

/** Of a filter's `over`. */
export function overMs(over: string): number {
  const unit = over.at(-1);
  return Number(over.slice(0, -1)) * (unit === "h" || unit === "m" ? UNIT_MS[unit] : UNIT_MS.s);
}
