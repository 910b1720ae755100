/** Turns of phrase about jobs that have a plainer one: who set one going, what was left out, which error is the most common. */
import type { Rewording } from "./rewording.ts";

const WHO =
  "who(?: else)?|(?:which|what) (?:one )?(?:of us|of our \\w+|person|people|colleagues?|users?|team ?mates?|team members?|members?)|(?:who|which) (?:among|amongst|of|from|in) (?:us|our team|the team|my colleagues|our colleagues)";
const AGAIN =
  "(?:again|once more|once again|one more time|anew|afresh|a second time|another time|over again)(?: (?:afterwards|since|since then|later|later on|after that))?";
const TRIED =
  "tried|attempted|run|ran|started|launched|executed|kicked off|re-?run|re-?started|re-?tried|redone|repeated";
const PLACE = "(?:source|database|db|connection|type|kind|data source)s?";
const ID = "j-[0-9a-z]{6,13}";
const OFTEN =
  "(?:(?:the )?most(?: often| frequently| commonly)?|more than any(?: other)?|(?:the )?least(?: often)?)";
const OCCURS =
  "hits?|hitting|comes?|came|occurs?|occurred|happens?|happened|comes? up|came up|shows? up|showed up|appears?|appeared|crops? up|cropped up|pops? up|popped up|turns? up|turned up|arises?|arose|strikes?|struck|bothers?|bothered|affects?|affected|plagues?|plagued|troubles?|troubled|recurs?|recurred|(?:was|is|has been|have been|were|are) (?:seen|met|encountered|had|raised|reported|recorded|logged|thrown)|(?:did|do|does|have|has) (?:we|[\\w-]+) (?:see|seen|get|got|have|had|encounter|encountered|run into|hit|suffer|suffered)";

const ONE = "last|latest|most recent|newest|first|oldest|earliest|longest|slowest|shortest|fastest|quickest";

export const JOB_TURNS: readonly Rewording[] = [
  // “Did the retry work?” asks how it went, and not for work that is done.
  [
    /(?<!\bhow )\b(did|does|has|have) ((?:the |that |our )?(?:retry|retries|rerun|discovery|discoveries|scan|scans|lineage|tagging|extractions?|captures?|checks?|tests?|it|they|that)(?: (?:extractions?|captures?|checks?|tests?|runs?|jobs?))?(?: (?:on|of|for|in) [\p{L}\p{N}_.-]+)?) work(?:ed)?\b(?! on\b)/giu,
    "$1 $2 succeed",
  ],
  // “Over at billing”; “over in 5 seconds” is of how long it took.
  [
    /(?<!\b(?:not|was|were|is|are|be|been|gets?|got|done|all|fell|falls?|falling|fallen|went|go|gone|going|keel(?:ed|s)?|trip(?:ped|s)?|ran|run|rolled|handed|taken?|took|turned|moved|carried|spread|distributed|split|summed|averaged) )\bover (?=(?:at|in|on) (?!(?:an?|one|two|three|five|ten|half|least|most|under|less|no|\d+|the (?:last|past|next|end|course|meantime|week|weekend|day|night|morning|afternoon|evening|month))\b))/gi,
    "",
  ],
  [/\bwhat(?:['’]s| is)(?: still)? (?:ticking|humming|purring) (?:along|away)\b/gi, "what is running"],
  // “An analysis over orders”: where it ran, and no more of one than of another.
  [
    /(?<!\b(?:more|fewer|rather|prefer|favou?r|lead|edge|advantage)\b.*)(?<=\b(?:analys[ei]s|discover(?:y|ies)|scans?|extractions?|checks?|captures?|generations?|tagging|crawls?) )over (?=(?:the |our )?(?!(?:the|our|an?|one|two|three|four|five|ten|half|last|past|next|previous|this|that|these|those|time|today|yesterday|weekends?|weekdays?|night|lunch|christmas|budget|limits?|all|half|hour|day|week|month|it|them)\b)[a-z][\w-]*(?: (?:database|source|db))?(?:\s*[?.!]*$| (?:yesterday|today|last|this|on|since)\b))/gi,
    "on ",
  ],
  [
    /\bwithin (?=(?:the |our )?(?!(?:the|our|an?|one|two|three|five|ten|half|last|past|next|previous|this|that|these|those|\d+|less|seconds|minutes|hours|days|usual|normal|reason|limits?|bounds|time|what|how|which|its|their|budget|range|it|them)\b)[\w-]+\b)/gi,
    "in ",
  ],
  [
    /\b(that|which|them|these|those|ones|jobs|failures|runs) (?:concern|pertain to|relate to|fall under|come under|fall to|fall within) (?=\S)/gi,
    "$1 on ",
  ],
  [/\b(?:solely|exclusively|purely|none but|nothing but)\b/gi, "only"],
  [
    /^(.+?)[,:;–—-]+ *(?:could|can|may|might) (?:they|these|those)(?: please)? be (?:listed|enumerated|shown|named|displayed|itemi[sz]ed|listed out)(?=\s*[?.!]*$)/i,
    "list $1",
  ],
  [
    /\bwhy (did|has|have|was|were|does) (?:that|this)(?: one| job| run)? (?=(?:fail|failed|failing|break|broke|broken|crash|crashed|die|died|happen|happened|go|gone|not|blow|error|end|get|cancelled|canceled)\b)/gi,
    "why $1 it ",
  ],
  [
    new RegExp(
      `^(?:among|amongst|of|out of|from) (?:all )?(?:of )?([^,?]+?), (?:(?:which|what)(?: one| job| run| of them)? |(?=the (?:${ONE})\\s*\\?*$))(?:(?:was|is|took|ran|needed|lasted|came|dragged on|went on|started|ended|finished) )?(?:for )?(?:the )?(?:very )?(${ONE})\\s*\\?*$`,
      "i",
    ),
    "the 1 $2 of $1",
  ],
  [
    new RegExp(
      `\\b(?:chain|history|series|sequence|line)(?: of (?:retries|attempts))? (?:that |which )?(${ID}) (?:belongs?|belonged) to\\b`,
      "gi",
    ),
    "retry chain of $1",
  ],
  [
    /\b(?:why|for what reason|how come) (?:could not|couldn't|can not|cannot|can't) (?:we )?(?:(.+?) be (?:discovered|scanned|crawled)|(?:discover|scan|crawl) (.+?))(?= (?:on|today|yesterday|last|this|in|at|since)\b|\s*[?.!,]|$)/gi,
    "why did discovery of $1$2 fail",
  ],
  // “With a duration above 300 seconds”, “whose run time was over an hour”.
  [
    /\b(?:(?:that |which )?(?:with|of|having|had|have|has) (?:a |an |the |its |their )?(?:total |overall )?|whose (?:total |overall )?)(?:durations?|run-?times?|run times?|running times?|execution times?|lengths?)(?: (?:was|were|is|are))?(?: of)? (?=(?:above|over|more than|greater than|longer than|higher than|exceeding|beyond|below|under|less than|lower than|shorter than|at least|at most)\b)/gi,
    "",
  ],
  [
    /\b(?:was|were|is|are|got|been|gets?) (?:hit|struck|affected|plagued|troubled|bothered) by (?=(?:the )?(?:most|fewest|least)\b)/gi,
    "had ",
  ],
  [
    /^(?:roughly|approximately|more or less|ballpark|in round numbers|about),? (?=how (?:many|much|long|often)\b)/i,
    "",
  ],
  [
    /\b(?:reason|reasons|why|cause)\b(.*) (?:could not|couldn't|was unable to|cannot|can't) be (?:discovered|scanned|crawled)\b/i,
    "why did discovery of$1 fail",
  ],
  // “Of the jobs Maya started, the last that failed” is one.
  [
    new RegExp(
      `^(?:of|among|amongst|out of|from) (?:all )?(?:of )?(?:the |our |my )?(?:jobs|runs) (?:that |which )?([^,]+?),? (?:which (?:is|was) |only |just )?the (${ONE}) (?:one |job |run )?(?:that |which |to )?`,
      "i",
    ),
    "the $2 job $1 that ",
  ],
  [
    /\bwhat (?:has |had |exactly |actually )?(?:killed|took down|brought down|knocked out|knocked over|sank|derailed|took out|did in)(?= (?:the |our |my |this |that |j-|[\w-]+['’]s |[\w-]+ (?:discovery|job|run|lineage|metric|freshness|tag|connection)\b))/gi,
    "what broke",
  ],
  [/\b(longest|slowest|shortest|fastest|quickest) single\b/gi, "$1"],
  [
    new RegExp(
      `\\b(?:did|has|have) (?:anyone|anybody|someone|somebody|any of us|one of us)(?: else)? (?:ever |later |then |since )?(?:(?:re-?try|re-?tried|re-?run|re-?ran|re-?start|re-?started|redo|redone|repeat|repeated) (${ID}|it)(?: ${AGAIN})?|(?:try|tried|run|start|started) (${ID}|it) ${AGAIN})(?=\\s|[?.!]|$)`,
      "gi",
    ),
    "was $1$2 retried",
  ],
  // “J-7F3KQ2 plus any retries it had”.
  [
    new RegExp(
      `\\b(${ID})(?:,? (?:plus|and|with|including|along with|together with|as well as)) (?:any|all|the)?(?: of)?(?: the| its)? ?(?:retries|reruns|further attempts)(?: (?:that )?(?:it|this|that) (?:had|has had|got|has|may have had|might have had)| (?:of|for) (?:it|that))?(?=[,\\s]*[?.!]*$|,)`,
      "gi",
    ),
    "$1 and its retries",
  ],
  [new RegExp(`\\b(${ID}) end(?=\\s*[?.!]*$)`, "gi"), "$1 finish"],
  [
    /\b(fail|fails|failed|failing|broke|crashed|died|errored) (?:over|on) (?=(?:a |an |the |some |their |its )?(?:wrong|missing|bad|invalid|expired|rejected|refused|insufficient|lacking|lost|credentials?|permissions?|passwords?|network|timeouts?)\b)/gi,
    "$1 because of ",
  ],
  [
    /\b((?:kinds?|types?|classe?s?) of (?:errors?|failures?)|reasons?|error types?|error class(?:es)?) (?:came|comes|has come|struck|strikes?|bothered|bothers?|troubled|troubles?|plagued|plagues?|recurred|recurs?)\b/gi,
    "$1 hit",
  ],
  [
    new RegExp(
      `(?<=\\b${ID}\\b.*\\b(?:retried|rerun)) (?:since|afterwards|since then|meanwhile|in the meantime|later|later on|after that)(?=\\s*[?.!]*$)`,
      "gi",
    ),
    "",
  ],
  // Particles that stand apart from their verb: “who kicked it off”.
  [
    /\b(?:kick|kicks|kicked|set|sets|fire|fires|fired|start|starts|started) (it|them|this|that|those|that one|this one) (?:off|up|going|in motion)\b/gi,
    "started $1",
  ],
  [/\bwho got (it|them|that|this) (?:going|started|running)\b/gi, "who started $1"],
  [
    new RegExp(
      `\\b(${WHO}) (?:(?:has|have|had|did) )?(?:re-?tried|re-?ran|re-?run|re-?started|retry|retries|rerun|reruns) (?=(?:the )?(?:most|least|fewest)\\b)`,
      "gi",
    ),
    "$1 started retries ",
  ],
  [
    new RegExp(
      `\\b(${WHO}) (?:did|does|has done|made|makes) (?=(?:the )?(?:most|fewest) (?:retries|reruns)\\b)`,
      "gi",
    ),
    "$1 started ",
  ],
  // “Was J-7F3KQ2 tried again?”
  [
    new RegExp(
      `\\b(?:try|tried|run|ran|rerun|start|started|launch|launched|attempt|attempted|execute) (${ID}) ${AGAIN}`,
      "gi",
    ),
    "retried $1",
  ],
  [
    new RegExp(
      `\\b(${ID})((?: (?:been|get|got|ever|later|then|subsequently|was|has|it))*) (?:${TRIED}) ${AGAIN}`,
      "gi",
    ),
    "$1$2 retried",
  ],
  [
    new RegExp(
      `\\b(${ID})((?: (?:been|get|got|ever|later|then|subsequently|was|has))*) (?:re-?run|re-?started|redone|repeated)\\b`,
      "gi",
    ),
    "$1$2 retried",
  ],
  [
    new RegExp(
      `\\b(?:anyone|anybody|someone|somebody|they|we|did|has|have) (?:ever |later |then )?(?:re-?run|re-?ran|retry|re-?start|re-?started|redo|redone|repeat|repeated) (?=${ID})`,
      "gi",
    ),
    "was retried ",
  ],
  [
    new RegExp(
      `\\b(${ID}) (?:get|got|given|have|had) (?:another|a second|one more) (?:try|attempt|go|chance|run)\\b`,
      "gi",
    ),
    "$1 retried",
  ],
  [
    new RegExp(
      `(?<=\\b(?:retried|retries)\\b.*${ID}.*|${ID}.*\\b(?:retried|retries)\\b.*),? (?:after|once|since|when) (?:it|that|this|they|(?:the|its|that) (?:error|failure|crash|problem))(?: had| has)?(?: (?:failed|broke|crashed|errored|died|went wrong|went red|timed out)|(?= *[?.!]*$))`,
      "gi",
    ),
    "",
  ],
  [
    /\b(?:weren't|wasn't|isn't|aren't|were not|was not|is not|are not) (?:on|in|from|of) (?=(?:a|the|our) schedule\b|schedule\b)/gi,
    "not on ",
  ],
  // “Which error showed up most often”.
  [
    new RegExp(
      `\\b(what|which)(?: single| one)? (?:error|failure|problem|issue|fault)(?= (?:(?:has|have|had|did|do|does) )?(?:${OCCURS})\\b.*\\b${OFTEN})`,
      "gi",
    ),
    "$1 kind of error",
  ],
  [
    new RegExp(
      `\\b(what|which) (?:errors|failures|problems|issues|faults)(?= (?:(?:has|have|had|did|do|does) )?(?:${OCCURS})\\b.*\\b${OFTEN})`,
      "gi",
    ),
    "$1 kinds of errors",
  ],
  // “The typical lineage duration, any source”.
  [
    new RegExp(
      `(?:,|\\b(?:in|on|for|of|from|with|across|over))\\s*(?:just |whatever |absolutely )?any (?:of (?:the|our) )?${PLACE}(?: (?:whatsoever|at all))?(?! (?:but|except|other|without|excluding|apart|besides|of|save|bar))\\b`,
      "gi",
    ),
    "",
  ],
  [
    new RegExp(
      `,?\\s*\\b(?:regardless of|irrespective of|independent(?:ly)? of|whatever|whichever|no matter (?:the|which|what)|never mind (?:the|which))(?: (?:the|its|of|which|what))* ${PLACE}\\b(?: (?:it is|it was|it may be|they are))?`,
      "gi",
    ),
    "",
  ],
  [
    /\b(?:get|got|gotten|go|went|gone|run|ran|work|worked|churn|churned|power|powered) through (?=(?:last|this|on|today|yesterday|in|since|so|over|during)\b)(?<=\b(?:how many|number of|which|what)\b.*)(?<=\b(?:did|have|has|had) (?:we|they|it|tidewatch|the system|you)\b.*)/gi,
    "run ",
  ],
  [
    /\b(rates?|percentage|percent|share|ratio|fraction|proportion) over (?=(?:all|the|our)\b(?! (?:last|past|previous|weekend|week|month|day|course|hour|\d)))/gi,
    "$1 of ",
  ],
  // “Created today, whatever their status”: any of them.
  [
    /,?\s+(?:and )?(?:(?:regardless of|irrespective of|independent(?:ly)? of|no matter|never mind|(?:(?:with|in|of) )?(?:whatever|whichever)) (?:(?:what|which|the|its|their) )*|(?:with|in|of) any )(?:status|state|outcome|result|ending)\b(?: (?:they|it) (?:have|has|had|are in|is in|ended with|may have))?(?=\s*(?:[,?.!]|$))/gi,
    "",
  ],
  // “Counting only those after a discovery.”
  [
    /(?:[,;:(–—-]+\s*|\b)(?:(?:counting|considering|including|taking|looking at|listing|showing|keeping) (?:only|just|solely|nothing but)|(?:only|just|solely) (?:counting|considering|including|looking at|listing|keeping)) (?=(?:the |those |jobs |ones |that |what )|\p{L})/giu,
    ", only ",
  ],
  [
    /\b(?:from |right from )?(?:start to (?:finish|end)|beginning to end|end[- ]to[- ]end|first to last)\b/gi,
    "",
  ],
  [
    /\b(?:the )?(?:one )?(?:single|all-time|absolute|overall|very|one) (?=(?:longest|slowest|shortest|fastest|quickest|most common|most frequent)\b)/gi,
    "the ",
  ],
  [
    /\b(?:refused|rejected|denied|turned down|turned away|knocked back|thrown out|kicked out|locked out|bounced|blocked|shut out) (?=(?:for|by) (?:(?:the|a|its|their|our|any) )?(?:lack|want|missing|insufficient|wrong|bad|invalid|no|not having|having|firewall|network|permissions?|credentials|passwords?)\b)/gi,
    "failed because of ",
  ],
  [/\bbecause of (?:for|by) (?=\S)/gi, "because of "],
  [
    /\b(?:tripped|stumbled|choked|fell|foundered|came unstuck|stalled|hung) (?:over|on|because of|at|due to) (?=(?:the |a |an |its |their |some |missing |wrong |bad )*(?:permissions?|credentials?|passwords?|timeouts?|network|connection|rights|grants?|login)\b)/gi,
    "failed because of ",
  ],
  [
    /\b(failures?|errors?|jobs?|runs?|everything|all|any|sources?|types?|week|month|today|yesterday) bar (?=(?:the |those |ones? )?\S)/gi,
    "$1 except ",
  ],
  [/\b(?:most )?(?:error|failure)[- ]prone\b/gi, "with the most failures"],
  [/\bwant of (?=permission|rights|privilege|memory|access)/gi, "lack of "],
  [
    /\b(?:did|do|have|had|has) (we|you|they|i|there) (have|had|get|got|see|seen|been) (?:so |too |very |that )?many\b/gi,
    "did we have any",
  ],
  [/\b(?:was|were|are|have there been) there (?:so |too |very |that )?many\b/gi, "were there any"],
  // “The last capture on tickets: how did that end?”
  [
    /[,;:.?!–—-]+\s*(?:and )?how did (?:that|it|this|that one|this one) (?:end|end up|go|turn out|finish|fare|work out|come out|conclude|pan out)\s*[?.!]*$/gi,
    "",
  ],
  [
    /\b(runs?|jobs?|tasks?|what|everything|anything|ones) (?:that |which )?(?:(?:did|have|has|had|was|were) )?(?:a|an|the|our|any|each) (?!asset |last |latest |first |failed |completed |next |previous |same |running |scheduled |manual )([\w.-]+) (?:asset )?discover(?:y|ies)(?: runs?| jobs?)? (?:(?:has|have|had|did|then|itself|automatically) )*(?:trigger|triggers|triggered|kick off|kicks off|kicked off|set off|sets off|launch|launches|launched|spawn|spawns|spawned|initiate|initiates|initiated|cause|caused|start|starts|started|prompt|prompted|set in motion)\b/gi,
    "$1 triggered by a discovery on $2",
  ],
  // “Which runs did a discovery trigger”, “jobs that the discovery started”.
  [
    /\b(runs?|jobs?|tasks?|extractions?|captures?|checks?|analys[ei]s|generations?|tests?|what|everything|anything|ones|tagging) (?:that |which )?(?:(?:did|have|has|had|was|were) )?(?:a|an|the|any|each|some)? ?(?:asset )?discover(?:y|ies)(?: runs?| jobs?)? (?:(?:has|have|had|did|then|itself|automatically) )*(?:trigger|triggers|triggered|kick off|kicks off|kicked off|set off|sets off|launch|launches|launched|spawn|spawns|spawned|initiate|initiates|initiated|cause|caused|start|starts|started|prompt|prompted|set in motion)\b/gi,
    "$1 triggered by a discovery",
  ],
];
