/**
 * The work's side of the stage: rows become text where they were found, so that they cross from there to the database
 * as they are, and one part is under way while the next is read.
 */
import { storable } from "./storable.ts";

/** Some staged rows of one kind, as JSON. Parts of an attempt are numbered from 0. */
export type StagedPart = { kind: string; part: number; rows: string };

const ROWS_A_PART = 500;

export function openStaging(keep: (part: StagedPart) => Promise<void>) {
  let parts = 0;
  let underWay: Promise<void> = Promise.resolve();
  return {
    /** Resolves when there is room for the next; what could not be kept is told then. */
    async stage(kind: string, rows: readonly unknown[]): Promise<void> {
      for (let from = 0; from < rows.length; from += ROWS_A_PART) {
        const text = encode(rows.slice(from, from + ROWS_A_PART));
        await underWay;
        underWay = keep({ kind, part: parts, rows: text });
        underWay.catch(() => undefined); // told to whoever waits for it
        parts += 1;
      }
    },
    /** Resolves with the number of parts once all of them are kept. */
    async finish(): Promise<number> {
      await underWay;
      return parts;
    },
  };
}

/** Without what is null: it is half of a catalog, and reads as null where it is missing. */
const encode = (rows: readonly unknown[]): string => storable(JSON.stringify(rows.map(withoutNulls)));

/** Before the text is made: `JSON.stringify` would ask about every single value, and entries are an array for each. */
function withoutNulls(value: unknown): unknown {
  if (!isObject(value) || value instanceof Date) return value;
  if (Array.isArray(value)) return value.map(withoutNulls);
  const kept: Record<string, unknown> = {};
  for (const key in value) {
    const one = value[key];
    if (one !== null) kept[key] = isObject(one) ? withoutNulls(one) : one;
  }
  return kept;
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null;
