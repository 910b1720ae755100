/** Where “not” leaves nothing out, or it is not clear what: of a question, of what the speaker does, of how it is told. */
import { NOT_WHAT_DID_NOT_RUN, NOT_WHETHER_ALL_SUCCEEDED } from "../refusal.ts";
import type { Shape } from "../shapes.ts";
import { ASKS } from "./outline.ts";

const HELPS = `(?:${ASKS.slice(3, -1)}|can|could|would|will|should)`;
/** Of the subject of a question, before its verb. */
const OF_SUBJECT = "(?:(?!<(?:status|ran|begun|not|except|time)|(?:that|which|who|when)\\b)\\S+ )";
const NOT = "<(?:not|except)>";
const OF = "(?:(?:in|on|of|by|from|for|at|the|a|an|any|all|our|<show>) )*";

const IS_IT_NOT = {
  because: "Whether something is not so is not told. Ask whether it is so.",
  offers: ["failed jobs today", "running jobs"],
};
const WHAT_IS_LEFT = {
  because: "It is not clear what “not” leaves out. Ask for what is meant alone, or say “except”.",
  offers: ["failed jobs today except timeouts"],
};

export const NEGATIONS: readonly Shape[] = [
  // “Didn't anything fail”, “did crm not fail”, “isn't crm running”, “crm is not running, right?”
  {
    shape: new RegExp(`^(?:(?:and|but|so|well|<why>) )*(?:${HELPS}|<exists>) ${OF_SUBJECT}{0,5}<not>`),
    unless: new RegExp(
      `^(?:(?:and|but) )?do <not> <show>|<not> (?:in|on|by|of|from|for|only|just|yet)\\b|^(?!(?:\\S+ )?${HELPS} <not>).*<not> <(?:by|time|place)>`,
    ),
    ...IS_IT_NOT,
  },
  { shape: new RegExp(`^(?:the |our )?<(?:place|type|person)> (?:<jobs> )?${HELPS} <not>`), ...IS_IT_NOT },
  // “I couldn't find the failed jobs”, “I don't want failures, I want cancelled jobs”.
  {
    shape: new RegExp(
      `^i (?:did|could|can|do) <not>|\\b(?:i|we|you) (?:${HELPS} )?<not> (?:(?:yet|quite|even|really) )*(?:<(?:show|which|exists|howMany)>|know|have|want|need|get)|${NOT} .*\\b(?:i|we) (?:(?:just|only|do) )*(?:want|need|<show>)`,
    ),
    because:
      "It is not clear what “not” leaves out: what was not found, or what is not asked for. Ask for the jobs alone.",
    offers: ["failed jobs today"],
  },
  // “Not the list”, “not how many but which”: it leaves out no jobs.
  {
    shape:
      /<not> (?:(?:(?:a|an|the|just|only|as) )*<show>(?! <(?:which|howMany|when|why)>)|(?:(?:a|the) )?<(?:howMany|which)>)/,
    unless: /^do <not>|^(?:<show> )?<not>/,
    because: "“Not” is said of how it is shown. Ask “how many …”, or for the jobs.",
    offers: ["how many jobs failed today", "failed jobs today"],
  },
  {
    shape:
      /<not> (?:all|most|many|each) (?:of )?(?:them |those |these )?(?:in |on |by )?<(?:status:[a-z+]+|type|place|error|trigger:[a-z_+]+|person|me)>/,
    because: NOT_WHETHER_ALL_SUCCEEDED,
    offers: ["failures by source this week", "failures by type this week"],
  },
  // “Not failures, cancelled jobs”, “not failed on crm but on billing”.
  {
    shape:
      /<not> (?:the )?<status:\S+> (?:(?:<jobs>|ones) )?<status:|<not> (?:(?:in|on|the) )*<(place|type|error)> (?:<jobs> )?(?:(?:in|on|the) )*<\1>(?! (?:and|or|nor|<\1>))|<not> <status:\S+> (?:<time> )?(?:in|on) .*\bbut (?:in|on) /,
    ...WHAT_IS_LEFT,
  },
  // “Except crm and manual jobs”.
  {
    shape: new RegExp(
      `<except> ${OF}<(status|trigger|type|error|place|person)[^>]*> (?:(?:<jobs>|ones) )?(?:and|or|nor) ${OF}<(?!\\1)(?:status|trigger|type|error|place|person)`,
    ),
    ...WHAT_IS_LEFT,
  },
  // “Failures yesterday but crm”, “but for crm, what failed”.
  {
    shape:
      /<(?:status:[a-z+]+|jobs|time|error|trigger:[a-z_+]+|place|type)>,? but (?:for )?(?:the )?<(?:type|place|error|trigger:[a-z_+]+|person|me)>(?: <jobs>)?(?: <time>)?$|(?:^|> )but for (?:the )?<(?:place|type|error)> <(?:which|howMany)>/,
    unless: /<(?:not|except)>|^and\b|^what about\b/,
    because: "“But” may leave it out, or be all that is meant. Say “except …”, or “only …”.",
    offers: ["failed jobs today except on crm", "failed jobs on crm today"],
  },
  // “Without a reason this week”.
  {
    shape: new RegExp(
      `${NOT} ${OF}<by:(\\w+)>(?! <(?:place|type|error|trigger|status|person|by))|${NOT} (?:(?!(?:on|in|from|for|of|the|since|during|at|until|before|after|those|ones|jobs|all|any|just|only)\\b)[a-z']+ )+<time>`,
    ),
    because: "Which jobs are without something is not told. Ask for jobs of a type, a state or a reason.",
    offers: ["failures by reason this week"],
  },
  // “When did Ingrid last not fail”, “not since Monday, has crm failed?”, “what did not get discovered”.
  {
    shape: new RegExp(`^<when> .*<(?:last|first)> <(?:not|except)>|^<not> (?:\\S+ )?<time> ${ASKS}\\b`),
    ...WHAT_IS_LEFT,
  },
  {
    shape: /\b(?:did|do|does|has|have|had) <not> (?:(?:<show>|been|get|got|yet) )*<type>/,
    because: NOT_WHAT_DID_NOT_RUN,
  },
];
