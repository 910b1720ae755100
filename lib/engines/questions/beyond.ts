/**
 * Shapes of questions that no typed query can say, whatever words they are made of: a condition, a request to do something,
 * a possibility, days that come again. Read before the words, each of which may be known and still not say what is asked.
 */

import { UNCLEAR_TIMES } from "./beyond-times.ts";
import { OF_UNSAID } from "./beyond-unsaid.ts";
import { ENDS_TAKEN_BACK } from "./conversation/corrections.ts";
import { NOTHING_IS_DONE, NOTHING_IS_SENT } from "./orders.ts";
import { NOT_SHARES, NOT_WHAT_JOBS_FOUND, type Refusal, TWO_QUESTIONS } from "./refusal.ts";
import { refusedShape, type Shape } from "./shapes.ts";

const ASKS =
  "see|find|get|have|know|view|look|tell|list|show|ask|check|give|explain|say|count|describe|let|help";

const SHAPES: readonly Shape[] = [
  ...OF_UNSAID,
  {
    shape:
      /\b(?:in|during|after|since|before|at|around|amid|with|following|from|because of) (?:the|that|this|our|its|last night's|yesterday's|today's|\w+day's)(?: (?:last|big|latest|recent|great))? (?:outage|crash|breakdown|breakage|meltdown|mishap|fiasco|glitch|malfunction|collapse)\b(?! (?:rate|count))/,
    unless: /^(?:why|what (?:caused|broke|was behind))\b/,
    because: "When something else happened is not kept. Say from when until when.",
    offers: ["jobs between 2 pm and 4 pm today"],
  },
  {
    shape:
      /\bhow (long|much time|many (seconds|minutes|hours)) .*\b(take|took|taken|need|needed)\b.* to (?:get |be )?(start|started|begin|begun|launch|launched|trigger|triggered|kick|fix|fixed|notice|noticed|restart|cancel|cancelled|fail|crash|respond|react|recover|resolve|picked)\b|\btake (?!to\b).* to (retry|rerun)\b/,
    because: "How long something took before it began, or until it was mended, is not measured.",
    offers: ["how long does discovery usually take"],
  },
  {
    shape:
      /\bwho(?:m)? (?:is|was|were|are|did) .+ for$|\bbehind (?:on|in|with)\b(?! (?:(?:their|its|the|any|fresh|new|current) )*(?:data|freshness|updates?|refresh(?:es)?|loads?|reloads?|rows)\b)|\b(?:being|been|be|was) done (?:about|to|with|for|against)\b|\bdo(?:ing|ne)? about\b|\bwhen (?:looking|considering|counting|taking)\b/,
    because: "That is not kept. Ask what has happened.",
  },
  {
    shape:
      /\bwho (?:is|was|were|are|has been|stood|stands|lies|lay) behind (?:.*\b(?:failures?|crash(?:es)?|breakdowns?|errors?|collapses?|demise|timeouts?|cancellations?|failed|cancelled)\b)|\bwho (?:gave up|failed|broke|crashed|stumbled|messed up|screwed up|botched|wrecked|ruined|thwarted|foiled|scuppered|sank|derailed|took down|brought down|torpedoed|fouled up|brought .* down)\b/,
    because: "Of people it is kept who started a job. Ask for jobs that somebody started.",
    offers: ["who started the most jobs this week"],
  },
  {
    shape:
      /\b(i|we) (\w+ )?(need|want|have|plan|like|try|trying|asked|supposed|going|got) to (retry|rerun|re-run|restart|start|run|execute|launch|trigger|cancel|stop|abort|kill|schedule|pause|resume|fix|repair|resolve)\b|^show (retry|rerun|re-run|restart|start|run|execute|launch|trigger|cancel|stop|abort|kill|schedule|pause|resume|fix|repair|resolve) (the|all|my|our|this|that|it|them|every|everything|any)\b/,
    ...NOTHING_IS_DONE,
  },
  {
    shape:
      /\b(what|how|whether|whom|who) to (do|fix|proceed|handle|react|take|make|start|go|restart|retry|resolve|solve|avoid|prevent|improve|change|call|contact|ask|check|tell|say|blame)\b/,
    because: "What is to be done is not told. Ask what has happened.",
    offers: ["failed jobs today"],
  },
  {
    shape: ENDS_TAKEN_BACK,
    because: "It was begun anew, and does not go on. Ask again.",
  },
  {
    shape:
      /^(please |pls |now |just |kindly |go ahead and |i want you to |can you |could you )*((tag|untag|label|mark|classify|assign|set|enable|disable|mute|snooze|ignore|approve|revert|undo|send|notify|remind|capture|collect|export|download|import|upload|translate|post|invite|grant|revoke|add|create|make|move|copy|archive|unarchive|register|connect|disconnect|write|draft|plan|merge|alert|generate)\b(?! \S+ (is|are|sits?|stands?) (on|in|at) (which|what)\b)(?! (generations?|runs?|jobs?|failures?|creation|history|tasks?|rate|triggered)\b)|(turn|switch) (on|off)\b|(e-?mail|message|ping) (me|us|him|her|them|the team|everyone|everybody|\w+ (a|an|the|about|when|if)\b))/,
    ...NOTHING_IS_SENT,
  },
  {
    shape:
      /(?<=\w .*) (and|plus|or) (the )?(reasons?|causes?|errors?|messages?|durations?) (for|of|behind|in) (each|every|all|them)\b|(?<=\w .*) (and|plus|or) (also |then )?((tell|show|give|list|explain|say|let)( me| us)?( know)?( also)? )?(how (?!many)|who|whom|where|which|what (?!about)|(did|do|does|was|were|is|are|has|have|will|can|could|should|would) (it|they|that|this|these|those|he|she|we|i|you|the|anyone|anybody|any|someone|somebody|there)\b)/,
    because: TWO_QUESTIONS,
  },
  {
    shape: /^(and |but )?why not\b/,
    because: "What has no reason is not told. Ask why something failed.",
    offers: ["failures by reason this week"],
  },
  {
    shape: /\b(on|in) time\b/,
    unless: /\b(point|points|moment|moments) in time\b|fresh|updated|refreshed|loaded|stale/,
    because:
      "When a job should have been done is not kept. Ask how long jobs took, or which were slower than usual.",
    offers: ["jobs slower than usual this week"],
  },
  {
    shape: /\bhow (often|frequently|regularly) (do|does|is|are)\b/,
    unless: /fail|error|cancel|succe|complet|broke|break|crash|tim(e|ed|ing) out|retr|unsuccess|wrong|abort/,
    because: "How often something is to run stands with its schedule. Ask how many ran in a stretch of time.",
    offers: ["how many discoveries ran this week"],
  },
  {
    shape:
      /\bhow (long|soon|quickly|fast|much (time|later|sooner)) (after|before|until|till|between|following)\b|\b(running|active|queued|pending|waiting|busy|under way) (when|while) (?!did|do|does)/,
    because: "What happened before or after another thing is not told. Ask from when until when.",
    offers: ["jobs between 2 pm and 4 pm today"],
  },
  {
    shape:
      /\b(as|since|because|given that) (we|i|they) (only|just|mostly|mainly|solely|exclusively) (run|use|have|own|care|work|look|manage|support|operate|watch|do)\b/,
    because: "It does not say which those are. Name the source, the type or the time.",
  },
  {
    shape:
      /^what (did|has|have|does|do) (?!i\b|we\b|you\b|there\b).*\b(discover(y|ies)|captures?|scans?|checks?|tagging|extractions?|analys[ei]s|runs?|jobs?)\b.* (find|found|detect|detected|turn up|reveal|uncover|come up with|report|return|produce|bring up|bring|give|yield|deliver)\b/,
    because: NOT_WHAT_JOBS_FOUND,
    offers: ["schema changes this week", "anomalies this week"],
  },
  {
    shape: /^where (is|are|was|were) (my|your|his|her)\b/,
    because: "What is yours is not known here. Ask where a kind of data is kept, or where a table is.",
    offers: ["where are e-mail addresses stored"],
  },
  {
    shape:
      /\b(who|whom|whose|person|people|user|somebody|someone|colleague)\b.*\b(responsible|fault|to blame|guilty|accountable)\b|\bresponsible (person|people|user)\b/,
    because: "Of people it is kept who started a job. Ask for jobs that somebody started.",
    offers: ["who started the most jobs this week"],
  },
  {
    shape: new RegExp(
      `\\b(can|could|would|will) (you|we|i) (please |also |quickly |maybe |just )*(?!${ASKS}|please|like|quickly|also|maybe|just|break|be\\b|i\\b|we\\b|tel\\b)`,
    ),
    unless: /\b(if|when) (we|i|you)\b/,
    because: "What can be done is not told. Ask what has happened.",
  },
  {
    shape: /\b(can|could|may|might|must|should|shall|would|ought)\b/,
    unless:
      /\bcould not\b|\b(can|could|would|may) (not )?(you|we|i|feel|break|be (affected|impacted)|suffer|happen)\b|\b(you|we|i) (can|could|would)\b|\bwould like\b|\bin may\b|\bmay \d|\d (of )?may\b|\b(since|of|during|this|last|and|between|from|until|to|may) may\b|\bthan (it|they) should\b/,
    because: "What can, should or might happen is not kept. Ask what has happened.",
  },
  {
    shape:
      /(?<!\b(know|tell|see|check|wonder|wondering|say|ask|sure|me|us|curious|interested)) \b(if|unless|whether|suppose|assuming)\b|^(if|unless|suppose|assuming)\b/,
    unless:
      /\b(breaks?|affected|impacted|suffer|hurt|feel it|happens?|happen|impact) (if|when)\b|^(if|suppose|assuming) .*\b(changes?|changed|drops?|dropped|renames?|renamed|deletes?|deleted|removes?|removed|modif(y|ies|ied)|alters?|altered|touch(es)?)\b.*\b(what|which|who)\b.*\b(affected|impacted|breaks?|suffers?|hurt|downstream|depends?)\b/,
    because: "What would happen under a condition is not known. Ask what has happened.",
  },
  {
    shape: /\b(what|which jobs?|anything|something) (happens?|breaks?|fails?) when\b/,
    because: "What happens because of something else is not kept. Ask for failures by reason.",
    offers: ["failures by reason"],
  },
  {
    shape: /\b(best|worst|right|good|ideal|optimal) (time|day|way|moment|hour|order) (to|for)\b/,
    unless: /\b(best|worst) day for\b/,
    because: "What is best is not told. Ask what has happened.",
  },
  {
    shape:
      /\b(how (much )?(long|longer|time)|what time) .*\b(still|yet) (going to |to )?(need|needs|take|takes|go|run|require)\b|\bhow (long|much (longer|time)) .*\b(left|remaining|remains?|to go|more (will|does|do)|until (it|they) (is|are|finish|finishes|ends?|completes?)|from being (done|finished))\b|\bhow (long|much (longer|time)) (is|are|do|does) .*\bgoing to\b/,
    because:
      "What is to come is not told here. Ask how long it has been running, or how long such jobs take.",
    offers: ["how long have the running jobs been running", "how long does discovery usually take"],
  },
  {
    shape:
      /\b(which|what) (errors?|reasons?|causes?|failure reasons?|(kinds?|types?|class(es)?) of (errors?|failures?)) (\w+ )*(longest|slowest|shortest|fastest|quickest|most time)\b/,
    because: "How long jobs took is not told by kind of error. Ask for the longest failed jobs.",
    offers: ["longest failed jobs this week"],
  },
  {
    shape:
      /\b((any|every|some)(one|body)|(any|every|each|some|a|another) (colleague|person|user|team ?mate|(team )?member|human)) (but|except|other than|apart from|besides|save|bar)\b/,
    because: "Jobs of everybody but one cannot be asked for.",
  },
  {
    shape:
      /\b(?!and\b|but\b|jobs?\b|runs?\b|that\b|which\b|they\b|it\b|what\b|discover)\w+ (did|has|have|had) (not|never) (start(ed)?|launch(ed)?|trigger(ed)?|kick(ed)? off)\b(?! (yet|on|by|until)\b)/,
    because: "What somebody did not start cannot be asked for. Ask for jobs that somebody started.",
    offers: ["jobs I started"],
  },
  {
    shape:
      /\bmetrics?\b.*\b(look|looks|looking|are|is|were|was|seem|seems) (normal|ordinary|fine|ok|okay|healthy|good)\b/,
    because: "Of metrics it is told which are anomalous. Ask for those.",
    offers: ["which metrics are anomalous"],
  },
  {
    shape:
      /\bfor the (very )?(first|second|third|1st|2nd|3rd|fourth|4th) time\b|(^|(?<!\b(the|very|its|their)) )first time$/,
    unless: /\bwhen\b|\bat what time\b|\bwhat day\b/,
    because: "Whether something was so for the first time cannot be asked for. Ask when it was so first.",
    offers: ["first failure", "when did discovery first fail"],
  },
  {
    shape:
      /\b(start|starts|started|starting|began|begin|begins|begun|stop|stops|stopped) (to )?(fail|failing|break|breaking|crash|crashing|succeed|succeeding|work|working|time|timing)\b/,
    because: "Since when something is so is not told. Ask when it failed last, or first.",
    offers: ["last failure", "first failure"],
  },
  {
    shape:
      /\b(any|many|which|what|none|all|some|one|1|share|percent|percentage|fraction|average|median|each|most|half) (of|over|from|among) (the |our |my )*(last|latest|first|newest|most recent|past) \d+ (?!(day|hour|minute|week|month|second|year)s?\b)/,
    because:
      "What holds for the last few alone is not counted. Ask for the last few, or for a stretch of time.",
    offers: ["last 5 jobs", "failed jobs this week"],
  },
  {
    shape:
      /\bwait(s|ing|ed)? (for|on) (?!(a |the )?(free |idle )?(worker|slot|turn|execution|queue|orders|billing|its|their|start)\b)(the |a |an |another |other )*(\w+ )*(to (finish|end|complete|start|run|succeed|be done)|jobs?|discover\w+)\b/,
    because: "What a job waits for stands on its page. Ask what is pending.",
    offers: ["pending jobs"],
  },
  {
    shape:
      /(?<!\bnot\b.*)\b(but|bar|barring|except|excepting|save|bating) (for )?(the )?\d( or \d)?(?=$| (in|on|of|for|from|that|which|today|yesterday|this|last|to|by|at|with|jobs?|runs?|failures?|discover\w+)\b)|\b(next|second|2nd|third|3rd|two|one) (to|before|from) (the )?last\b|\b(last|latest) but one\b|\b(pen|antepen|ante-pen)ultimate\b|\b(last|latest|first|longest|slowest|shortest|fastest|quickest|most|newest|oldest) but \d/,
    because: "One before the last cannot be asked for alone. Ask for the last few.",
    offers: ["last 2 failures"],
  },
  {
    shape: /\b(and|but|or) (then|later|afterwards)\b|(?<=[a-z].*) then (fail|succe|complet|ran|run|cancel)/,
    because: "What came after what cannot be asked for. Ask for the retries of one job, by its id.",
  },
  {
    shape: /\bhow long\b.*\b(been|was|were|is|are)\b.*\b(failing|broken|down|stale|late|outdated|fresh)\b/,
    because: "How long something has been so is not told. Ask when it failed last, or first.",
    offers: ["last failure", "first failure"],
  },
  {
    shape: /^(did|do|does|have|has|had|are|is|were|was) (all|every|everything|each|both|most|half|none)\b/,
    because: "Whether it was so of all of them is not told. Ask which failed.",
    offers: ["failed jobs today", "failure rate today"],
  },
  {
    shape:
      /\b(flagged|reported|raised|logged|noticed|spotted|detected|found|seen|observed|registered|recorded) by (?!(the )?(discovery|discoveries|jobs?|runs?|metrics?|type|kind|source|day|severity|table)\b)/,
    because: "Who noticed something is not kept. Ask for jobs that somebody started.",
  },
  {
    shape:
      /\b(did|have|has) i (?!start|run|launch|trigger|kick)|\bi (have )?(cancell?ed|caused|retried|stopped|killed|aborted|fixed|broke|acknowledged|failed)\b/,
    because: "Of people it is kept who started a job. Ask for jobs that you started.",
    offers: ["jobs I started"],
  },
  {
    shape: /\b(needs?|needed|wants?|wanted)\b/,
    unless:
      /\b(i|we|you)( only| just| really| also)? (needs?|needed|wants?|wanted)\b|\b(need|want) to (know|see)\b|\bneed(s|ed)? (more|less|over|under|longer|at least|at most|fewer)\b|\bhow many (seconds?|secs?|minutes?|mins?|hours?|hrs?)\b.*\bneed(s|ed)?\b|\b(time|long)\b.*\bneed(s|ed)?\b|\bwere needed\b/,
    because: "What needs something is not kept. Ask what has happened.",
  },
  {
    shape: /\b(is|are) scheduled\b|\bscheduled (for|next)\b|\bwhen (do|does) (?!.*\b(last|first|latest)\b)/,
    because: "What is to come is not told here: schedules stand on the page of their source. Ask what ran.",
    offers: ["scheduled jobs today", "when did discovery last run"],
  },
  {
    shape: /^(what|what is|what are) (is|are)?\s?(a|an) |^what (does|do|did) .* do$/,
    unless: /\bwhat (is|was) (a|an) (usual|typical|normal|average)\b/,
    because: "What words mean stands in the documentation. Ask about jobs, tables or what changed.",
  },
  {
    shape:
      /\b(explain|describe|tell me|show me|know) (to me |me |us )?(what|how) (a|an|the)? ?.*\b(do|does|works?|means?)$|^how (do|does|did|is|are) .*\bwork(s|ing)?$/,
    because: "How things work stands in the documentation. Ask about jobs, tables or what changed.",
  },
  {
    shape:
      /\b(share|percentage|percent|fraction|proportion|portion|ratio|part) of .*\b(in|of|among|amongst) (all |the |our |total |overall )*(failures|errors|failed (jobs|runs|ones)|cancellations|cancelled jobs|successes)\b/,
    because: NOT_SHARES,
    offers: ["failures by source", "failures by type", "failures by reason"],
  },
  {
    shape:
      /\b(percentage|percent|share|fraction|proportion|ratio|part) of (?:(?:all|the|our|last|this|past|week|month|year|quarter|today|yesterday|\w+day|\d+) )*(failures|errors|failed jobs|failed runs|cancellations|cancelled jobs|successes|completed jobs)\b.* (are|were|is|was|came|come|happened|happen|ran|belong|on|in|from|by)\b/,
    unless:
      /\b(on|in) (monday|tuesday|wednesday|thursday|friday|saturday|sunday|\d|january|february|march|april|may|june|july|august|september|october|november|december|the (last|past)|this|last)/,
    because: NOT_SHARES,
    offers: ["failures by source", "failures by type", "failures by reason"],
  },
  ...UNCLEAR_TIMES,
];

/** `words` as they were read, in lower case and spelt out. */
export const beyond = (words: readonly string[]): Refusal | null => refusedShape(SHAPES, words.join(" "));
