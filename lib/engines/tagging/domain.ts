import type { Reason, TableFacts } from "./facts.ts";
import { DOMAIN_WORDS } from "./lexicon/domain-words.ts";
import { contentWords, phraseSet } from "./name-match.ts";
import { DOMAIN_TAGS, type DomainTag } from "./vocabulary.ts";

const WORDS = Object.fromEntries(DOMAIN_TAGS.map((tag) => [tag, phraseSet(DOMAIN_WORDS[tag])])) as Record<
  DomainTag,
  ReadonlySet<string>
>;
const LAST_WORD = 2.5;
const OTHER_WORD = 1.5;
const SCHEMA_WORD = 1.2;
const COLUMN_WORD = 0.25;
const MOST_OF_COLUMNS = 1.25;
const LEAST = 1.2;
const LEAD = 0.2;

/** What part of the business a table belongs to, by its name, its schema's and its columns'; null where none stands out. */
export function domainOf(
  table: TableFacts,
): { tag: DomainTag; confidence: number; reasons: Reason[] } | null {
  const words = contentWords(table.name);
  const schema = contentWords(table.schemaName);
  const columns = table.columns.map(({ name }) => contentWords(name));
  const scored = DOMAIN_TAGS.map((tag) => {
    const knows = (word: string) => WORDS[tag].has(word);
    const own = words.filter(knows);
    const last = words.at(-1);
    const heard = columns.filter((one) => one.some(knows)).length;
    const score =
      own.reduce((sum, word) => sum + (word === last ? LAST_WORD : OTHER_WORD), 0) +
      (schema.some(knows) ? SCHEMA_WORD : 0) +
      Math.min(MOST_OF_COLUMNS, heard * COLUMN_WORD);
    return { tag, score, own, heard, isSchema: schema.some(knows) };
  }).sort((a, b) => b.score - a.score);
  const [best, next] = scored;
  if (!best || best.score < LEAST || best.score - (next?.score ?? 0) < LEAD) return null;
  const confidence = Math.round(Math.min(0.88, 0.45 + best.score * 0.1) * 100) / 100;
  const parts = [
    ...best.own.map((word) => `the table is called “${word}”`),
    ...(best.isSchema ? [`its schema is ${table.schemaName}`] : []),
    ...(best.heard > 0 ? [`${best.heard} of ${columns.length} columns use words of it`] : []),
  ];
  return {
    tag: best.tag,
    confidence,
    reasons: parts.map((says) => ({ rule: "domain.words", says, weight: confidence })),
  };
}
