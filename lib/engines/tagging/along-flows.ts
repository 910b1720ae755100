import type { Reason } from "./facts.ts";
import { TURNS_AFTER } from "./lexicon/modifiers.ts";
import { contentWords, phraseSet } from "./name-match.ts";
import { typeClassOf } from "./type-class.ts";

type FlowEnd = { tableId: string; table: string; column: string; type: string };

/** Values of one column reach another and are all that it is made of. */
export type Flow = { from: FlowEnd; to: FlowEnd };

export type ColumnTagging = { tableId: string; column: string; tag: string; confidence: number };

type Carried = ColumnTagging & { reasons: Reason[] };

const turnsAfter = phraseSet(TURNS_AFTER);
const MOST_STEPS = 6;
const KEEPS = 0.98;
/** Likely and no more: what lies between the two may have changed what it is. */
const MOST_CARRIED = 0.89;

/** A column is as sensitive as one tag says. */
const slotOf = (tag: string) => (tag.startsWith("sensitivity:") ? "sensitivity" : tag);
const keyOf = ({ tableId, column }: Pick<FlowEnd, "tableId" | "column">, tag = "") =>
  JSON.stringify([tableId, column, tag]);

/**
 * What tags say of columns that copy tagged ones, over several steps: a view's `email` is the table's. Only what is new
 * is answered. `refused` are tags that somebody took away: they end there.
 */
export function carryAlongFlows(
  tags: readonly ColumnTagging[],
  flows: readonly Flow[],
  refused: readonly Omit<ColumnTagging, "confidence">[],
): Carried[] {
  const ends = new Set(refused.map((one) => keyOf(one, one.tag)));
  const has = new Set(tags.map((one) => keyOf(one, slotOf(one.tag))));
  const copies = Map.groupBy(flows.filter(isCopy), ({ from }) => keyOf(from));
  const found: Carried[] = [];
  let latest: readonly ColumnTagging[] = tags;
  for (let step = 0; step < MOST_STEPS && latest.length > 0; step += 1) {
    const reached: Carried[] = [];
    for (const one of latest)
      for (const { from, to } of copies.get(keyOf(one)) ?? []) {
        const slot = keyOf(to, slotOf(one.tag));
        if (has.has(slot) || ends.has(keyOf(one, one.tag)) || ends.has(keyOf(to, one.tag))) continue;
        has.add(slot);
        const confidence = Math.round(Math.min(MOST_CARRIED, one.confidence * KEEPS) * 100) / 100;
        const says = `it copies ${from.table}.${from.column}, which has this tag`;
        reached.push({
          ...{ tableId: to.tableId, column: to.column, tag: one.tag, confidence },
          reasons: [{ rule: "lineage.copies", says, weight: confidence }],
        });
      }
    found.push(...reached);
    latest = reached;
  }
  return found;
}

/** A length or a hash of a value is another thing: its type or its name says so. */
const isCopy = ({ from, to }: Flow): boolean =>
  typeClassOf(from.type) === typeClassOf(to.type) &&
  (from.column === to.column || !contentWords(to.column).some((word) => turnsAfter.has(word)));
