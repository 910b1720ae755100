import type { ColumnFacts, Reason, TableFacts } from "./facts.ts";
import { NAME_RULES } from "./lexicon/all-words.ts";
import { NEUTRAL, OF_A_PERSON, TURNS_AFTER, TURNS_BEFORE } from "./lexicon/modifiers.ts";
import { contentWords, phraseSet, ruleSpansOf, type Span } from "./name-match.ts";
import type { NameRule, TableContext, TableKind } from "./name-rule.ts";
import { kindByName } from "./table-kind.ts";
import { lengthOf, typeClassOf } from "./type-class.ts";
import type { PiiTag } from "./vocabulary.ts";

/** What a name says of its column. */
export type NameEvidence = { tag: PiiTag; rule: NameRule; reason: Reason };

const neutral = phraseSet(NEUTRAL);
const turnsAfter = phraseSet(TURNS_AFTER);
const turnsBefore = phraseSet(TURNS_BEFORE);
const ofAPerson = phraseSet(OF_A_PERSON);

const KIND_WORDS: Record<TableKind, string> = {
  person: "of a person",
  personal: "in a table of what belongs to people",
  thing: "of a thing",
  unknown: "in a table that does not tell whom it is about",
};
const kept = new Map(
  NAME_RULES.map(({ id, keeps = [] }) => [id, keeps === "anything" ? keeps : phraseSet(keeps)]),
);
/** Whether a word may stand after what a rule matched and change nothing. */
const keeps = ({ id }: NameRule, word: string): boolean => {
  const those = kept.get(id);
  return those === "anything" || those?.has(word) === true;
};
const BARE_NAMES = new Set(["name.name"]);

export function nameEvidence(table: TableFacts, column: ColumnFacts, context: TableContext): NameEvidence[] {
  const words = withoutTable(contentWords(column.name), contentWords(table.name));
  const found = ruleSpansOf(words).flatMap((span) => judge(words, span, column, context) ?? []);
  // Whose number it is, beside the number: `cpf_titular` holds no name.
  const numbers = found.filter(({ tag }) => tag !== "pii:name");
  return numbers.length > 0 ? numbers : found;
}

/** `customer_name` of `customer` is its `name`; a column called as its table keeps its word. */
function withoutTable(words: readonly string[], table: readonly string[]): readonly string[] {
  const isPrefix = table.length < words.length && table.every((word, at) => word === words[at]);
  const rest = words.slice(table.length);
  // `user name` is one word of its own.
  const isWhole = ruleSpansOf(words).some(({ start, end }) => start < table.length && end > table.length);
  return isPrefix && !isWhole ? rest : words;
}

function judge(
  words: readonly string[],
  { thing: rule, start, end, text }: Span<NameRule>,
  column: ColumnFacts,
  context: TableContext,
): NameEvidence | null {
  const saysMore = (word: string) => word !== context.prefix && ownerOf([word], []) !== "person";
  if (rule.isWhole && (end < words.length || words.slice(0, start).some(saysMore))) return null;
  if (rule.tag === null || !rule.types.includes(typeClassOf(column.type)) || isTooShort(rule, column.type))
    return null;
  const before = words
    .slice(0, start)
    .filter((word) => word !== context.prefix || ownerOf([word], []) !== null);
  const after = words.slice(end).filter((word) => !keeps(rule, word));
  if (before.some((word) => turnsBefore.has(word)) || after.some((word) => turnsAfter.has(word))) return null;
  const owner = ownerOf(before, after);
  const kind = owner ?? context.kind;
  const isPart = context.hasAddress && (kind === "person" || kind === "personal");
  let weight = (isPart && rule.besideAddress) || rule.weights[kind];
  const isUnknown = (word: string) => !/^\d+$/.test(word) && !neutral.has(word) && owner === null;
  if (after.some(isUnknown)) weight *= 0.5;
  if (before.some(isUnknown)) weight *= BARE_NAMES.has(rule.id) ? 0.4 : 0.95;
  if (weight <= 0) return null;
  const says = `the name says “${text}”${rule.weights.person === rule.weights.thing ? "" : ` ${KIND_WORDS[kind]}`}, type ${column.type}`;
  return { tag: rule.tag, rule, reason: { rule: rule.id, says, weight } };
}

/** Whose it is by the words beside it, the nearest first; null where they do not say. */
function ownerOf(before: readonly string[], after: readonly string[]): TableKind | null {
  for (const word of [...before.toReversed(), ...after]) {
    if (ofAPerson.has(word)) return "person";
    const kind = kindByName(word);
    if (kind === "person" || kind === "thing") return kind;
  }
  return null;
}

/** A column of two letters holds no telephone number. */
function isTooShort({ tag }: NameRule, type: string): boolean {
  const length = lengthOf(type);
  const least = tag === "pii:email" ? 8 : tag === "pii:phone" ? 6 : tag === "pii:credit-card" ? 3 : 1;
  return length !== null && length < least;
}
