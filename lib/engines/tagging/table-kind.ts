import type { TableFacts } from "./facts.ts";
import { BELONGINGS, PEOPLE, THINGS } from "./lexicon/nouns.ts";
import { phrases } from "./lexicon/phrases.ts";
import { SENSITIVE_RULES } from "./lexicon/sensitive-rules.ts";
import { byPhrase, contentWords, phraseSet, ruleSpansOf, spansOf } from "./name-match.ts";
import type { TableContext, TableKind } from "./name-rule.ts";
import { remembered } from "./remembered.ts";
import type { PiiTag } from "./vocabulary.ts";

const NOUNS = byPhrase<{ kind: TableKind; phrases: readonly string[] }>([
  { kind: "person", phrases: PEOPLE },
  { kind: "personal", phrases: BELONGINGS },
  { kind: "thing", phrases: THINGS },
]);
/** Animals have a sex and an age too. */
const OF_ANIMALS = phraseSet(
  phrases(
    "species, breed, subspecies, genus, culmen, bill length, flipper, ring, shell weight, wingspan, litter, herd, plumage, fur, coat color, sire, dam",
  ),
);
const SENSITIVE = byPhrase(SENSITIVE_RULES);

/** How much a column of this kind says that its rows are people. */
const SIGNS: Partial<Record<PiiTag, number>> = {
  "pii:ssn": 1,
  "pii:date-of-birth": 1,
  "pii:national-id": 1,
  "pii:passport": 1,
  "pii:driving-licence": 0.75,
  "pii:gender": 0.75,
  "pii:age": 0.5,
  "pii:email": 0.5,
  "pii:username": 0.5,
  "pii:credential": 0.4,
  "pii:phone": 0.3,
};
const OWN_NAME_SIGN = 1;
const ENOUGH = { unknown: 1.25, personal: 1.75, thing: 1.9, person: 0 } as const;

const ADDRESS_PARTS = new Set(["name.street", "name.address", "name.postal-code", "name.city"]);

export function contextOf(table: TableFacts, seen?: ReadonlyMap<string, PiiTag>): TableContext {
  const parts = table.columns.flatMap(({ name }) =>
    ruleSpansOf(contentWords(name)).flatMap(({ thing: { id } }) => (ADDRESS_PARTS.has(id) ? [id] : [])),
  );
  return { kind: kindOfTable(table, seen), hasAddress: new Set(parts).size > 1, prefix: prefixOf(table) };
}

const LEAST_PREFIXED = 4;

function prefixOf({ columns }: TableFacts): string | null {
  const firsts = Map.groupBy(columns, ({ name }) => contentWords(name)[0]);
  const [word, those] = [...firsts].find(([, those]) => those.length * 2 > columns.length) ?? [];
  return word !== undefined && those && those.length >= LEAST_PREFIXED ? word : null;
}

/** What the rows of a table are, from its name and from the company its columns keep. */
function kindOfTable(table: TableFacts, seen: ReadonlyMap<string, PiiTag> = new Map()): TableKind {
  const byName = kindByName(table.name);
  if (table.columns.some(({ name }) => isOfAnimals(name))) return "thing";
  return signsOfPeople(table, seen, byName) >= ENOUGH[byName] ? "person" : byName;
}

/** The last noun says what it is: `customer_orders` are orders. */
export const kindByName = remembered((name: string): TableKind => {
  const nouns = spansOf(contentWords(name), NOUNS);
  return nouns.at(-1)?.thing.kind ?? "unknown";
});

const isOfAnimals = (name: string): boolean => {
  const words = contentWords(name);
  return OF_ANIMALS.has(words.join("")) || words.some((word) => OF_ANIMALS.has(word));
};

function signsOfPeople(
  { columns, primaryKey }: TableFacts,
  seen: ReadonlyMap<string, PiiTag>,
  byName: TableKind,
): number {
  const strongest = new Map<string, number>();
  const sign = (what: string, weight: number) =>
    strongest.set(what, Math.max(weight, strongest.get(what) ?? 0));
  for (const { name } of columns) {
    const words = contentWords(name);
    for (const { thing: rule, end } of ruleSpansOf(words)) {
      if (rule.tag === null || end < words.length) continue;
      if (isOthers(words) && rule.tag !== "pii:gender") continue;
      sign(rule.tag, rule.id === "name.person-name" ? OWN_NAME_SIGN : (SIGNS[rule.tag] ?? 0));
    }
    if (spansOf(words, SENSITIVE).length > 0) sign("sensitive", 0.75);
    // What a thing knows of somebody makes it no person: `victim_sex` of an incident.
    const byValues = isOthers(words) && byName === "thing" ? undefined : seen.get(name);
    if (byValues) sign(byValues, byValues === "pii:name" ? 0.75 : (SIGNS[byValues] ?? 0));
  }
  const key = primaryKey?.length === 1 ? primaryKey[0] : columns[0]?.name;
  if (key !== undefined && isPersonKey(key)) sign("key", 0.75);
  return [...strongest.values()].reduce((sum, weight) => sum + weight, 0);
}

/** Somebody else's are no sign: `contact_phone` of a company. */
const isOthers = (words: readonly string[]): boolean =>
  kindByName(words.slice(0, -1).join(" ")) !== "unknown";

/** `passenger_id` as the key of a table: its rows are passengers. */
function isPersonKey(name: string): boolean {
  const words = contentWords(name);
  return (
    /^(id|no|nr|key|number|code)$/.test(words.at(-1) ?? "") &&
    kindByName(words.slice(0, -1).join(" ")) === "person"
  );
}
