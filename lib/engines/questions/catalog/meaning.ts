/** What a word or phrase of a question about the catalog may mean. */
import type { Phrases } from "../words/phrases.ts";
import type { Severity, Standing } from "./question.ts";

export type Noun =
  | "table"
  | "view"
  | "column"
  | "index"
  | "primary_key"
  | "foreign_key"
  | "enum"
  | "routine"
  | "trigger"
  | "comment";
export type Verb = "added" | "removed" | "renamed" | "changed" | "typed";
/** `feeds`: what comes before it flows into what follows. `reads`: the other way round. */
export type Flow = "feeds" | "reads" | "upstream" | "downstream" | "both";
export type Ask =
  | ("where" | "which" | "show" | "howMany" | "when" | "by" | "holds" | "open" | "schema" | "not" | "direct")
  | (
      | "describe"
      | "what"
      | "meaning"
      | "updated"
      | "freshness"
      | "anomalies"
      | "odd"
      | "again"
      | "severity"
      | "kind"
      | "who"
      | "metrics"
      | "foundBy"
      | "often"
      | "object"
    )
  | (
      | "depth"
      | "everywhere"
      /** “Views included.” */
      | "viewsToo"
      | "off"
      | "freshnessCheck"
      /** “By its newest capture.” */
      | "newest"
      /** “Marked as expected.” */
      | "expected"
      /** What is left out beside what is asked for. */
      | "others"
      | "suggested"
      | "past"
      | "indirect"
      | "reverse"
    );

export type Meaning =
  | { kind: "ask"; value: Ask }
  | { kind: "noun"; value: Noun }
  | { kind: "sourceNoun" }
  | { kind: "verb"; value: Verb }
  | { kind: "flow"; value: Flow }
  | { kind: "tag"; value: string; isInWords: true }
  | { kind: "severity"; value: Severity }
  | { kind: "standing"; value: Standing }
  /** `in` and its like, which make a place of the name after them. */
  | { kind: "into" }
  | { kind: "filler" };

export const ask = (value: Ask): Meaning => ({ kind: "ask", value });
export const noun = (value: Noun): Meaning => ({ kind: "noun", value });
export const verb = (value: Verb): Meaning => ({ kind: "verb", value });
export const flow = (value: Flow): Meaning => ({ kind: "flow", value });
export const tag = (value: string): Meaning => ({ kind: "tag", value, isInWords: true });
export const severity = (value: Severity): Meaning => ({ kind: "severity", value });
export const standing = (value: Standing): Meaning => ({ kind: "standing", value });

export type CatalogLine = readonly [Phrases, Meaning];
