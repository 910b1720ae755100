/** What words and phrases mean that are no names and no times. A mark is what a phrase says; see `marks.ts`. */
import { flag, grouping, type Line, type Meaning, measure } from "./meaning.ts";
import { NARROWING } from "./narrowing-words.ts";
import { PhraseBook } from "./phrase-book.ts";
import { each } from "./phrases.ts";

const LINES: readonly Line[] = [
  ...NARROWING,
  [
    "usually|usual|typical|typically|normally|normal|median|generally|in general|commonly|as a rule|ordinarily|habitually|most of the time|customarily|on a typical day|on a normal day|under normal circumstances|as usual|midpoint|in most cases|by and large|customary|habitual|ordinary|standard",
    measure("median"),
  ],
  [
    "average|mean|avg|on average|on avg|in average|averagely|an average|the average|the mean|arithmetic mean|averages|averaged|averaged out|averaging out|on the average|when averaged|as an average",
    measure("mean"),
  ],
  ["p50|50th percentile|the median", measure("median")],
  [
    "p90|the 90th percentile|ninetieth percentile|90 th percentile|90 percent of the time|90th percentile|90th pctile|90th pct|90 percentile|90th quantile|p 90|percentile 90",
    measure("p90"),
  ],
  [
    "p95|the 95th percentile|ninety-fifth percentile|95 th percentile|95th percentile|95th pctile|95th pct|95 percentile|95th quantile|p 95|percentile 95",
    measure("p95"),
  ],
  [
    "p99|the 99th percentile|ninety-ninth percentile|99th percentile|99th pctile|99th pct|99 percentile|99th quantile|p 99|percentile 99",
    measure("p99"),
  ],

  [
    "source|sources|database|databases|db|dbs|data source|data sources|connection|connections",
    grouping("source"),
  ],
  [
    "type|types|kind|kinds|kind of job|type of job|kinds of job|types of job|kinds of jobs|types of jobs|job type|job types|kind of jobs|type of jobs|sort of job|sort of jobs|sorts of jobs|job kind|job kinds|category of job|categories of jobs|job category",
    grouping("type"),
  ],
  [
    "person|people|user|users|who|whom|colleague|colleagues|somebody|someone|team member|team members|teammate|anybody|anyone",
    grouping("person"),
  ],
  [
    each(
      "who|which|which one|which person",
      "of|among|amongst|from|in",
      "us|our team|the team|my colleagues|our colleagues|the colleagues|my team|our people",
    ),
    grouping("person"),
  ],
  ["table|tables|asset|assets|relation|relations|view|views", grouping("asset")],
  [
    "reason|reasons|cause|causes|error class|error classes|kind of error|type of error|failure reason|failure reasons|failure cause|failure causes|error type|error types|error kind|error kinds|error category|error categories|kinds of error|kinds of errors|types of error|types of errors|kind of failure|kinds of failure|kinds of failures|type of failure|types of failure|types of failures|class of error|classes of error|classes of errors|error reason|error reasons|error cause|error causes|failure type|failure types|failure class|failure classes|root causes|explanation|explanations|diagnosis|culprit",
    grouping("error"),
  ],
  ["status|statuses|outcome|outcomes|state|result|results", grouping("status")],
  ["trigger|triggers", grouping("trigger")],
  ["day|days", grouping("day")],

  ["which|what", flag("which")],
  [
    "show|show me|list|give|display|find|see|get|print|look up|tell me about|details on|details of|details about|details for|info on|info about|information on|information about|overview of|an overview of|a list of|list of|the list of|the details of|pull up|bring up|enumerate|anything that|any|anything|something|everything|whatever|all|every|rank|ranking of|a ranking of|things|thing|stuff",
    flag("show"),
  ],
  [
    "how many|number of|tally|tally of|the tally of|quantity of|how many cases|how many instances|how many occurrences|how many incidents|number|the number|numbers of|numbers|counts|counts of|the count|the count of|total count|total count of|overall number of|exact number of|what number of|what number|how often did it happen that|count|count of|the number of|amount of|the amount of|the quantity of|figure|the figure|figure of|figure for|the figure for|sum of|the sum of|the total of|total of all|how much|total number of|count up|many",
    flag("howMany"),
  ],
  [
    "how long|how much time|duration|durations|runtime|runtimes|run time|run times|execution time|how slow|how fast|time|times|how quickly|how slowly|how many seconds|how many secs|how many minutes|how many mins|how many hours|how many hrs|length|how quick|how lengthy|how speedy|amount of time|what amount of time|elapsed time|time taken|time spent|completion time|completion times|processing time|processing times|running time|running times|lengths|length of time|time needed|time required|what length|time span|timespan|span of time|time frame|timeframe|stretch of time|space of time|time span of|span|what time span|what span of time|what stretch of time|what time frame",
    flag("howLong"),
  ],
  [
    "why|how come|what caused|reason for|reason why|the reason|what went wrong|root cause|explain|what happened to|what happened with|what is wrong|what was wrong|what made|what led to|what leads to|for what reason|for which reason|on what grounds|what is behind|what was behind|what is up with|what was up with|what broke|the cause|cause of|what causes|what is the reason|what is the problem|what was the problem|what is the issue|what was the issue|what was the matter|what is the matter|what is the cause|what was the cause|what was the reason|what goes wrong|what is the reason for|what was the reason for|what was the reason behind|what is the reason behind|reason behind|the reason behind|reasons behind|what went amiss|what has gone wrong|what gone wrong|what exactly went wrong|how is it that|how come that|why is it that|why was it that|what is to blame for|what was to blame for|what is to blame|what tripped up|what did go wrong|what is going wrong|what was the trouble|what is the trouble|what was the difficulty|what was the hitch|what was the snag|what was the fault|how was it that|grounds for|the grounds for|what were the grounds for|what was the explanation for|what is the explanation for|the explanation for|explanation for|explanation of|the explanation of|what were the reasons for|what were the causes of|what is the story with|what was the story with|what is the story behind",
    flag("why"),
  ],
  [
    "when|at what time|what time|date of|the date of|which day and time|on which date|on what date|on which day and at what time|what was the time of|which moment|what moment|how long ago|on what day and time|date and time of|what date|which date|what day and time|the moment of|what is the date of|what was the date of",
    flag("when"),
  ],
  [
    "last|latest|most recent|the most recent|the latest|most recently|newest|recent|last time|the last time|final|lastly|most recent time|for the last time|freshest|latest one|the newest|the last one|most recent one",
    flag("last"),
  ],
  [
    "first|earliest|oldest|first time|for the first time|the first time|first ever|initial|the earliest|the oldest|the first one|the very first",
    flag("first"),
  ],
  [
    "longest|slowest|the longest|longest single|dragged on longest|dragged on the longest|slowest single|took longest|took the longest|the slowest|longest lasting|most time|longest running|longest-running|took most time|took the most time|the most time|lasted longest|lasted the longest|ran longest|ran the longest|longest taking|most time-consuming|lengthiest|longest duration|the longest duration|highest duration|greatest duration|maximum duration|max duration|longest runtime|the longest runtime|highest runtime|longest run time|maximum runtime|max runtime|longest time|the longest time|ran for the longest time|ran for the longest|ran the slowest|ran slowest|slowest running|took the longest time|needed the most time|needed the longest|needed longest|took up the most time|most long-running|dragged on the longest|most slowly",
    flag("longest"),
  ],
  [
    "shortest|quickest|fastest|briefest|took the shortest|took the least time|the least time|least time|quickest running|ran shortest|took shortest|ran the shortest|fastest running|speediest|shortest duration|the shortest duration|lowest duration|minimum duration|min duration|shortest runtime|the shortest runtime|shortest time|the shortest time|ran fastest|ran the fastest|ran quickest|ran the quickest|took the shortest time|finished fastest|finished the fastest|finished quickest|needed the least time|most quickly",
    flag("shortest"),
  ],
  [
    "most often|most frequently|the most|most|the most often|the most frequently|the most times|most times|the largest number of|the highest number of|the greatest number of|the biggest number of|the most of|greatest|largest|highest|biggest|top|worst|max|maximum|more than any other|more often|most of all|the highest|the largest|the greatest|the biggest|the worst|the top|more frequently|highest number|the highest number|largest number|the largest number|highest count|the highest count|largest count|the highest amount of|the largest amount of|highest amount of|more than all others|more than the others|the bulk of|the majority of|highest count of|the highest count of|came off worst|comes off worst|came off worse",
    flag("most"),
  ],
  [
    "most common|most commonly|most frequent|the most frequent|the most common|frequent|common|commonest|the commonest|prevalent|most prevalent|the most prevalent|most widespread|most usual|most often seen|most typical|prevailing",
    flag("common"),
  ],
  ["main|leading|primary|predominant|number one|chief|principal|dominant|foremost", flag("main")],
  [
    "least often|least|the least|fewest|the fewest|the lowest number of|the smallest number of|smallest|lowest|best|min|minimum|least frequently|rarely|the fewest number of|fewest number of|the lowest|the smallest|lowest number|the lowest number|smallest number|the smallest number|lowest count|the lowest count|lowest number of|smallest number of|most rarely|the rarest|rarest|least of all|came off best|comes off best|come off best",
    flag("least"),
  ],
  [
    "by|per|break down|broken down by|break down by|grouped by|group by|for each|split by|each|for every|in each|on each|of each|per each|breakdown per|break down per|broken down per|split up by|split per|separated by|divided by|by each|breakdown by|breakdown of|breakdown|for every single|per single|for each of|for each single|split out by|sliced by|aggregated by|organized by|organised by|sorted by|categorized by|categorised by|bucketed by|arranged by|separately by|according to|distributed by|distributed over|distributed across|distribution by|distribution over|distribution across|distribution of|spread over|spread across|spread by|divided up by|partitioned by|itemized by|itemised by|listed by|ordered by|ranked by|itemized per|counted by|counted per|summarized by|summarised by|split over|split across|split between|grouped per|broken out by|broken up by|break up by|by number of|by the number of",
    flag("by"),
  ],
  [
    "rate|percentage|percent|share|fraction|proportion|ratio|what percentage|what percent|what share|what fraction|what proportion|rates|pct|as percent|in percent|in percentage|percentages|quota|as a percentage|as percentage|percentage wise|what portion|what portion of|portion|how big a share|how large a share|what ratio|percentage-wise",
    flag("rate"),
  ],
  [
    "compare|compared|compared to|compared with|versus|vs|than|comparison|compare to|in comparison|compare with|compare against|compares to|compares with|relative to|in relation to|compared against|in comparison with|in comparison to|as against|measured against|set against|contrasted with",
    flag("compare"),
  ],
  [
    "difference|more or less|trend|more|fewer|worse|better|up or down|change|changed|increase|increased|decrease|decreased|went up|went down|go up|go down|higher|lower|risen|rose|rise|rising|grown|grew|grow|improved|improve|worsened|worsen|gotten worse|gotten better|got worse|got better|get worse|get better|went up or down",
    flag("trend"),
  ],
  [
    "slower than usual|slower than normal|longer than usual|longer than normal|unusually slow|unusually long|abnormally slow|suspiciously slow|abnormally long|slower than they usually|longer than it usually|too slow|slower than it should|out of the ordinary slow|extraordinarily long|extraordinarily slow|long compared to usual|slow compared to usual|slower than average|longer than average|longer than expected|slower than expected|took way too long|way too long|far too long|much too long|way too slow|far too slow|much too slow|longer than they should|longer than it should|slower than they should|slower than they should have|longer than they should have|longer than it should have|slower than it should have",
    flag("slowerThanUsual"),
  ],
  [
    "faster than usual|faster than normal|quicker than usual|quicker than normal|unusually fast|unusually short|suspiciously fast|shorter than usual|abnormally fast|too fast|faster than expected|quicker than expected|faster than average|shorter than average|extraordinarily fast|much too fast|way too fast",
    flag("fasterThanUsual"),
  ],
  [
    "and|what about|how about|only|just|same for|same|the same|but|and what about|and how about|then|only the ones|only those",
    flag("again"),
  ],
  ["they|them|those|these|it|ones|that 1|this 1|of them|of those|of these", flag("refers")],
  [
    [
      each(
        "come|comes|came|coming|crop|crops|cropped|pop|pops|popped|show|shows|showed|showing|turn|turns|turned",
        "up",
      ),
      "appear|appears|appeared|arose|arise|surfaced",
      "ran|run|runs|been run|has run|have run|execute|executed|executes|occur|occurs|occurred|occurring|happens|happening|go on|went on|got run|get run|was run|were run|performed|carried out|processed|happen|happened|take place|took place|execution|executions|being|taken place|takes place|taking place|carry out|carries out|perform|performs|done running|get executed|got executed|got processed|get processed|gone on|been going on|been happening|went off|did its run|were active|was active|undertaken|undertook|undertakes|undertake|conducted|conducts|conduct|put through|came to pass|kept going|kept running|carried on|dragged on|dragging on|kept at it",
    ].join("|"),
    flag("ran"),
  ],
  [
    "start|started|begin|began|begun|launched|triggered|kicked off|kick off|kicks off|set off|fired off|initiated|initiate|launch|launches|starts|got started|get started|was started|were started|got triggered|got kicked off|got created|submitted|spawned|create|created|kick-off|kicked-off|kicking off|starting up|started up|fire off|set in motion|set going|requested|invoked|invoke|initiates|was begun|got going|made|have been made|has been made|were made|was made|got made|being made|commissioned|issued|instigated|instigate|instigates|got under way|gotten under way|get under way|got rolling|came into being|come into being|came into existence|brought into being",
    flag("begun"),
  ],
  ["retried", flag("retried")],
  [
    "ended|have ended|has ended|were over|came to an end|come to an end|reached its end|reached their end|drew to a close",
    flag("ended"),
  ],
  [
    "total|in total|totals|total of|grand total|grand total of|the grand total of|all taken together|a total of|the total|in sum",
    flag("total"),
  ],
  [
    "retry chain|chain of retries|retry history|chain|attempts|all attempts|attempts of|attempts at|attempts for|all attempts of|series of attempts|sequence of attempts|sequence of retries|series of retries|history of retries|history of attempts|retry sequence|retry series|retry line|chain of attempts|retry-chain",
    flag("chain"),
  ],
  [
    "would like|i would like|would like to|like to|all time|of all time|on record|at all|overall|altogether|in all|all in all|all told|all together|how did|right now|at the moment|at present|at this moment|this very moment|this very minute|this very second|this moment|as we speak|or so|not yet over|inclusive|how is|how are|how was|how were|know if|me if|see if|wondering if|wonder if|check if|say if|us if|know whether|me whether|see whether|check whether|say whether|how high is|how high was|how low is|how low was|how big is|how big was|how large is|how large was|how high are|up to now|until now|up until now|to date|as of now|by now|for now|just now|at this point|at this time|at this point in time|at the minute|this minute|this second|anywhere|somewhere|so many|that many|this many|too many|so often|hit|hits|at some point|single one|each and every|every single|whatsoever|all sources together|all sources combined|all types together|all types combined|taken together|in particular|specifically|by the way|to be exact|to be precise|in fact|for instance|or anything|or something|i mean|by chance|maybe|perhaps|possibly|happen to|happens to be|happened to be",
    { kind: "filler" },
  ],
  [
    "because|because of|caused by|was caused by|were caused by|due to|owing|stemming from|stemmed from|resulting from|resulted from|attributed to|attributable to|blamed on|brought down by|knocked out by|killed by|hit by|were hit by|was hit by|been hit by|affected by|were affected by|was affected by|plagued by|struck by|suffered from|suffer from|suffering from|on grounds of|on the grounds of|by reason of|with the reason|with reason|for reasons of",
    { kind: "because" },
  ],
  [
    "job|jobs|task|tasks|background job|background jobs|work|operations|background task|background tasks|processes|job run|job runs|job execution|job executions|activities|activity|tidewatch job|tidewatch jobs",
    flag("jobs"),
  ],
  [
    "i start|i started|i ran|i run|i launched|i triggered|i kick off|i kicked off|i have started|i have run|i have launched|i have triggered|i have kicked off|i set off|i initiated|i submitted|by me|by myself|did i run|did i start|have i started|have i run|mine|i made|i requested|i invoked|i fired off|i myself started|i started myself|under my name|in my name",
    flag("me"),
  ],
  [
    "is there|are there|was there|were there|did any|have any|has any|did anything|has anything|do we have any|do we have|are any|is any|was any|were any|were there any|is there any|are there any|do we see|did we see|did we have any|did we have|did we get any|have we had any|has there been any|have there been any|has there been|have there been|had there been|was there something|is there something|were there some|are there some|did we get|did we see any|do we see any|have we got|have we got any|have we seen any|have we seen|have we had|got any|any sign of|did you see any|did you find any",
    flag("exists"),
  ],
  [
    "often|frequently|how often|how frequently|many times|how many times|the number of times|number of times|on how many occasions|how many occasions|in how many cases",
    flag("often"),
  ],

  [
    "not|except|except for|other than|excluding|without|apart from|besides|not counting|disregarding|leaving aside|not considering|save for|save those|save the ones|barring|exclude|excludes|everything except|all except|anything but|anything except|any but|any except|anywhere but|everywhere but|everywhere except|everywhere except in|everywhere except for|outside of|outside|disregard|leave out|omit|omitting|with the exception of|with exception of|aside from|ignoring|leaving out|not including|minus|but not|all sources but|all databases but|everything but|all but|all jobs but|all types but",
    { kind: "not" },
  ],
  [
    "longer than|more than|in excess of|north of|not less than|no less than|not under|surpassing|surpassed|for over|for more than|for longer than|over|above|at least|exceeding|exceeded|slower than|greater than|beyond|>|upwards of",
    { kind: "over" },
  ],
  [
    "shorter than|in under|in less than|within less than|not longer than|no longer than|no more than|not more than|less than|under|below|faster than|quicker than|<|fewer than|at most",
    { kind: "under" },
  ],
];

const FILLERS =
  `a an the of for am in on to do does did done is are was were be been has have had having me us our ours your i you we would could can
  please pls plz thanks thank hey hi hello want wanted need needs needed know tell there that or with at from as so also too right
  already ever yet some at out let this themselves itself ourselves yourself personally
  took take takes taken taking lasting lasted get got both looking look looks message so far history whole exactly actually really us
  across among amongst upon behind full entire very much pretty quite simply seen found detected reported recorded logged raised flagged noticed spotted registered observed sitting concerning about regarding belonging into quick question wondering wonder curious
  touched touching touches touch involving involved involves concerned concerns targeting targeted affecting affects affect throughout against towards via toward
  throw throws threw thrown give gave gives return returned returns raise raises show shows showed produce produces produced report reports
  suffered suffer suffers suffering incur incurs incurred endure endured undergo underwent undergone belong belongs belonged experienced experience experiences encountered encounter encounters saw contributed accumulated accounts account accounted
  together combined cases case instances instance whose myself here respective given individual said`.split(
    /\s+/,
  );

/** Words that say little, and not nothing: whose it is, or that it is so now. */
const SAYS_LITTLE: readonly Line[] = [
  [
    each("any|every|all|no", "job|jobs|run|runs|type|types|source|sources|database|databases", "but|but not"),
    { kind: "not" },
  ],
  ["my", { kind: "filler", whose: "me" }],
  ["his|her|hers|he|she|him|himself|herself", { kind: "filler", whose: "person" }],
  ["its|their|theirs", { kind: "filler", whose: "thing" }],
  ["own", { kind: "filler", whose: "own" }],
  // “Like” alone compares: “failures like this one”.
  [
    "speaking of|when it comes to|with regard to|with regards to|with respect to|in the case of|in case of|as far as|re|related to|relating to|pertaining to|in relation with|as related to",
    { kind: "filler" },
  ],
  [
    "now|right now|currently|current|just now|at the moment|at this moment|in this moment|at present|presently|as we speak|at this time|this moment|this very moment|this minute|right this moment|right this minute",
    { kind: "filler", isNow: true },
  ],
  // What has been was until now.
  [
    "until now|till now|up to now|up until now|so far|to date|thus far|as of now|by now|up to today|up to date|up to this moment",
    { kind: "filler" },
  ],
  [
    each(
      "checked|tested|processed|handled|visited|examined|inspected|covered|refreshed|looked at|gone through|measured",
      "by",
    ),
    { kind: "filler" },
  ],
  ["would like|would like to|like to|feel like", { kind: "filler" }],
  [
    each("suffered|undergone|endured|experienced|sustained|incurred|faced|encountered|met with|seen", "by"),
    { kind: "filler" },
  ],
];

/** Fillers that are read as something else where that is possible. */
export const PHRASES: PhraseBook<Meaning> = new PhraseBook<Meaning>([
  [FILLERS.join("|"), { kind: "filler" }],
  ...LINES,
  ...SAYS_LITTLE,
]);

export const KNOWN_TYPES: readonly string[] = [
  ...new Set(LINES.flatMap(([, meaning]) => (meaning.kind === "type" ? [meaning.value] : []))),
];
