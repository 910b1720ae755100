/** “Tell Ingrid that crm failed”, “let the team know”: somebody is to be told, and is not who is asked about. */
import { findNamed, type Index } from "./names.ts";

const TELLS =
  "tell|telling|inform|remind|ask|asking|warn|notify|alert|brief|advise|assure|reassure|update|message|ping|text|phone|ring|call|e-?mail|mail|write|send|forward|contact|consult|thank|congratulate|invite|cc|let";
const TELLS_TO =
  "report|explain|pass|mention|speak|talk|reply|respond|relay|convey|hand|show|give|list|present|read|bring|write|send|forward|say";
const TELLING = `\\b(?:(?:${TELLS})|(?:${TELLS_TO})(?: (?:it|this|that|them|these|those|word|a (?:note|message|list|copy)))?(?: (?:back|on|over|out))? (?:to|with)) `;
/** “Show Ingrid the failed jobs”; “show Ingrid jobs” are hers. */
const SHOWING =
  "\\b(?:show|give|hand|bring|read|present) (?=\\p{L}+(?: \\p{L}+)? (?:the|a|an|all|which|what|how|why|when|that|where|who)\\b)";
const TOO = "(?:(?:me|us|him|her|them|everyone|everybody) (?:and|or|plus|as well as|but not|not) )?";
const NAMES = new RegExp(`(?:${TELLING}|${SHOWING})${TOO}(\\p{L}+)(?: (\\p{L}+))?(?!['’-]?\\p{L})`, "giu");
const OTHERS = new RegExp(
  `${TELLING}(?:him|her|them|everyone|everybody|someone|somebody|anyone|anybody|people|(?:the|my|our|his|her|their) (?:team|boss|manager|colleagues?|users?|admins?|customers?|group|others|lead|owners?))(?= (?:that|about|why|how|which|what|when|who|whether|if|of|know)\\b|\\s*[.?!,]|\\s*$)`,
  "iu",
);

export function isToTell(text: string, index: Index): boolean {
  const isPerson = (name: string) => findNamed(index, name, null)?.kind === "person";
  return (
    OTHERS.test(text) ||
    [...text.matchAll(NAMES)].some(
      ([, first = "", last = ""]) => isPerson(first) || isPerson(`${first} ${last}`),
    )
  );
}
