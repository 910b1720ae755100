/** Of people the catalog knows nothing: who may read a table, who owns it, who looks at it. */
import type { Refusal } from "../refusal.ts";
import type { Token } from "../words/tokens.ts";

export const OF_PEOPLE: Refusal = {
  because: "Who owns, uses or may read something is not kept. Ask which tables it is used in.",
};

const GROUPS =
  "users?|people|persons?|humans?|analysts?|engineers?|developers?|colleagues?|teams?|teammates?|staff|employees?|readers?";

const SHAPES: readonly RegExp[] = [
  /\b(who|whom|whoever)\b/,
  /^whose\b|\b(by|in|on|at|under|for|of) whose\b/,
  /\b(access|accessible|permissions?|privileges?|grants?|granted|rights|authori[sz]ed|entitled to)\b/,
  /\b(owners?|owned|owns|stewards?|custodians?|responsible)\b/,
  /\b(by|did|does|do|has|have|is|are|was|were|can) (any ?one|any ?body|some ?one|some ?body|every ?one|every ?body)\b/,
  new RegExp(
    `\\b(by|did|does|do|are|were|can|which|what|any|many) (any|some|the|our|other|human|all)? ?(${GROUPS})\\b(?!['’])(?! (of|from|with)\\b)`,
  ),
];

export const isOfPeople = (tokens: readonly Token[]): boolean => {
  const text = tokens.map(({ text, said }) => (/['’]s$/.test(said) ? `${text}'s` : text)).join(" ");
  return SHAPES.some((shape) => shape.test(text));
};
