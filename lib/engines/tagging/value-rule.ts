import type { ValueCheck } from "#lib/connectors/sampling.ts";
import type { TableKind } from "./name-rule.ts";
import type { PiiTag } from "./vocabulary.ts";

/** What it says when enough values of a column pass a check, whatever the column is called. */
export type Proof = {
  tag: PiiTag;
  /** Of the sampled values. */
  leastRatio: number;
  /** Different ones among the sampled: a check that some numbers pass by chance is passed by one number many times. */
  leastDistinct: number;
  mostDistinct?: number;
  weights: Readonly<Record<TableKind, number>>;
};

export type ValueRule = ValueCheck & {
  /** As in `17 of 20 sampled values …`. */
  says: string;
  proves?: Proof;
  /** Asked of every column of text; the others only where a name expects them. */
  isGeneral?: boolean;
};

export const proof = (
  tag: PiiTag,
  leastRatio: number,
  weight: number,
  {
    thing = weight,
    unknown = weight,
    leastDistinct = 3,
    mostDistinct,
  }: Partial<Proof & { thing: number; unknown: number }> = {},
): Proof => ({
  ...{ tag, leastRatio, leastDistinct },
  ...(mostDistinct !== undefined && { mostDistinct }),
  weights: { person: weight, personal: weight, unknown, thing },
});
