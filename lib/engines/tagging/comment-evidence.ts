import type { ColumnFacts, Reason } from "./facts.ts";
import { TURNS_AFTER, TURNS_BEFORE } from "./lexicon/modifiers.ts";
import { contentWords, phraseSet, ruleSpansOf } from "./name-match.ts";
import { typeClassOf } from "./type-class.ts";
import type { PiiTag } from "./vocabulary.ts";

const turnsAfter = phraseSet(TURNS_AFTER);
const turnsBefore = phraseSet(TURNS_BEFORE);
/** A longer comment tells a story, in which anything may occur. */
const SHORT_COMMENT_WORDS = 10;
const LONGEST_COMMENT_WORDS = 40;
/** Rules that mean the same wherever they stand; `name` and `city` say nothing in a sentence. */
const LEAST_ANYWHERE = 0.8;

export function commentEvidence({ comment, type }: ColumnFacts): { tag: PiiTag; reason: Reason }[] {
  if (!comment) return [];
  const words = contentWords(comment.slice(0, 1_000));
  if (words.length > LONGEST_COMMENT_WORDS) return [];
  return ruleSpansOf(words).flatMap(({ thing: { id, tag, weights, types }, start, end, text }) => {
    if (tag === null || weights.unknown < LEAST_ANYWHERE || !types.includes(typeClassOf(type))) return [];
    const before = words.slice(Math.max(0, start - 4), start);
    if (
      before.some((word) => turnsBefore.has(word)) ||
      words.slice(end, end + 2).some((word) => turnsAfter.has(word))
    )
      return [];
    const weight = words.length <= SHORT_COMMENT_WORDS ? 0.65 : 0.4;
    return [
      { tag, reason: { rule: id.replace("name.", "comment."), says: `the comment says “${text}”`, weight } },
    ];
  });
}
