import type { Verdict } from "./column-evidence.ts";
import type { ColumnFacts, Reason } from "./facts.ts";
import { TURNS_AFTER } from "./lexicon/modifiers.ts";
import { SENSITIVE_RULES } from "./lexicon/sensitive-rules.ts";
import { byPhrase, contentWords, phraseSet, spansOf } from "./name-match.ts";
import type { TableKind } from "./name-rule.ts";
import { typeClassOf } from "./type-class.ts";
import type { PiiTag, SensitivityTag } from "./vocabulary.ts";

const OF_PII: Record<PiiTag, SensitivityTag> = {
  "pii:ssn": "sensitivity:high",
  "pii:credit-card": "sensitivity:high",
  "pii:national-id": "sensitivity:high",
  "pii:driving-licence": "sensitivity:high",
  "pii:bank-account": "sensitivity:high",
  "pii:passport": "sensitivity:high",
  "pii:credential": "sensitivity:high",
  "pii:email": "sensitivity:medium",
  "pii:phone": "sensitivity:medium",
  "pii:address": "sensitivity:medium",
  "pii:name": "sensitivity:medium",
  "pii:date-of-birth": "sensitivity:medium",
  "pii:location": "sensitivity:medium",
  "pii:vehicle-id": "sensitivity:medium",
  "pii:ip-address": "sensitivity:low",
  "pii:age": "sensitivity:low",
  "pii:gender": "sensitivity:low",
  "pii:username": "sensitivity:low",
};
const SENSITIVITY_RANKS: readonly SensitivityTag[] = [
  "sensitivity:low",
  "sensitivity:medium",
  "sensitivity:high",
];

export type Sensitive = { tag: SensitivityTag; confidence: number; reasons: Reason[] };

const RULES = byPhrase(SENSITIVE_RULES);
const turnsAfter = phraseSet(TURNS_AFTER);
const APPLIED = 0.6;

/** How much harm a column would do in wrong hands: the worst of what it is tagged, or what its name says of a person. */
export function sensitivityOf(
  column: ColumnFacts,
  verdicts: readonly Verdict[],
  kind: TableKind,
): Sensitive | null {
  const found = [
    ...verdicts.filter(({ confidence }) => confidence >= APPLIED).map(ofVerdict),
    ...byName(column, kind),
  ];
  return found.sort((a, b) => rankOf(b) - rankOf(a) || b.confidence - a.confidence)[0] ?? null;
}

export const rankOf = ({ tag }: Pick<Sensitive, "tag">): number => SENSITIVITY_RANKS.indexOf(tag);

const ofVerdict = ({ tag, confidence }: Verdict): Sensitive => ({
  tag: OF_PII[tag],
  confidence,
  reasons: [{ rule: "sensitivity.of-pii", says: `it is tagged ${tag}`, weight: confidence }],
});

function byName({ name, type }: ColumnFacts, kind: TableKind): Sensitive[] {
  if (kind === "thing" || /^(boolean|uuid)$/.test(typeClassOf(type))) return [];
  const words = contentWords(name);
  return spansOf(words, RULES)
    .filter(({ end }) => !words.slice(end).some((word) => turnsAfter.has(word)))
    .map(({ thing: { id, sensitivity, says }, text }) => {
      const confidence = kind === "person" ? 0.8 : 0.6;
      const reason = { rule: id, says: `the name says “${text}”: ${says}`, weight: confidence };
      return { tag: `sensitivity:${sensitivity}` as const, confidence, reasons: [reason] };
    });
}
