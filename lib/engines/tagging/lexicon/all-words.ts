import { CONTACT_RULES } from "./contact-rules.ts";
import { DOMAIN_WORDS } from "./domain-words.ts";
import { IDENTITY_RULES } from "./identity-rules.ts";
import { NEUTRAL, TURNS_AFTER, TURNS_BEFORE } from "./modifiers.ts";
import { MONEY_RULES } from "./money-rules.ts";
import { BELONGINGS, PEOPLE, THINGS } from "./nouns.ts";
import { PERSON_RULES } from "./person-rules.ts";
import { SENSITIVE_RULES } from "./sensitive-rules.ts";

export const NAME_RULES = [...CONTACT_RULES, ...PERSON_RULES, ...IDENTITY_RULES, ...MONEY_RULES];

/** Every word some rule knows: where names are written without gaps, they are taken apart into these. */
export const VOCABULARY: ReadonlySet<string> = new Set(
  [
    ...[...NAME_RULES, ...SENSITIVE_RULES].flatMap((rule) => rule.phrases),
    ...[PEOPLE, BELONGINGS, THINGS, NEUTRAL, TURNS_AFTER, TURNS_BEFORE].flat(),
    ...Object.values(DOMAIN_WORDS).flat(),
  ].flatMap((phrase) => phrase.split(" ")),
);

/** Short words that may be a part of a longer one; any two letters would take every word apart. */
export const SHORT_WORDS: ReadonlySet<string> = new Set([
  ...["id", "ip", "no", "nr", "is", "has", "tel", "zip", "dob", "ssn", "sex", "cc", "num", "usr", "pwd"],
  ...["fax", "geo", "lat", "lng", "lon", "dt", "vat", "tax", "pin", "fnm", "lnm", "hm", "wrk"],
]);
