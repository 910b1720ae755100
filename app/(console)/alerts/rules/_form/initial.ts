import { SUGGESTIONS, type SuggestionName } from "#lib/alerts/suggestions.ts";
import type { RuleRow } from "#lib/alerts/views.ts";

/** What the fields of a rule hold before anybody types. */
export type RuleFields = {
  id: string;
  name: string;
  kinds: readonly string[];
  severities: readonly string[];
  sourceIds: readonly string[];
  destinationIds: readonly string[];
  schemaGlobs: string;
  tableGlobs: string;
  tags: string;
  isBreakingOnly: boolean;
  isStateChangeOnly: boolean;
  inARow: string;
  dailyLimit: string;
  delay: Span;
  cooldown: Span;
};
type Span = { amount: string; unit: string };

const NO_SPAN: Span = { amount: "", unit: "hours" };

export const NEW_RULE: RuleFields = {
  ...{ id: "", name: "", kinds: [], severities: [], sourceIds: [], destinationIds: [] },
  ...{ schemaGlobs: "", tableGlobs: "", tags: "", isBreakingOnly: false, isStateChangeOnly: true },
  ...{ inARow: "", dailyLimit: "", delay: NO_SPAN, cooldown: NO_SPAN },
};

type Suggested = {
  suggestion: SuggestionName;
  source: { id: string; name: string } | null;
  destinationIds: string[];
};

/** One that is filled in; of one source where one is meant. */
export function suggestedRule({ suggestion, source, destinationIds }: Suggested): RuleFields {
  const { name, kinds, ...rest } = SUGGESTIONS[suggestion];
  return {
    ...NEW_RULE,
    ...{ kinds, destinationIds, name: source ? `${name} of ${source.name}` : name },
    sourceIds: source ? [source.id] : [],
    isBreakingOnly: "isBreakingOnly" in rest,
  };
}

export const storedRule = (rule: RuleRow): RuleFields => ({
  ...{ id: rule.id, name: rule.name, kinds: rule.kinds, severities: rule.severities },
  ...{ sourceIds: rule.sourceIds, destinationIds: rule.destinationIds },
  schemaGlobs: rule.schemaGlobs.join(", "),
  tableGlobs: rule.tableGlobs.join(", "),
  tags: rule.tags.join(", "),
  ...{ isBreakingOnly: rule.isBreakingOnly, isStateChangeOnly: rule.isStateChangeOnly },
  inARow: rule.inARow === 1 ? "" : String(rule.inARow),
  dailyLimit: rule.dailyLimit === null ? "" : String(rule.dailyLimit),
  delay: spanOf(rule.delayOverSeconds),
  cooldown: spanOf(rule.cooldownSeconds),
});

const UNITS = [
  ["days", 86_400],
  ["hours", 3_600],
  ["minutes", 60],
] as const;

/** In the largest unit that has no rest. */
function spanOf(seconds: number | null): Span {
  if (seconds === null) return NO_SPAN;
  const [unit, size] = UNITS.find(([, each]) => seconds % each === 0) ?? (["minutes", 60] as const);
  return { amount: String(seconds / size), unit };
}
