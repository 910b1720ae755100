import type { Expanded } from "./expand-names.ts";
import type { Fact } from "./facts.ts";
import type { Reading } from "./readings.ts";
import { capital, fact, singular } from "./wording.ts";

/** Words of a table's name that say what kind of table it is, not what is in it. */
const KIND_WORDS =
  /^(tbl|table|dim|dimension|fact|fct|stg|staging|raw|ref|lkp|lookup|bridge|xref|vw|view|mv|tmp|log|audit|history|hist)$/;
/** What the letters alone suggest and little else supports is shown as it is written. */
const LEAST_BY_LETTERS = 0.3;

/** Spoken letter by letter. */
const SPELLED =
  /^(id|url|uri|ip|sku|uuid|api|http|html|json|xml|csv|pdf|sql|gps|vat|iban|bic|imei|vin|isbn|utc|cpu|sms|gpa)$/;

export type Named = {
  words: readonly string[];
  /** As in `Customer phone number`. */
  title: string;
  facts: readonly Fact[];
};

const GROUNDS: Readonly<Record<Reading["ground"], string | null>> = {
  word: null,
  kept: null,
  dictionary: "a usual abbreviation",
  catalog: "a word of this catalog",
  letters: "by its letters",
  initials: "the first letters of another table's name",
};

const trusted = (part: Reading): Reading =>
  (part.ground === "letters" || part.ground === "catalog") && part.score < LEAST_BY_LETTERS
    ? { ...part, words: [part.from], ground: "kept" }
    : part;

/** `nameless` stands for a name of signs alone. */
export function nameInWords(name: string, { parts }: Expanded, nameless: string): Named {
  const read = parts.map(trusted);
  const facts = read.flatMap(({ from, words, ground }) => {
    const why = GROUNDS[ground];
    return why === null ? [] : [`${from} = ${words.join(" ")} (${why})`];
  });
  const words = read.flatMap((part) => part.words);
  const own = words.length > 0 ? words : [nameless];
  return {
    words: own,
    title: capital(own.map((word) => (SPELLED.test(word) ? word.toUpperCase() : word)).join(" ")),
    facts: [fact("name", [`the name ${name}`, ...facts].join("; "))],
  };
}

/** What one row of the table is: `customer order`. */
export function nounOf({ words }: Named): string {
  const kept = words.filter((word) => !KIND_WORDS.test(word));
  const noun = kept.length > 0 ? kept : words;
  return [...noun.slice(0, -1), singular(noun.at(-1) ?? "")].join(" ");
}
