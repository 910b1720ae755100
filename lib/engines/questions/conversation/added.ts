/** “Also in billing”, “warnings too”: what is said is asked for beside what was asked for before, and not in place of it. */
import type { Question } from "../question.ts";
import type { Refusal } from "../refusal.ts";

const ADDS =
  /^(?:(?:and|or|but|ok),? )?(?:also|plus|add(?:itionally)?|include)\b|\b(?:too|as well|also|in addition)\s*[?.!]*$/i;
const LISTS = ["source", "type", "status", "trigger", "startedBy", "errorClass", "severity", "kind"];
/** “With cancelled ones”: failed jobs have none of those. */
const WITH = /^\s*(?:and |or )?with\b/i;
const isOtherEnd = (previous: Question, found: Question): boolean =>
  "which" in previous &&
  "which" in found &&
  previous.which.status.length > 0 &&
  found.which.status.length > 0 &&
  !found.which.status.some((one) => previous.which.status.includes(one));
type Fields = Record<string, unknown>;

/** With both, where one list of values differs. `found` is what it is without such words. */
export function withBoth(text: string, previous: Question, found: Question): Question | Refusal {
  if (
    !(ADDS.test(text.trim()) || (WITH.test(text) && isOtherEnd(previous, found))) ||
    previous.intent !== found.intent ||
    found.intent === "where"
  )
    return found;
  const [before, now] = [fieldsOf(previous), fieldsOf(found)];
  const differing = Object.keys(now).filter(
    (name) => JSON.stringify(before[name]) !== JSON.stringify(now[name]),
  );
  const [name = "", ...others] = differing;
  const [were, are] = [before[name], now[name]];
  if (differing.length === 0) return found;
  if (others.length > 0 || !LISTS.includes(name) || !Array.isArray(were) || !Array.isArray(are))
    return { because: "It does not say what of it is asked for beside the other. Name both." };
  if (were.length === 0) return { because: "That is in what was asked for before. Say “only”, or ask anew." };
  const both = { [name]: [...new Set([...were, ...are])] };
  if ("which" in found) return { ...found, which: { ...found.which, ...both } };
  return "within" in found && name === "source"
    ? { ...found, within: { ...found.within, ...both } }
    : ({ ...found, ...both } as Question);
}

const fieldsOf = (question: Question): Fields => {
  const { which, within, ...asked } = question as Fields;
  return { ...asked, ...((which ?? within ?? {}) as Fields) };
};
