/**
 * What stands before a question and says what it is about: who wants to know, what one is up to, the thing that “it” then
 * stands for. The thing takes the place of the word that stands for it, so that nothing of what narrows a question is lost.
 */
import { CALLERS, PURPOSES } from "../remarks/aside-words.ts";
import { EFFECT } from "./effects.ts";

const NAMED = [...CALLERS, ...PURPOSES].join("|");
const WHO = `(?:our|my|the|some|a|an) (?:[a-z-]+ ){0,2}?(?:${NAMED}|people|persons?|subjects?|experts?|specialists?|contacts?|ladies|lady|folks|team|teams|department|managers|customers|clients|users)|${NAMED}`;
const WANTS =
  "(?:(?:is|are) (?:here|waiting|on the phone|on the line|calling) and |(?:just |has just )?(?:called|came|pinged(?: me)?|phoned) and )?(?:(?:is|are|was|were|has been|have been|keeps?|just|only|also|now|currently|recently) )*(?:ask(?:s|ed|ing)?|want(?:s|ed)?|need(?:s|ed)?|would like|wonder(?:s|ed|ing)?|curious|interested|enquir(?:es|ed|ing)|inquir(?:es|ed|ing)|complain(?:s|ed|ing)?)(?: me| us| this| it| that)?(?: to (?:know|see|find out|understand|learn|hear|tell (?:them|him|her)))?";
/** “Our finance people are asking: …”, “my boss wants to know how many …”. */
const ASKED_BY_OTHERS = new RegExp(
  `^(?:${WHO}) ${WANTS}(?:\\s*[:,;–—-]+\\s*|\\s+(?:if|whether)\\s+|\\s+(?=(?:(?:in|on|at|by|of|for|from|to|since|into|out of) (?:which|what|how)|how|what|which|when|where|who|why|(?:the|a) (?:number|failure|success|list|count|total|share|overview))\\b)|\\s+(?:for|about|regarding)\\s+(?=.*[:?,;–—]))`,
  "i",
);

const UP_TO =
  "(?:(?:i|we)(?:'m|'re| am| are|'d| would|'ve| have)? |(?=thinking|planning|considering|about to|going to|looking to))(?:(?:just|only|also|now|currently|soon|about|going|planning|plan|plans|hoping|hope|want|wants|wanted|intend|intending|need|needed|like|thinking|think|considering|consider|have|got|supposed|looking|of|to) )*";
const CHANGES =
  "(?:drop|dropping|remove|removing|delete|deleting|rename|renaming|change|changing|alter|altering|modify|modifying|retire|retiring|deprecate|deprecating|migrate|migrating|refactor|refactoring|replace|replacing|get rid of|getting rid of|touch|touching)";
/** What of a thing is changed: the thing it is of is what lies upstream of the others. */
const PROPERTY =
  "(?:(?:the |its )?(?:data ?type|type|name|definition|format|length|size|default(?: value)?|precision|meaning|order|structure|schema|nullability|unit) of )?";
/** “I plan to drop customers.email, which tables …”, “we change the type of customers.email. What …”. */
const PLANNED = new RegExp(
  `^${UP_TO}${CHANGES} ${PROPERTY}(.+?)(?:\\s*[,;:.–—-]+\\s+|\\s+(?:and|so)(?=\\s))(?:and |so |then |but )*(.+)$`,
  "i",
);
/** “I would like to” is said of what one wants to know too, and is gone before. */
const BARELY_PLANNED = new RegExp(`^(?=${CHANGES} )`, "i");
/** “We had credentials problems on crm this month, which jobs were hit by that?” */
const STATED =
  /^(?:we|they|there) (?:had|have had|have|got|saw|were|was|are|have seen) (?:some |a few |a lot of |many |several )?(.+?)\s*[,;:.–—]+\s+(.+)$/i;
/** “Shipment_stats: what goes into it”, “about billing, how many jobs failed on it”. */
const TOPIC =
  /^(?:(?:about|regarding|concerning|as for|as regards|re|on|for|with) )?((?:the |our |table |view |column |source |database |job |run )*[\p{L}\p{N}_."-]+(?: (?:table|view|column|source|database|db))?)\s*(?:[:,;–—]|\s-)\s*(.+)$/iu;

const TIMES =
  "week|month|year|quarter|morning|afternoon|evening|weekend|monday|tuesday|wednesday|thursday|friday|saturday|sunday";
/** The plainest first: of “which jobs are those that read it” it is “it”. */
const PRONOUNS = [
  /(?<!\bhow (?:many|much) (?:is|was|were|are) )\bit\b(?!')/i,
  /\b(?:that|this|the) (?:table|view|column|source|database|one)\b/i,
  /\b(?:them|those|these)\b/i,
  // “Everything that went red” says no thing by “that”.
  new RegExp(
    `(?<!\\b(?:everything|anything|something|nothing|all|any|one|job|run|task|what|[a-z]+s) )\\b(?:that|this)\\b(?! (?:${TIMES})\\b)(?!')`,
    "i",
  ),
];
const POSSESSIVE = /\b(?:its|their)\b/i;

/** Null where nothing in it stands for the thing. */
function putInPlace(question: string, thing: string): string | null {
  if (POSSESSIVE.test(question)) return question.replace(POSSESSIVE, `${thing}'s`);
  const pronoun = PRONOUNS.find((shape) => shape.test(question));
  return pronoun ? question.replace(pronoun, thing) : null;
}

/** “I look after inventory. Which of its jobs …”. */
const OWN =
  /^(?:(?:i|we)(?:'m|'re| am| are)? |(?:my|our) (?:area|job|team|part|responsibility) (?:is|are) )(?:(?:just|mainly|now|mostly|currently) )?(?:(?:looking|look) after|own|maintain|manage|run|(?:responsible|accountable) for|in charge of|(?:working|work) (?:on|with)|operate|take care of|taking care of|administer|on|(?:found|have|see|saw|noticed|discovered|came across|stumbled (?:up)?on) (?:a|an|the|this) (?=(?:view|table|column|source|database) )|)\s*((?:the |our |table |view |column |source |database |called |named )*[\p{L}\p{N}_-]+(?: (?:table|view|source|database|db))?)\s*[,;:.–—]+\s+(.+)$/iu;

const SAID =
  "(?:(?:i|we) (?:(?:was|were|have been|had been|have|had|just|only|also) )*(?:told|informed|heard|hear|noticed|saw|see|read|understand|learned|learnt|believe|think|thought|understood)|(?:somebody|someone|a colleague|people|they|the (?:customer|team)|my (?:boss|manager|colleague))(?: has| have| just)? (?:mentioned|said|says|told (?:me|us)|reported|reports|claims?|claimed|wrote|complained)|apparently|it seems|it looks like|seemingly)(?: that)?,? ";
const ASKS_WHY =
  "(?:and |so )?(?:why(?: (?:is|was|did|has) (?:that|it|this)(?: (?:so|happen|happened|fail|failed|break))?)?|what (?:(?:has )?(?:gone|went) wrong|happened|was wrong|was the (?:reason|problem|cause|error|matter)|caused it)(?: (?:with|to) (?:it|that)| there)?|(?:what(?: was|'s| is) )?the (?:reason|cause))";
/** “I was told the orders discovery did not work today. What went wrong with it?” */
const FAILED_AND_WHY = new RegExp(
  `^(?:${SAID})?(.+?)(?: (?:had|has|have|did|does|could|would))*(?: (?:not|n't) (?:work|complete|succeed|finish|go through)(?:ed|ing)?| fail(?:s|ed)?| broken?| broke down| crashed| died| went wrong| (?:was|were) (?:not|n't) successful)((?: [\\p{L}\\p{N}:]+){0,4})\\s*[.!;]+\\s+${ASKS_WHY}\\s*[?.!]*$`,
  "iu",
);
/** “Somebody mentioned that J-7F3KQ2 had failed. Was it retried?” */
const OF_JOB = new RegExp(
  `^(?:${SAID})?(?:the |our )?(?:job |run )?(j-[0-9a-z]{6,13})(?: (?:has |had |just |apparently )*(?:failed|broke|broken|crashed|died|went wrong|blew up|went red|errored))?(?: [a-z0-9:]+){0,3}[.!;]+\\s+(.+)$`,
  "i",
);

/** “Metric capture on invoices seems shaky, which runs of it failed?” */
const SHAKY =
  /^(?:the |our )?([^,;:.?]+?) (?:seems?|looks?|feels?|is|has been) (?:(?:a bit|quite|rather|very|somewhat|pretty|really|kind of) )?(?:shaky|flaky|unreliable|unstable|wobbly|iffy|dodgy|fishy)(?: (?:lately|these days))?\s*[,;:.–—-]+\s+((?:which|what|how many) (?:runs|jobs|of the runs) of it\b.+)$/i;

export function onTopic(text: string): string {
  const asked = text.replace(ASKED_BY_OTHERS, "");
  const [, own, ofOwn] = OWN.exec(asked) ?? [];
  if (own && ofOwn) return putInPlace(ofOwn, own.replace(/\b(?:called|named) /i, "")) ?? asked;
  const isBare = BARELY_PLANNED.test(asked);
  const [, changed, after] = PLANNED.exec(isBare ? `we plan to ${asked}` : asked) ?? [];
  const isOfEffect = after !== undefined && EFFECT.test(after);
  if (changed && after && isOfEffect) return `${after.replace(/\s*[?.!]+\s*$/, "")} if we drop ${changed}`;
  if (changed && after && !isBare)
    return putInPlace(after, changed) ?? `${after.replace(/\s*[?.!]+\s*$/, "")} if we drop ${changed}`;
  const [, failed, time = ""] = FAILED_AND_WHY.exec(asked) ?? [];
  if (failed) return `why did ${failed} fail${time}`;
  const [, job, ofJob] = OF_JOB.exec(asked) ?? [];
  if (job && ofJob) return putInPlace(ofJob, job) ?? asked;
  const [, stated, then] = STATED.exec(asked) ?? [];
  if (stated && then) return putInPlace(then, stated) ?? asked;
  const [, shaky, ofShaky] = SHAKY.exec(asked) ?? [];
  if (shaky && ofShaky) return putInPlace(ofShaky, shaky) ?? asked;
  const [, topic, question] = TOPIC.exec(asked) ?? [];
  return topic && question ? (putInPlace(question, topic) ?? asked) : asked;
}
