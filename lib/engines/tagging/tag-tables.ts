/**
 * What a catalog's columns and tables are: personal, how sensitive, whose business. The same facts give the same tags in
 * the same order, and every tag says which rules it rests on.
 */
import { judgeColumn, type Verdict } from "./column-evidence.ts";
import { domainOf } from "./domain.ts";
import type { Reason, TableFacts, Tagging, ValueCounts } from "./facts.ts";
import { nameEvidence } from "./name-evidence.ts";
import type { TableContext, TableKind } from "./name-rule.ts";
import { compileRule, type OwnRule } from "./own-rules.ts";
import { followKeys } from "./propagate.ts";
import { rankOf, type Sensitive, sensitivityOf } from "./sensitivity.ts";
import { contextOf } from "./table-kind.ts";
import { checksFor } from "./value-evidence.ts";
import { levelOf, type PiiTag, TAG_FAMILIES, type TagFamily } from "./vocabulary.ts";

export type TaggingOptions = {
  /** Of a table's columns, by table id and column; columns that were not sampled have none. */
  values?: ReadonlyMap<string, ReadonlyMap<string, ValueCounts>>;
  ownRules?: readonly OwnRule[];
  families?: readonly TagFamily[];
};

const APPLIED = 0.6;
const OWN_RULE_CONFIDENCE = 0.95;

/** The columns whose values are worth checking, and by which checks. */
export function planSample(table: TableFacts): { name: string; checks: string[] }[] {
  const context = contextOf(table);
  return table.columns
    .map((column) => ({ name: column.name, checks: checksFor(column, nameEvidence(table, column, context)) }))
    .filter(({ checks }) => checks.length > 0);
}

export function tagTables(tables: readonly TableFacts[], options: TaggingOptions = {}): Tagging[] {
  const { values = new Map(), ownRules = [], families = TAG_FAMILIES } = options;
  const kinds = new Map<string, TableKind>();
  const judged = new Map<string, Map<string, Verdict[]>>();
  for (const table of tables) {
    const { kind, verdicts } = judgeTable(table, values.get(table.id));
    kinds.set(table.id, kind);
    judged.set(table.id, verdicts);
  }
  followKeys(tables, judged);
  const rules = ownRules.map(compileRule);
  return tables.flatMap((table) =>
    describe(table, kinds.get(table.id) ?? "unknown", judged.get(table.id) ?? new Map(), rules).filter(
      ({ tag }) => !TAG_FAMILIES.some((family) => tag.startsWith(`${family}:`) && !families.includes(family)),
    ),
  );
}

/** Twice where the values show that its rows are people, which its name does not say. */
function judgeTable(table: TableFacts, values: ReadonlyMap<string, ValueCounts> | undefined) {
  const judge = (context: TableContext) =>
    new Map(
      table.columns.map((column) => [
        column.name,
        judgeColumn(table, column, context, values?.get(column.name)),
      ]),
    );
  const context = contextOf(table);
  const verdicts = judge(context);
  if (!values) return { kind: context.kind, verdicts };
  const seen = new Map<string, PiiTag>();
  for (const [column, [first]] of verdicts)
    if (first && first.confidence >= APPLIED) seen.set(column, first.tag);
  const contextSeen = contextOf(table, seen);
  const isSame = contextSeen.kind === context.kind;
  return { kind: contextSeen.kind, verdicts: isSame ? verdicts : judge(contextSeen) };
}

function describe(
  table: TableFacts,
  kind: TableKind,
  judged: ReadonlyMap<string, Verdict[]>,
  rules: readonly ReturnType<typeof compileRule>[],
): Tagging[] {
  const found: Tagging[] = [];
  const add = (column: string | null, { tag, confidence, reasons }: Said) => {
    const level = levelOf(confidence);
    if (level) found.push({ tableId: table.id, column, tag, level, confidence, reasons });
  };
  let worst: Sensitive | null = null;
  for (const column of table.columns) {
    const verdicts = judged.get(column.name) ?? [];
    const place = { schemaName: table.schemaName, tableName: table.name, column: column.name };
    const own = rules.filter((rule) => rule.fits(place));
    const ownTags = new Set(own.map(({ tag }) => tag));
    for (const tag of ownTags) add(column.name, byOwnRule(tag, own));
    for (const verdict of verdicts) if (!ownTags.has(verdict.tag)) add(column.name, verdict);
    const sensitive = sensitivityOf(column, verdicts, kind);
    if (!sensitive) continue;
    if (![...ownTags].some((tag) => tag.startsWith("sensitivity:"))) add(column.name, sensitive);
    if (!worst || rankOf(sensitive) > rankOf(worst)) worst = sensitive;
  }
  if (worst)
    add(null, {
      ...worst,
      reasons: [
        {
          rule: "sensitivity.of-columns",
          says: `its most sensitive column is ${worst.tag}`,
          weight: worst.confidence,
        },
      ],
    });
  const domain = domainOf(table);
  if (domain) add(null, domain);
  return found;
}

type Said = { tag: string; confidence: number; reasons: Reason[] };

const byOwnRule = (tag: string, rules: readonly OwnRule[]): Said => ({
  tag,
  confidence: OWN_RULE_CONFIDENCE,
  reasons: rules
    .filter((rule) => rule.tag === tag)
    .map(({ pattern }) => ({
      rule: "own.pattern",
      says: `your rule “${pattern}” fits`,
      weight: OWN_RULE_CONFIDENCE,
    })),
});
