/**
 * How many values of a column are distinct, of many columns in one statement and one pass over the rows. Values are grouped
 * as they are where they have to be counted exactly; else by the smallest of their hashes: of hashes that are spread evenly,
 * those below a bound are a known part of all. A sample tells it by how many of its values came once alone.
 */
import { quotedName } from "./quoted-name.ts";

export type DistinctColumn = {
  name: string;
  type: string;
  /** Which part of all hashes is looked at; null where values are grouped as they are. */
  part: number | null;
};

/** Of the values that were looked at: how many were distinct, how many rows had one, and how many values came once. */
export type Groups = { place: number; groups: number; rows: number; once: number };

/** `source` names the rows and calls them `r`. Each column has its own groups, and what is null or not looked at has none. */
export function distinctStatement(source: string, columns: readonly DistinctColumn[]): string {
  const keys = columns.map((_, place) => `k${place}`);
  const places = keys.map((key, place) => `when grouping(${key}) = 0 then ${place}`);
  return `
    select g.place, count(*)::float8 as groups, sum(g.n)::float8 as rows, count(*) filter (where g.n = 1)::float8 as once
    from (
      select case ${places.join(" ")} end as place, count(*) as n
      from (select ${columns.map((column, place) => `${keyOf(column)} as k${place}`).join(", ")} from ${source}) s
      group by grouping sets (${keys.map((key) => `(${key})`).join(", ")})
      having num_nonnulls(${keys.join(", ")}) > 0) g
    group by g.place`;
}

function keyOf({ name, type, part }: DistinctColumn): string {
  const value = `r.${quotedName(name)}`;
  if (part === null) return HAS_NO_EQUALITY.test(type) ? `${value}::text` : value;
  const hash = hashOf(value, type);
  return part >= 1 ? hash : `case when ${hash} < ${boundOf(part)} then ${hash} end`;
}

/** Types that cannot be grouped by. */
const HAS_NO_EQUALITY = /^(json|xml|point|line|lseg|box|path|polygon|circle)(\[\])*$/;

/** 64 bits that are the same for equal values, whatever the collation. */
function hashOf(value: string, type: string): string {
  if (/^(smallint|integer|bigint)$/.test(type)) return `hashint8extended(${value}::bigint, 0)`;
  if (/^numeric/.test(type)) return `hash_numeric_extended(${value}, 0)`;
  if (/^(real|double precision)$/.test(type)) return `hashfloat8extended(${value}::float8, 0)`;
  if (/^timestamp/.test(type)) return `hashfloat8extended(extract(epoch from ${value})::float8, 0)`;
  if (type === "uuid") return `uuid_hash_extended(${value}, 0)`;
  return `hashtextextended(${value}::text collate "C", 0)`;
}

/** The hash below which that part of all hashes is. */
function boundOf(part: number): string {
  const steps = BigInt(Math.round(part * 2 ** 40));
  return `'${steps * 2n ** 24n - 2n ** 63n}'::bigint`;
}

/** So many groups tell the number of all to about one in sixty. */
const ENOUGH_GROUPS = 4_096;
const TOO_FEW_GROUPS = 1_024;

/** The part of all hashes that should have enough groups. */
export const partFor = (distinct: number): number => Math.min(1, ENOUGH_GROUPS / Math.max(1, distinct));

/** Another part where this one had too few groups to tell; null where it tells. */
export function widerPart(part: number, { groups }: Groups): number | null {
  if (part >= 1 || groups >= TOO_FEW_GROUPS) return null;
  return Math.min(1, (part * ENOUGH_GROUPS) / Math.max(1, groups));
}

/** What a part of all hashes says of all values. */
export const scaled = ({ groups, rows }: Groups, part: number) => ({
  distinct: Math.round(groups / part),
  duplicates: Math.round((rows - groups) / part),
});

/** What a sample of `share` of all rows says of all of them, as the planner itself estimates (Haas and Stokes). */
export function extrapolated({ groups, rows, once }: Groups, share: number) {
  if (rows === 0) return { distinct: 0, duplicates: 0 };
  const all = rows / share;
  const distinct = Math.min(all, Math.max(groups, (rows * groups) / (rows - once + once * share)));
  return { distinct: Math.round(distinct), duplicates: Math.round(all - distinct) };
}
