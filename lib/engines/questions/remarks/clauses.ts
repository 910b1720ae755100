/** The clauses of a question as it was written, by its punctuation and by the words that join one of the speaker's own. */

import { MODIFIES, PURPOSES, TIMELY } from "./aside-words.ts";

export type Clause = {
  text: string;
  /** What parts it from the one before. */
  parted: string;
};

const QUOTED = /"[^"]*"|[“«][^”»]*[”»]/;
/** Behind these and behind a number a full stop ends nothing. */
const SHORTENED = "no|nr|vs|avg|approx|e\\.g|i\\.e|a\\.m|p\\.m|mr|mrs|ms|dr|max|min|incl|excl|resp";
const anyOf = (...sets: ReadonlySet<string>[]): string => sets.flatMap((set) => [...set]).join("|");
const WHOSE = "my|our|the|a|an|this|today's|tomorrow's|next|his|her|their";
/** “… for the incident channel” at the end of a sentence. */
const FOR_WHAT = `for (?:${WHOSE}) (?:(?:${anyOf(MODIFIES, PURPOSES)}|big|next|other) ){0,4}(?!demo\\b)(?:${anyOf(PURPOSES)})(?: (?:tomorrow|today|tonight|later|meeting|deck|pack))?\\s*(?:[.,;!?)]|$)`;
/** “… as the auditors want it”; “since the audit began” is a time. */
const FOR_WHOM = `(?:because|as|since|in case) (?:the |our |my )?(?:${anyOf(PURPOSES)}) (?:wants?|needs?|asks?|would|is asking|are asking|likes?|requires?|has asked|have asked|keeps asking)\\b`;
const BOUNDARY = [
  "[;!?]+\\s*",
  `(?<!\\d|\\b(?:${SHORTENED}))\\.+(?:\\s+|$)`,
  "[:,](?:\\s+|$)",
  "\\s+[-–—]+\\s+|\\s*[–—]\\s*|(?<=\\p{L}{2})- ",
  "\\s*[()\\n]\\s*",
  "(?<!\\b(?:just|only|mainly))\\s+(?=(?:(?:just|only|mainly) )?(?:so that|so|because|as|since|before|while|in case|given that) (?:i|we|my|our)\\b)",
  `(?<!\\b(?:${TIMELY}|needed|required|intended|meant|is|it's|are|want|need|it|them|those|these))\\s+(?=${FOR_WHAT})`,
  `\\s+(?=${FOR_WHOM}|but (?:how|which|what|when|who|where|why|is|are|did|can|could|any)\\b)`,
].join("|");
const PARTS = new RegExp(`(?<quoted>${QUOTED.source})|${BOUNDARY}`, "giu");

export function toClauses(question: string): Clause[] {
  const clauses: Clause[] = [];
  let [begun, parted] = [0, ""];
  const end = (at: number) => {
    const text = question.slice(begun, at);
    if (text.trim() !== "") clauses.push({ text: text.trim(), parted });
  };
  for (const found of question.matchAll(PARTS)) {
    if (found.groups?.quoted !== undefined) continue;
    end(found.index);
    [begun, parted] = [found.index + found[0].length, found[0]];
  }
  end(question.length);
  return clauses;
}

/** As one text again, whatever was between them. */
export const joinClauses = (clauses: readonly Clause[]): string =>
  clauses
    .map(({ text, parted }, at) => (at === 0 ? text : `${parted.trim() === "" ? " " : parted}${text}`))
    .join("");
