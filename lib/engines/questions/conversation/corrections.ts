/** How one takes back what was said: in the midst of a question, in the turn after it, and at its end. */

const PAUSE = "[\\s,.!…–—-]+";
const SOFT = `(?:(?:oh|oops|ah|er+m?|uh+|hm+|well|sorry|apologies|hang on|hold on|my bad|my mistake|ok|okay)${PAUSE})*`;
/** Before a noun they are of that noun: “never mind crm”, “forget that one”. */
const TAKEN_BACK = "(?:scratch|strike|forget) (?:that|it)|never ?mind(?: that| it)?";
const OFF = "(?=\\s*[,.;:!?…–—]|\\s+-|\\s*$)";
const I_MEAN = "i mean(?:t)?";

/** What goes on behind these keeps the rest of what was said. */
const AMENDS = [
  `no(?=\\s*[,.!…–—-]|\\s+(?:wait|sorry|make|i mean))(?:${PAUSE}(?:wait|sorry|make (?:that|it)|${I_MEAN}))*`,
  "(?:i|we) (?:actually |really )?mean(?:t)?(?: to (?:say|ask|write))?",
  "or rather",
  "correction",
  "make (?:that|it)",
  `(?:scratch|strike) (?:that|it)${OFF}`,
  `actually(?=[\\s,])(?:[\\s,]+(?:no|make (?:that|it)|${I_MEAN}))?`,
].join("|");

/** At the beginning of a turn these may be of a question of its own. */
const AMENDS_WITHIN = [
  AMENDS,
  "wait(?=\\s*[,.…–—-]|\\s+no\\b)(?:[\\s,.…–—-]+no)?",
  `sorry(?=${PAUSE}\\w)(?!\\s+(?:to|for|if|about|that))(?:${PAUSE}(?:${I_MEAN}|no|make (?:that|it)))?`,
  "(?:let me|i'll) rephrase(?: that| it)?",
  `(?:${TAKEN_BACK})${OFF}`,
  "(?:that|it) should (?:be|read|say|have been)",
].join("|");

/** What is added is no correction: “sorry, and on billing”, “sorry, on billing too”. */
const NOT_ADDED = "(?!(?:and|also|plus|as well as|not)\\b)(?!.*\\b(?:too|as well|also)\\W*$)";

export const CORRECTED = new RegExp(
  `^(.*?\\w.*?)(?:\\s*[,;:.!?…–—(]+\\s*|\\s+-+\\s*)${SOFT}(?:${AMENDS_WITHIN})\\b[\\s,.:;!…–—-]*(?!(?:wait|no|sorry)\\b\\W*$)${NOT_ADDED}(\\w.*?)\\)?\\s*$`,
  "is",
);
export const BEGINS_CORRECTED = new RegExp(
  `^(?:${SOFT}(?:wait${PAUSE})?)(?:${AMENDS}|rather(?=[\\s,]))\\b[\\s,.:;!…–—-]+${NOT_ADDED}(?=\\w)`,
  "i",
);
/** Of words without what parts them. */
export const ENDS_TAKEN_BACK = new RegExp(`\\b(?:no wait|wait no|${TAKEN_BACK})$`);

const ALL_OF_A_TIME =
  /\b(?:all|every|any|the (?:whole|entire)) (?:of )?(?:the )?(?:day|night|week|month|year|morning|afternoon|evening|quarter|time|last|this|past|yesterday|today|january|february|march|april|may|june|july|august|september|october|november|december)\b/gi;
/** “Make it all jobs”, “actually everything”: how much of what narrowed the question is taken back is not said. */
export const isWider = (text: string): boolean =>
  /\b(?:all|everything|everywhere|both|regardless|whichever|whatever|overall)\b|\b(?:every|any|each|whole|entire) (?:jobs?|runs?|sources?|types?|kinds?|databases?|reasons?|status(?:es)?|ones?)\b(?<!\b(?:did|have|has|had|were|was|are|is|there) any \w+)/i.test(
    text.replaceAll(ALL_OF_A_TIME, ""),
  );
