/** What a word or phrase of a question may mean. */

import type { Grouping, Measure, Status } from "../question.ts";
import type { Phrases } from "./phrases.ts";

export type Flag =
  | (
      | "show"
      | "which"
      | "exists"
      | "howMany"
      | "howLong"
      | "often"
      | "why"
      | "when"
      | "last"
      | "first"
      | "longest"
      | "shortest"
    )
  | ("most" | "least" | "by" | "rate" | "compare" | "slowerThanUsual" | "fasterThanUsual" | "chain")
  | ("common" | "main" | "begun" | "retried" | "total" | "trend")
  | ("again" | "refers" | "ran" | "jobs" | "me" | "ended");

export type Meaning =
  | { kind: "status"; values: Status[] }
  | { kind: "type"; value: string }
  | { kind: "trigger"; values: string[] }
  | { kind: "error"; value: string }
  | { kind: "measure"; value: Measure }
  | { kind: "grouping"; value: Grouping }
  | { kind: "flag"; value: Flag }
  | { kind: "not" }
  | { kind: "over" }
  | { kind: "under" }
  /** Why something failed has to follow it. */
  | { kind: "because" }
  /** `whose`: says nothing but whose it is, see `whose.ts`. */
  | { kind: "filler"; whose?: "me" | "person" | "thing" | "own"; isNow?: true };

export type Line = readonly [Phrases, Meaning];

export const flag = (value: Flag): Meaning => ({ kind: "flag", value });
export const statuses = (...values: Status[]): Meaning => ({ kind: "status", values });
export const type = (value: string): Meaning => ({ kind: "type", value });
export const error = (value: string): Meaning => ({ kind: "error", value });
export const trigger = (...values: string[]): Meaning => ({ kind: "trigger", values });
export const measure = (value: Measure): Meaning => ({ kind: "measure", value });
export const grouping = (value: Grouping): Meaning => ({ kind: "grouping", value });
