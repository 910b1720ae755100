import type { ColumnFacts, Reason, ValueCounts } from "./facts.ts";
import type { NameEvidence } from "./name-evidence.ts";
import { contentWords } from "./name-match.ts";
import type { TableKind } from "./name-rule.ts";
import { kindByName } from "./table-kind.ts";
import { typeClassOf } from "./type-class.ts";
import type { Proof, ValueRule } from "./value-rule.ts";
import { findValueRule, VALUE_RULES } from "./value-rules.ts";
import type { PiiTag } from "./vocabulary.ts";

export type ValueEvidence = { tag: PiiTag; reason: Reason };

/** Fewer values than these say nothing. */
const LEAST_SAMPLED = 3;
const LEAST_TO_CONTRADICT = 5;
const MOST_TO_CONTRADICT = 0.08;
/** Forms that are rare by chance and common where the name promises them: how much they add to it. */
const TELLING: Readonly<Record<string, number>> = {
  ...{ "phone-digits": 0.4, "credit-card-digits": 0.4, gender: 0.4 },
  ...{ age: 0.25, coordinate: 0.25, date: 0.25, "postal-code": 0.25, "not-status": 0.25 },
};
/** People share names, but not a few of them all. */
const LEAST_TO_MISS_VARIETY = 20;
const LEAST_VARIETY = 0.2;
const LEAST_KNOWN_NAMES = 0.15;
/** A name that speaks of a thing lends a check no strength. */
const LEAST_NAMED = 0.3;
/** Of digits alone, so that a column of whole numbers may hold them. */
const OF_DIGITS = new Set([
  "credit-card",
  "polish-id",
  "dutch-id",
  "british-health-id",
  "brazilian-id",
  "turkish-id",
]);

/** What is worth asking of a column's values; nothing where its type already says all there is. */
export function checksFor(column: ColumnFacts, names: readonly NameEvidence[]): string[] {
  const type = typeClassOf(column.type);
  if (type !== "text" && type !== "integer" && type !== "decimal") return [];
  const general = VALUE_RULES.filter(
    ({ id, isGeneral }) => isGeneral && (type === "text" || OF_DIGITS.has(id)),
  );
  // A double has lost a card's digits.
  const asked = type === "decimal" ? [] : general.map(({ id }) => id);
  return [...new Set([...asked, ...names.flatMap(({ rule }) => rule.expects ?? [])])];
}

/** What values say by themselves, and of what the name said of them. */
export function valueEvidence(
  column: ColumnFacts,
  counts: ValueCounts,
  names: readonly NameEvidence[],
  tableKind: TableKind,
): ValueEvidence[] {
  if (counts.sampled < LEAST_SAMPLED) return [];
  const ownKind = kindByName(column.name);
  const kind = ownKind === "unknown" ? tableKind : ownKind;
  const isVersion = contentWords(column.name).some((word) => /^(version|release|build)$/.test(word));
  const proven = VALUE_RULES.flatMap((rule) => {
    if (!rule.proves || (rule.id === "ip" && isVersion)) return [];
    const named = names.some(({ tag, reason }) => tag === rule.proves?.tag && reason.weight >= LEAST_NAMED);
    const weight = provenWeight(rule.proves, ratioOf(rule, counts), counts, { kind, named });
    return weight > 0 ? [{ tag: rule.proves.tag, reason: reasonFor(rule, counts, weight) }] : [];
  });
  return [...proven, ...names.flatMap((name) => aboutName(name, counts, proven))];
}

const ratioOf = ({ id }: ValueRule, { matches, sampled }: ValueCounts): number =>
  (matches[id] ?? 0) / sampled;

function provenWeight(
  { leastRatio, leastDistinct, mostDistinct, weights }: Proof,
  ratio: number,
  { distinct, sampled }: ValueCounts,
  { kind, named }: { kind: TableKind; named: boolean },
): number {
  // Where the name says the same, half as many will do, and whose it is has been decided.
  if (ratio < (named ? leastRatio / 2 : leastRatio)) return 0;
  if (distinct < Math.min(leastDistinct, named ? Math.ceil(sampled / 4) : sampled)) return 0;
  if (mostDistinct !== undefined && distinct > mostDistinct) return 0;
  return named ? weights.person : weights[kind];
}

/** Whether the values are what the name promised: some support it, and none at all takes it back. */
function aboutName(
  { tag, rule }: NameEvidence,
  counts: ValueCounts,
  proven: readonly ValueEvidence[],
): ValueEvidence[] {
  const expected = (rule.expects ?? []).filter((id) => counts.matches[id] !== undefined);
  if (expected.length === 0 || proven.some((one) => one.tag === tag)) return [];
  const [best] = expected
    .flatMap((id) => findValueRule(id) ?? [])
    .map((check) => ({ check, ratio: ratioOf(check, counts) }))
    .sort((a, b) => b.ratio - a.ratio);
  if (!best) return [];
  if (best.ratio >= 0.6)
    return [
      ...(TELLING[best.check.id]
        ? [{ tag, reason: reasonFor(best.check, counts, TELLING[best.check.id] ?? 0) }]
        : []),
      ...(rule.id === "name.name" ? fewNames(counts) : []),
    ];
  const isContradicted = best.ratio <= MOST_TO_CONTRADICT && counts.sampled >= LEAST_TO_CONTRADICT;
  return isContradicted ? [{ tag, reason: reasonFor(best.check, counts, -0.75) }] : [];
}

/** `web`, `ios` and `cli` in turn are no names of people. */
function fewNames({ sampled, distinct, matches }: ValueCounts): ValueEvidence[] {
  const known = ["given-name", "family-name"].map((id) => matches[id]);
  if (sampled < LEAST_TO_MISS_VARIETY || distinct >= sampled * LEAST_VARIETY) return [];
  if (known.some((count) => count === undefined || count > sampled * LEAST_KNOWN_NAMES)) return [];
  const says = `only ${distinct} of ${sampled} sampled values differ, and hardly any is a common name`;
  return [{ tag: "pii:name", reason: { rule: "value.few-names", says, weight: -0.6 } }];
}

const reasonFor = ({ id, says }: ValueRule, { matches, sampled }: ValueCounts, weight: number): Reason => ({
  rule: `value.${id}`,
  says: `${matches[id] ?? 0} of ${sampled} sampled values ${says}`,
  weight,
});
