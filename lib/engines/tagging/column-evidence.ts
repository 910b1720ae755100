import { commentEvidence } from "./comment-evidence.ts";
import type { ColumnFacts, Reason, TableFacts, ValueCounts } from "./facts.ts";
import { nameEvidence } from "./name-evidence.ts";
import type { TableContext } from "./name-rule.ts";
import { typeClassOf } from "./type-class.ts";
import { valueEvidence } from "./value-evidence.ts";
import { levelOf, type PiiTag } from "./vocabulary.ts";

export type Verdict = { tag: PiiTag; confidence: number; reasons: Reason[] };

const INET: Reason = { rule: "type.inet", says: "the type holds IP addresses", weight: 0.8 };
const APPLIED = 0.6;
const SURE = 0.8;
/** Names alone do not confirm anything. */
const MOST_UNSEEN = 0.89;

/** Everything that speaks for and against each tag of a column, weighed; the strongest first. */
export function judgeColumn(
  table: TableFacts,
  column: ColumnFacts,
  context: TableContext,
  counts: ValueCounts | undefined,
): Verdict[] {
  const names = nameEvidence(table, column, context);
  const evidence = [
    ...names.map(({ tag, reason }) => ({ tag, reason })),
    ...(names.length === 0 ? commentEvidence(column) : []),
    ...(typeClassOf(column.type) === "address" ? [{ tag: "pii:ip-address" as const, reason: INET }] : []),
    ...(counts ? valueEvidence(column, counts, names, context.kind) : []),
  ];
  const byTag = Map.groupBy(evidence, ({ tag }) => tag);
  const verdicts = [...byTag].map(([tag, found]) =>
    weigh(
      tag,
      found.map(({ reason }) => reason),
    ),
  );
  const shown = verdicts.filter(({ confidence }) => levelOf(confidence) !== null);
  return withoutRivals(shown.sort((a, b) => b.confidence - a.confidence || (a.tag < b.tag ? -1 : 1)));
}

function weigh(tag: PiiTag, reasons: Reason[]): Verdict {
  const speaksFor = reasons.filter(({ weight }) => weight > 0);
  const doubt = reasons.reduce((left, { weight }) => (weight < 0 ? left * (1 + weight) : left), 1);
  const unsure = speaksFor.reduce((left, { weight }) => left * (1 - weight), 1);
  const isSeen = speaksFor.some(({ rule }) => /^(value|type)\./.test(rule));
  const confidence = (isSeen ? 1 - unsure : Math.min(1 - unsure, MOST_UNSEEN)) * doubt;
  return { tag, confidence: Math.round(confidence * 100) / 100, reasons };
}

/** A value is one thing: beside a tag that is applied only those stay that are as good as sure. */
function withoutRivals(verdicts: Verdict[]): Verdict[] {
  const [first] = verdicts;
  if (!first || first.confidence < APPLIED) return verdicts;
  return verdicts.filter((one) => one === first || one.confidence >= SURE);
}
