/** How a clause looks that says something of the speaker, of who wants to know, or of what an answer is for. */
import { ANSWERS, CALLERS, COUNTS, isBeside, MODIFIES, PURPOSES } from "./aside-words.ts";

export const wordsOf = (text: string): string[] =>
  text
    .toLowerCase()
    .replaceAll(/[‘’`´]/g, "'")
    .match(/[\p{L}\p{N}]+(?:['_./-][\p{L}\p{N}]+)*/gu) ?? [];

/** Behind a question these say which of what is asked for. */
export const ORDERS = /^(last|first|next|one|second|final|finally|lastly|more|other|now|minute|minutes)$/;

const HOUR =
  "(?:\\d{1,2}(?:[:.]\\d\\d)?(?: ?[ap]m| o'clock)?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|noon|half past \\w+)";
const WAIT =
  "(?:(?:a|one|a few|a couple of|less than|under|about|\\d+|two|three|four|five|six|ten|fifteen|twenty|thirty|half an?|an) ?)+(?:m|min|mins|minutes?|h|hours?|days?|weeks?|moments?|secs?|seconds?|bit|while)";
/** What is still to come narrows nothing that has been. */
export const COMES = new RegExp(
  `\\b(?:(?:which|that) (?:is|starts|begins|takes place|goes)(?: due)? )?(?:in ${WAIT}|tomorrow(?: morning| afternoon| evening| night)?|tonight|(?:on |at )?next (?:week|month|quarter|sprint|monday|tuesday|wednesday|thursday|friday)|later(?: today| on)?|soon|shortly|any (?:minute|moment)(?: now)?|at ${HOUR}(?= *$))`,
  "gi",
);

/** “Handover in 5 min”, “call starts in a minute”, “standup at nine”. */
export const isUpcoming = (text: string): boolean => {
  const rest = text.replace(COMES, "").trim();
  if (rest === text.trim()) return false;
  const words = wordsOf(rest).filter((word) => !/^(starts?|begins?|ends?|due|over|change|is)$/.test(word));
  return (
    words.some((word) => PURPOSES.has(word) || word === "deadline") &&
    words.every((word) => isBeside(word) || MODIFIES.has(word) || word === "deadline")
  );
};

const QUESTION =
  "(?:a|another|one|the|just|quick|probably|maybe|perhaps|possibly|this|is|might|may|be|sorry|it's) ";
/** “First week” alone may be when it was that is asked of. */
const FIRST = "first (?:day|week|time|month)";
const AT_WORK =
  "(?:here|with (?:this|it|you|tidewatch)|on (?:this|the job|call)|using (?:this|it)|at work|in this (?:job|team))";
const AGES = "ages|forever|years|months|weeks|an eternity|a (?:long )?(?:time|while)|so long";
/** What one may do who waits for an answer. */
const RESTS =
  "(?:get|grab|have|make|take|fetch|drink|go (?:for|get)|go and get|sip|enjoy)(?: (?:me|us|myself|ourselves))? (?:a|an|some|my|our|another|one more) (?:quick |short |little )?(?:coffee|tea|cuppa|break|lunch|nap|snack|breather|breakfast|walk|bite|beer|drink|sandwich)|(?:go|head) (?:home|to (?:bed|lunch|sleep))|relax|breathe|sleep|(?:be )?(?:worr(?:y|ied)|panic|concerned)";
/** Turns of phrase that are whole clauses. None of them takes a time of the question with it. */
export const FIXED = new RegExp(
  `^(?:${[
    "while (?:you|we|i)(?:'re|'m| am| are) at it",
    "as (?:usual|always|ever)",
    "if (?:you|that|it|i|this)(?:'d| would| do|'s| is)?(?: not|n't)? (?:mind|would|please|may(?: ask)?|be so kind|be so good|be kind enough|kind enough|can|could|know|like|possible|ok|okay|fine|all right|alright|convenient|too much(?: trouble| to ask| of a bother)?|a problem|any trouble|got a (?:minute|second|sec|moment)|have (?:a (?:minute|second|sec|moment)|time))",
    "if (?:it's|that's|it is|that is) (?:not )?(?:possible|ok|okay|fine|alright|convenient|too much (?:trouble|to ask|hassle)|no trouble)",
    "(?:if|when(?:ever)?|as soon as) you (?:get|have|find) (?:a chance|a minute|a moment|a second|the time|time)",
    "if possible",
    "(?:just |only )?(?:out of curiosity|curious)(?: lol)?",
    "(?:(?:i'm |i am )?not (?:trying )?to point (?:any )?fingers|no offen[cs]e|no blame|don't judge(?: me)?)(?: lol)?",
    "it(?:'s| is) (?:raining|snowing|pouring|late|early|hot|cold|dark|sunny|freezing)(?: (?:here|outside|already))?(?: and (?:i|we)(?:'m| am|'re| are) (?:bored|tired|hungry|cold|late))?",
    "(?:i'm |i am )?(?:a |the )?new (?:joiner|starter|hire|colleague|team member|member)(?: here)?",
    "(?:i|we) could (?:really )?use (?:some|a bit of|a little|your) help(?: here)?",
    "(?:nobody|no one|noone) (?:was|were|is) (?:in|around|here|at work|at the office|in the office)",
    "long time no see",
    "what a day",
    "need it(?: \\w+)?",
    `(?:(?:this|that|it)(?:'s| is| may be| might be| is probably)|${QUESTION})*(?:silly|stupid|dumb|basic|naive|odd|strange|quick|newbie|noob|beginner) question`,
    `(?:(?:this is |it's |it is )?my ${FIRST}(?: ${AT_WORK})?|${FIRST} ${AT_WORK})`,
    "(?:i'?m |still |just |quite |very |rather |fairly )*new (?:here|to (?:this|it|the (?:team|tool|job)|tidewatch)|at this|on (?:the team|call))",
    "(?:i'?m |just |still )*on (?:call|duty|shift|pager duty)(?: (?:here|(?:right )?now))?",
    `(?:(?:it|that|this) )?(?:just |really |already )*(?:feels?|felt|seems?|sounds?|looks?) like (?:${AGES})(?: ago)?`,
    `(?:can|could|may|should|shall) (?:i|we) (?:just |please |now |still |finally )*(?:${RESTS})(?: (?:now|yet|first|meanwhile|in the meantime))?`,
    "(?:a |the |my |our |the same )?(?:customer|client|vendor|user|boss|manager|auditor|somebody|someone|cto|cfo|ceo)(?: is|'s)? (?:on the (?:line|phone|call|other line)|waiting|calling|asking|here|complaining|breathing down my neck|behind me|standing (?:here|behind me|next to me))",
    "(?:(?:i|we)(?:'ve| have)? )?(?:just |only )?(?:got|have|having|with) (?:a|an|the|my|our|one) (?:(?:very |rather |quite |really )?[a-z]+(?:ed|ing|ry|cal|ent|ous|less) )?(?:customer|client|vendor|user|boss|manager|auditor|colleague|cto|cfo|ceo) (?:on (?:the|my) (?:line|phone|call|other line)|waiting(?: for (?:an answer|it|this))?|calling|asking|here|breathing down my neck|behind me|standing (?:here|behind me|next to me))",
    "(?:(?:i|we)(?:'ve| have)? )?(?:just |only )?(?:got|been|was|were)(?: just)? (?:paged|pinged|called|woken up|asked|alerted)",
    "(?:my |the )?(?:pager|phone|alarm|alert) (?:just )?(?:went off|fired|rang|is going off|buzzed)",
    "not sure (?:if|whether) (?:this|that|it) is (?:the right (?:place|channel|tool|way)(?: to ask)?|right|possible|allowed)",
    "(?:i )?(?:really |do )?(?:hate|sorry|apologies|don't want|don't mean)(?: (?:to|for))? (?:ask|asking|bother|bothering|bug|bugging|nag|nagging|pester|trouble|be a pain|interrupt)(?: you| everyone)?(?: again| once more| with this)?",
    "sorry if (?:this|that|it)(?: was| has been| is| were|'s)?(?: been)? (?:asked|answered|covered|obvious|a (?:silly|stupid|dumb|basic) question)(?: before| already| elsewhere)?",
    "(?:no|without|don't need(?: the| any)?|i don't need(?: the| any)?) (?:details|explanations?|reasons|rush|hurry)(?: needed| required| necessary| please)?",
  ].join("|")})$`,
  "i",
);

const ACT =
  "writing|preparing|finishing|drafting|filling(?: in| out)?|compiling|collecting|gathering|assembling|updating|closing|learning|trying|doing|setting up|heading|joining|leaving|presenting|putting|adding|pasting|copying|double-checking|sanity-checking|onboarding|documenting|wrapping up|signing off|reporting|going (?:over|through)";
/** The speaker is not named: “can't find this”, “as promised”, “writing the report”. */
const ALONE = `(?:can't|cannot|can not|couldn't|could not|sorry|apologies|thanks|thank you|as (?:promised|discussed|agreed|requested|mentioned)|asking|hoping|wondering|guessing|(?:just |only |really |still )*(?:want|have|need|got|trying|hoping|going|about) to|(?:just |only |currently |still |busy )*(?:${ACT}))`;

const LEADS =
  "(?:(?:and|just|only|mainly|so|so that|but|well|ok|okay|now|first|because|as|since|while|before|in case|given that|see|basically|actually|currently|sorry|hey|hi|hello|also|just|yesterday|today|this morning|last week) )*(?:(?:for|before|after|in|on|during) (?:the|my|our|a|this|today's|tomorrow's) [\\w-]+(?: [\\w-]+)? )?";
const VERB =
  "looks?|looked|seems?|seemed|feels?|felt|sounds?|sounded|is|are|am|has|have|had|was|were|wants?|wanted|needs?|needed|asks?|asked|keeps?|kept|said|says|will|would|just|thinks?|likes?|expects?|insists?|claims?|did|does|do|came|comes|got|gets";
/** “I am writing my report”, “my boss is asking”. */
const OF_SPEAKER = new RegExp(
  `^${LEADS}(?:(?:i|we)(?:'m|'re|'ve|'d|'ll)?|im|ive)\\b|^${LEADS}(?:my|our) (?:[\\w'-]+ ){1,3}(?:${VERB})\\b|^${LEADS}(?:s?he|they)(?: has| have|'s|'ve| had)?(?: just| also| only)* (?:asked|told|pinged|mailed|called|begged|wants?|expects?|needs?)(?: (?:me|us)\\b|$)|^[a-z]+ (?:here|speaking)\\b|^${ALONE}\\b`,
  "i",
);
const SAYS =
  /^(is|are|has|have|had|was|were|wants?|wanted|needs?|needed|asks?|asked|asking|keeps?|kept|said|says|will|would|just|thinks?|likes?|expects?|insists?|claims?|did|does|do|came|comes|got|gets|pinged|pings|called|calls|calling|rang|wrote|writes|mailed|emailed|messaged|complained|complaining|complains|wonders?|requires?|required|requested|requests?|starts|begins|ends|arrived|landed|meets|in|waiting|demands?|chasing|chased)$/;
/** “The board wants it”, “management is asking”, “a GDPR request just came in”, “the auditors are here”. */
const isOfOthers = (words: readonly string[]): boolean => {
  const plain = words.filter(
    (word) => !/^(and|so|but|because|as|since|in|case|the|a|an|this|our|my|some|one|of)$/.test(word),
  );
  const at = plain.findIndex((word) => SAYS.test(word));
  const who = plain.slice(0, at < 0 ? 0 : at);
  const isWho = (word: string) =>
    PURPOSES.has(word) || CALLERS.has(word) || /^(requests?|guys?|folks|people|crew)$/.test(word);
  return who.length > 0 && isWho(who.at(-1) ?? "") && who.every((word) => isWho(word) || MODIFIES.has(word));
};
/** “For my slides”, “to finish the report for our board”, “needed for the board paper”. */
const FOR_PURPOSE =
  /^(?:(?:(?:it|this|that|they|those|these|which)(?:'s| is| are) )?(?:needed |required |meant |intended |just |only |mostly )?(?:for|as input (?:for|to)|as part of|ahead of|in preparation (?:for|of))|(?:in order )?to (?!exclude|limit|compare|count|list|see|know|find|get|show|include|filter|only|be )[a-z]+)(?: [a-z]+)? (?:my|our|the|a|an|this|today's|tomorrow's|next|some|his|her|their)\b/i;

const TO_TELL =
  "(?:present|report|show|explain|send|put|include|add|attach|hand|give|document|file|raise|escalate|clear up|sort out|talk over|go over|discuss|mention|quote|forward|submit|deliver|bring|take|paste|copy|enter|write|walk)";
/** “Those I need for the folder”, “which I have to present to the board”. */
const OF_WANTED = new RegExp(
  `^(?:which|that|those|these|them|it|all of which) (?:i|we)(?:'ll| will|'d)? (?:(?:also|really|just|only|then|still|urgently) )*(?:need|have|must|want|should|would like|am (?:supposed|asked|required|going|expected)|are (?:supposed|asked|required|going|expected))?(?: (?:it|them|those))?(?: (?:for|in|by)\\b| to (?:be able to )?${TO_TELL}\\b)`,
  "i",
);

export const isOfSpeaker = (text: string): boolean => {
  const words = wordsOf(text);
  return (
    OF_SPEAKER.test(text) ||
    OF_WANTED.test(text) ||
    isOfOthers(words) ||
    (FOR_PURPOSE.test(text) && words.some((word) => PURPOSES.has(word)))
  );
};

/** Its “because” is why somebody asks. */
export const isOfPurpose = (text: string): boolean => /^(?:just |only )?(?:asking|because)\b/i.test(text);

/** “Which goes to the board”, “it goes into the paper”, behind a purpose. */
export const TELLS_ON = (text: string): boolean => {
  const rest = text.replace(COMES, "");
  if (!/^(?:which|that|who|it|this|they|these)(?:'s|'re|'ll)?\b/i.test(rest)) return false;
  return wordsOf(rest).every(
    (word) =>
      isBeside(word) ||
      MODIFIES.has(word) ||
      /^(which|who|they|it's|goes?|going|starts?|begins?|due|ends|happens|takes|place|into|meets?|kicks|off|gets|sent|presented|reviewed|read)$/.test(
        word,
      ),
  );
};

/** “Thanks to the audit”: why something happened, and nobody is thanked. */
export const isCause = (text: string): boolean =>
  /^(?:(?:and|all|mostly|mainly|only|just|partly|probably|perhaps|maybe|again) )*(?:thanks|down|owing|due) to (?!(?:you|everyone|everybody|all|all of you)\b(?: all)?\W*$)/i.test(
    text,
  );

/** These say what the speaker has in view, and it may be less than what is asked of. */
const FOCUSES =
  /\b(?:mean|meant|means|care|cares|focus(?:es|ed|ing)?|talk(?:ing)? about|speak(?:ing)? of|refer(?:ring)?|look(?:ing)? (?:only )?(?:at|into|for|after)(?! (?:it|them|those|these|this|that|each|all of them)\b)|interested|limit(?:ed|ing)?|restrict(?:ed|ing)?|exclud(?:e|es|ing)|skip(?:ping)?|ignor(?:e|es|ing)|includ(?:e|es|ing)|consider(?:ing)?|filter(?:ed|ing)?|concerned|work(?:ing)? (?:on|with)|manag(?:e|es|ing)|handl(?:e|es|ing)|maintain(?:ing)?|operat(?:e|es|ing)|administer(?:ing)?|support(?:ing)?|cover(?:ing)?|oversee(?:ing)?|monitor(?:ing)?|watch(?:ing)?|track(?:ing)?|us(?:e|es|ing)|test(?:ing)?|check(?:ing)? (?!this|that|it)|review(?:ing)? (?:the )?(?!this)|inspect(?:ing)?|investigat(?:e|es|ing)|debug(?:ging)?|analy[sz](?:e|es|ing)|examin(?:e|es|ing)|about|regarding|concerning|within|inside|responsible|own|owns|run|runs|without|except|not counting|mostly|only the|just the)\b/i;
/** A time that is one of the speaker's own: “since we deployed”, “while I was away”. */
const WHEN_PAST =
  /^(?:when|after|until|once|till)\b|\b(?:when|after|until|once|till|since|before|while) (?:i|we)(?:'ve|'d)? (?:was|were|had|did|came|went|got|left|[a-z]+ed)\b(?<!need)/i;

export const isFocused = (text: string): boolean =>
  FOCUSES.test(
    text.replaceAll(/\b(?:support|management) (?=is|are|wants?|asks?|asked|team|just|has)\b/gi, ""),
  ) || WHEN_PAST.test(text);

const WANTS =
  /\b(?:needs?|wants?|would like|'d like|require|requires|after|love|prefer|see|know|check|find|get|have)\b(?: to (?:know|see|look up|check|find|find out|get|count|list|report|show|have|give|state|tell|understand|learn|present|quote|explain))?(.*)$/i;
/** “To tell the shop team”: whom an answer is for. */
const TO_WHOM =
  /\bto (?:tell|inform|warn|update|brief|notify|reassure|calm|answer|ping|call|let)(?: down)? (?:the |my |our |a |some )?(?:[a-z]+ ){0,2}?(?:team|people|guys|folks|crew|colleagues?|boss|manager|department|customers?|users?|clients?|owners?|analysts?|auditors?|board|lead|them|him|her|everyone|someone|somebody)(?: know)?$/i;
/** A share is what a question of a rate is answered with. */
const OF_RATE = /\b(?:a|the|one|some) (?:percentages?|rates?|percent|%)(?= |$)/gi;

/** What is wanted has to be no part of the question: a figure, an answer. */
export function asksForNothing(text: string): boolean {
  if (!/\b(?:needs?|wants?|like|require|requires|after|love|prefer)\b/i.test(text) || TO_WHOM.test(text))
    return true;
  const [, wanted = ""] = WANTS.exec(text.replaceAll(OF_RATE, "it")) ?? [];
  if (/^ to [a-z]+/i.test(wanted) || /\bto (?:understand|learn|make sure|be sure|get a feel)\b/i.test(text))
    return true;
  const object = wordsOf(wanted.split(/\b(?:for|before|to|by|in|because|from|as|so|when|on|at)\b/)[0] ?? "");
  return object.every((word) => isBeside(word) || ANSWERS.has(word) || COUNTS.has(word));
}

/** “To explain it”: what somebody has to do with an answer. */
export const WHAT_FOR = new RegExp(
  `\\bto (?:be able to )?(?:${TO_TELL}|understand|see|tell)(?: (?:it|this|that|them|those|what|how|why|which|where)\\b)?\\b|\\b(?:been |am |are |is )?waiting\\b`,
  "gi",
);

const OF_SAYING =
  /\b(?:was|were|got|been|have been|has been|'ve been)? ?(?:just |only |also )?(?:wondering|asked|told|thinking|hoping|going to|supposed|curious|tasked|requested|invited|meaning to|forgot|forgotten|promised|said|thought|interested|tired|confused|worried|puzzled|surprised|required|expected|allowed|stressed|bored|need|needed|wanted|prepared|used to|got to|had to)\b/gi;
const PAST =
  /\b(?:was|were|had|did|came|went|got|left|saw|lost|made|took|began|ran|broke|heard|found|brought|sent|set up|put|built|wrote|(?!indeed|speed|feed|embed)[a-z]{2,}ed)\b/i;
export const isPast = (text: string): boolean => PAST.test(text.replaceAll(OF_SAYING, " "));
