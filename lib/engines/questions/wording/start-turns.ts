/** Turns of phrase for who or what set a job going, and for trying one again. */
import type { Rewording } from "./rewording.ts";

const ID = "j-[0-9a-z]{6,13}";
const JOBS = `(?:${ID}|discover(?:y|ies)|captures?|extractions?|analys[ei]s|checks?|tests?|generations?|tagging|jobs?|runs?|tasks?|scans?|retr(?:y|ies))`;
const JOB = `((?:(?!(?:going|in|and|or|that|which|who|to|not|never|under)\\b)[\\w'’.-]+ ){0,6}?${JOBS}(?: (?:of|on|for|in) [\\w.-]+)?)`;
const ANOTHER =
  "(?:another|a second|a third|a further|a new|one more|a repeat|a fresh|yet another|a renewed|any further|any more|any other|further|more|repeat|repeated|renewed|new|later|subsequent|additional)";
const TRIES =
  "(?:go|goes|try|tries|attempts?|stabs?|shots?|cracks?|runs?|chances?|turns?|bash|outings?|efforts?|whirl|rounds?)";
const WHOSE =
  "request|instigation|behest|instance|initiative|command|bidding|hands?|prompting|order|orders|instruction";
const DISCOVERY =
  "(?:an? |the |each |every |some |any )?(?:asset )?discover(?:y|ies)(?: (?:in|of|on) [\\w-]+)?";
const IS_OVER =
  "(?:through|over|done|finished|ended|completed|complete|concluded|run|run through|gone through|taken place|come to an end)";

const STARTER =
  "(?:by|on|through|via|off|from) (?:a |the |our )?(?:schedule|scheduler|timer|cron)|manually|by hand|by (?:a )?(?:person|human|someone|somebody)|(?:by|via|through|over|from) (?:the )?(?:api|cli|command line)";

export const START_TURNS: readonly Rewording[] = [
  // What somebody has been running need not run still.
  [
    /\bwhat (has|have) (?!there\b|it\b|that\b|this\b|been\b)([\p{L}.]+(?: \p{Lu}[\p{L}.]+)?) been (?:running|starting|launching|kicking off)\b(?! (?:right )?(?:now|currently|at|for|all|non)\b)/giu,
    "what $1 $2 run",
  ],
  // “With trigger schedule”, “whose trigger is manual”.
  [
    /\b(?:with|having|have|has|had) (?:the |a )?trigger (?:type )?(?:of |is |was |= ?|: ?|set to )?["'“‘]?(?:schedule|scheduled)["'”’]?(?=[\s,.?!]|$)|\bwhose trigger (?:is|was) (?:the |a )?(?:schedule|scheduled)\b/gi,
    "started by the schedule",
  ],
  [
    /\b(?:with|having|have|has|had) (?:the |a )?trigger (?:type )?(?:of |is |was |= ?|: ?|set to )?["'“‘]?manual["'”’]?(?=[\s,.?!]|$)|\bwhose trigger (?:is|was) manual\b/gi,
    "started manually",
  ],
  [
    /\b(?:with|having|have|has|had) (?:the |a )?trigger (?:type )?(?:of |is |was |= ?|: ?|set to )?["'“‘]?(?:the )?api["'”’]?(?=[\s,.?!]|$)|\bwhose trigger (?:is|was) (?:the )?api\b/gi,
    "started through the api",
  ],
  // “Which jobs did Maya trigger.”
  [/\b(did|does|do) (?!the\b)([\p{L}.]+(?: \p{Lu}[\p{L}.]+)?) trigger\b/giu, "$1 $2 start"],
  // “Jobs who were started by the scheduler”: no person is asked for.
  [
    new RegExp(
      `\\b(${JOBS}|failures?|errors?|ones) who (?=(?:was|were|is|are|has|have|had|did|failed|ran|took|got|ended|finished|completed)\\b)`,
      "gi",
    ),
    "$1 that ",
  ],
  [/^whose (?:doing|work|handiwork|undertaking|initiative) (?:was|is|were|are) /i, "who started "],
  [
    new RegExp(
      `\\b(?:at|by|on|through|upon) whose (?:${WHOSE}) (?:did|was|were|has|have) (.*\\b${JOBS}\\b.*?)(?: (?:been )?(?:run|started|start|launched|triggered|begin|begun|begin|kicked off|executed|set going|take place|happen))?(?=\\s*[?.!]*$| (?:last|this|on|yesterday|today)\\b)`,
      "gi",
    ),
    "who started $1",
  ],
  [new RegExp(`\\b(?:at|on|by) the (?:${WHOSE}) of (?=\\S)`, "gi"), "by "],
  [
    new RegExp(`\\b(?:at|on|by|upon) (\\p{Lu}[\\p{L}-]+(?: \\p{Lu}[\\p{L}-]+)?)['’]s (?:${WHOSE})\\b`, "gu"),
    "started by $1",
  ],
  [/\b(?:in|under) (\p{Lu}[\p{L}-]+(?: \p{Lu}[\p{L}-]+)?)['’]s name\b/gu, "started by $1"],
  // “Who got the discovery going?”, “set a job in motion”; at the beginning it would be an order.
  [
    new RegExp(
      `(?<=\\w )(?<!\\b(?:please|kindly|now|just|to|and|you|then|will|would|could|can|should|must|may|not|never|always) )(?:set|sets|got|gets?|gotten|put|puts|brought|had) ${JOB} (?:going|off|in motion|in train|under ?way|rolling|moving|on its way|on their way|running|into being|to work|started)(?!\\w)`,
      "gi",
    ),
    "started $1",
  ],
  [
    /\b(?:put|puts|set|brought) in(?:to)? (?:motion|train|being|operation)\b|\b(?:was|were|been|got|being) (?:fired up|spun up|set to work|set running|put through|brought about|brought on|thrown on)\b/gi,
    "started",
  ],
  [
    /\bow(?:e|es|ed|ing) (?:its|their) (?:start|existence|launch|origins?|beginnings?|being) to |\b(?:brought (?:about|on|in)|put in(?:to)? motion|set in motion|set in train|fired up|spun up|put through) by |\b(?:originat(?:e|es|ed|ing)|stem(?:s|med)?) (?:from|with) (?=(?:the |a |an |our )?(?:schedul|cron|timer|asset discover|discover|api|cli|command line|ui|hand|user|person|human))/gi,
    "started by ",
  ],
  [/\boriginat(?:e|es|ed|ing) (?:with|from) (?=\p{Lu})/gu, "started by "],
  [
    /\b(?:came|come|comes|coming|sprang|called) (?:into (?:being|existence|life)|about)\b(?=.*\b(?:as|by|through|via|from|because of|on)\b)|\b(?:began|begin|begins|started|start) (?:its|their )?life\b|\b(?:got|get|gets) (?:its|their) start\b/gi,
    "started",
  ],
  // What a discovery sets going once it is over.
  [
    new RegExp(
      `\\b(?:(?:that|which) )?(?:follow(?:ed|s|ing)?(?: on)?(?: from)?|came (?:after|off the back of|on the heels of)|(?:was|were|been|got) brought (?:on|about) by) (?=${DISCOVERY})`,
      "gi",
    ),
    "after ",
  ],
  [
    new RegExp(
      `\\b(?:once|as soon as|after|following|when) (${DISCOVERY}) (?:was|were|had been|had|has|is|has been) ${IS_OVER}\\b(?<!\\b(?:fail|failed|broke|crashed)\\b.*)`,
      "gi",
    ),
    "after $1",
  ],
  [
    new RegExp(`\\b(?:by|because of|to|of|from|after) (${DISCOVERY}) having (?:been )?${IS_OVER}\\b`, "gi"),
    "by $1",
  ],
  [
    new RegExp(
      `\\b(${JOBS}|what) (?:that |which )?((?:an? |the )?discovery(?: (?:in|of|on) [\\w-]+)?) (?:gave rise to|brought about|brought on|led to|set going|put in motion)`,
      "gi",
    ),
    "$1 triggered by $2",
  ],
  [
    /\b(?:went|go|goes|gone|came|come) (?:in |out )?(through|via|over) (?=(?:the |our )?(?:api|rest api|cli|command line|schedule|ui|web interface)\b)/gi,
    "started $1 ",
  ],
  // “Triggered by schedule or discovery”: what is set going by a discovery runs after it.
  [
    new RegExp(
      `\\b(${STARTER}) (or|nor|and(?: not)?) (?:by |from |through |via |after )?${DISCOVERY}(?! (?:job|run|fail|broke|complet|in\\b|on\\b|of\\b))`,
      "gi",
    ),
    "$1 $2 after a discovery",
  ],
  [
    new RegExp(
      `\\b(${STARTER})(,? (?:(?:and |but )?not|rather than)) (?:by |from |through |via |after )?(?:an? |the )?(?:asset )?discovery\\b(?! (?:jobs?|runs?|fail|broke|complet|in\\b|on\\b|of\\b))`,
      "gi",
    ),
    "$1$2 after a discovery",
  ],
  [
    new RegExp(
      `(?<=\\b(?:triggered|started|launched|initiated|set off|kicked off|set going) )(?:by|from|through|via) ${DISCOVERY} (or|nor|and(?: not)?) (?:by |on |through |via |from )?(?:a |the )?(schedule|scheduler|timer|cron|hand|somebody|someone|a person|api|cli)\\b`,
      "gi",
    ),
    "after a discovery $1 by $2",
  ],
  // Trying again.
  [
    new RegExp(
      `\\b(?:did|has|have|had) (?:anyone|anybody|someone|somebody|any of us|one of us|we|they)(?: else)? (?:ever |later |then |since )?(?:have|had|take|taken|make|made) ${ANOTHER} ${TRIES} (?:at|of|on|with) (${ID}|it)\\b`,
      "gi",
    ),
    "was $1 retried",
  ],
  [
    new RegExp(
      `\\b(?:did|has|have|had) (?:anyone|anybody|someone|somebody|any of us|one of us|we|they)(?: else)? (?:ever |later |then |since )?(?:give|given) (${ID}|it) ${ANOTHER} ${TRIES}\\b`,
      "gi",
    ),
    "was $1 retried",
  ],
  [
    new RegExp(
      `\\b(did|has|have|was|were|is) (${ID}|it) (?:(?:ever|later|then|since|subsequently) )?(?:been |being )?(?:given|get|got|gotten|have|had|granted|allowed|receive|received|see|seen|undergo|undergone) ${ANOTHER} ${TRIES}\\b`,
      "gi",
    ),
    "was $2 retried",
  ],
  [
    new RegExp(
      `\\b(?:(?:was|were|is|are)(?: there)?|(?:has|have|had) (?:there )?been) ${ANOTHER} ${TRIES} (?:(?:ever|later|been) )?(?:made |undertaken |had |started )?(?:at|of|on|for|with) (${ID}|it)\\b`,
      "gi",
    ),
    "was $1 retried",
  ],
  [
    new RegExp(
      `\\b(which|what|how many) (?:${ANOTHER} )?(?:attempts|tries|goes|runs|rounds) (?:were|was|have been|are|did|has|have)(?: there)?(?: been)?(?: made| undertaken| had| started)?(?: at| of| on| for)? (${ID})(?: (?:get|got|have|had|see|undergo|take|need|go through|receive))?(?=\\s*[?.!]*$)`,
      "gi",
    ),
    "$1 retries of $2",
  ],
  [
    new RegExp(`\\bhow many (?:more )?goes did (${ID}) (?:get|have|need|take)\\b`, "gi"),
    "how many retries of $1",
  ],
  [
    new RegExp(
      `\\b(?:a|any|another|the) (?:repeat|repetition|repeat performance|second run|second try|second go|replay|redo|do-over) of (?=${ID}|it\\b)`,
      "gi",
    ),
    "a retry of ",
  ],
  [
    new RegExp(
      `\\b(${ID}|it) (?:(?:been|get|got|ever|later) )*(?:done over(?: again)?|gone over again|undertaken (?:again|anew|afresh|once more|a second time)|repeated|(?:get|got|have|had) (?:a|another) (?:repeat|retry|rerun))\\b`,
      "gi",
    ),
    "$1 retried",
  ],
];
