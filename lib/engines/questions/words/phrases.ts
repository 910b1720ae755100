/** Phrases made of words that may stand for one another. Of every list one is taken, and nothing between bars is left out. */

/** `each("by|via", "the|", "schedule")`: “by the schedule”, “by schedule”, “via the schedule”, “via schedule”. */
export const each = (...parts: readonly string[]): string =>
  parts
    .reduce<string[]>(
      (made, part) =>
        made.flatMap((begun) => part.split("|").map((word) => [begun, word].filter(Boolean).join(" "))),
      [""],
    )
    .join("|");

/** Lists of which one stands after the other, as in `each`, matched in turn: for lists whose products are many. */
export type Sequence = { readonly lists: readonly (readonly string[])[] };
export const inTurn = (...parts: readonly string[]): Sequence => ({
  lists: parts.map((part) => part.split("|")),
});

/** Phrases separated by `|`, or in turn, or both. */
export type Phrases = string | Sequence | readonly (string | Sequence)[];

/** The phrases of all of these lists. */
export const either = (...lists: readonly string[]): string => lists.join("|");

const BE =
  "|was|were|is|are|been|being|be|get|gets|got|getting|was last|were last|was first|was being|were being|has been|have been";

/**
 * What is done to a thing: “extract the lineage”, “lineage was extracted”, “extracting of lineage”. Of each verb four forms:
 * `extract extracts extracted extracting`.
 */
export const doing = (things: string, ...verbs: readonly string[]): string =>
  verbs
    .flatMap((verb) => {
      const [base = "", third = "", past = "", being = ""] = verb.split(" ");
      return [
        each(`${base}|${third}|${past}|${being}`, "|the|a|new|all|any", things),
        each(things, BE, past),
        each(things, being),
        each(being, "of|of the|for|for the", things),
      ];
    })
    .join("|");
