import { EXPECTED_FORMS } from "./lexicon/expected-forms.ts";
import { PROVEN_FORMS } from "./lexicon/proven-forms.ts";
import type { ValueRule } from "./value-rule.ts";

export const VALUE_RULES: readonly ValueRule[] = [...PROVEN_FORMS, ...EXPECTED_FORMS];

const BY_ID = new Map(VALUE_RULES.map((rule) => [rule.id, rule]));
export const findValueRule = (id: string): ValueRule | undefined => BY_ID.get(id);
