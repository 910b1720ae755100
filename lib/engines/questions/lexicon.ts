/** What words and phrases mean that are no names and no times. A mark is what a phrase says; see `marks.ts`. */
import { flag, grouping, type Line, type Meaning, measure } from "./meaning.ts";
import { NARROWING } from "./narrowing-words.ts";

const LINES: readonly Line[] = [
  ...NARROWING,
  [
    "usually|usual|typical|typically|normally|normal|median|generally|in general|commonly|as a rule|ordinarily|habitually|most of the time|customarily",
    measure("median"),
  ],
  [
    "average|mean|avg|on average|on avg|in average|averagely|an average|the average|the mean|arithmetic mean|averages",
    measure("mean"),
  ],
  ["p50|50th percentile|the median", measure("median")],
  ["p90|90th percentile|90th pctile|90th pct|90 percentile|90th quantile|p 90|percentile 90", measure("p90")],
  ["p95|95th percentile|95th pctile|95th pct|95 percentile|95th quantile|p 95|percentile 95", measure("p95")],
  ["p99|99th percentile|99th pctile|99th pct|99 percentile|99th quantile|p 99|percentile 99", measure("p99")],

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
  ["table|tables|asset|assets|relation|relations|view|views", grouping("asset")],
  [
    "reason|reasons|cause|causes|error class|error classes|kind of error|type of error|failure reason|failure reasons|failure cause|failure causes|error type|error types|error kind|error kinds|error category|error categories|kinds of error|kinds of errors|types of error|types of errors|kind of failure|kinds of failure|kinds of failures|type of failure|types of failure|types of failures|class of error|classes of error|classes of errors|error reason|error reasons|error cause|error causes|failure type|failure types|failure class|failure classes|root causes",
    grouping("error"),
  ],
  ["status|statuses|outcome|outcomes|state|result|results", grouping("status")],
  ["trigger|triggers", grouping("trigger")],
  ["day|days", grouping("day")],

  ["which|what", flag("which")],
  [
    "show|show me|list|give|display|find|see|get|print|look up|tell me about|details on|details of|details about|details for|info on|info about|information on|information about|overview of|an overview of|a list of|list of|the list of|the details of|pull up|bring up|enumerate|anything that|any|anything|something|everything|all|every|things|thing",
    flag("show"),
  ],
  [
    "how many|number of|count|count of|the number of|amount of|how much|total number of|count up|many",
    flag("howMany"),
  ],
  [
    "how long|how much time|duration|durations|runtime|runtimes|run time|run times|execution time|how slow|how fast|time|times|how quickly|how slowly|how many seconds|how many secs|how many minutes|how many mins|how many hours|how many hrs|length",
    flag("howLong"),
  ],
  [
    "why|how come|what caused|reason for|reason why|the reason|what went wrong|root cause|explain|what happened to|what happened with|what is wrong|what was wrong|what made|what led to|what leads to|for what reason|for which reason|on what grounds|what is behind|what was behind|what is up with|what was up with|what broke|the cause|cause of|what causes|what is the reason|what is the problem|what was the problem|what is the issue|what was the issue|what was the matter|what is the matter|what is the cause|what was the cause|what was the reason|what goes wrong",
    flag("why"),
  ],
  [
    "when|at what time|what time|time of|the time of|times of|date of|the date of|which day and time|on which date|on what date|on which day and at what time|what was the time of|which moment|what moment",
    flag("when"),
  ],
  [
    "last|latest|most recent|the most recent|the latest|most recently|newest|recent|last time|the last time|final|lastly|most recent time|for the last time",
    flag("last"),
  ],
  ["first|earliest|oldest|first time|for the first time|the first time|first ever", flag("first")],
  [
    "longest|slowest|the longest|took longest|took the longest|the slowest|longest lasting|most time|longest running|longest-running|took most time|took the most time|the most time|lasted longest|lasted the longest|ran longest|ran the longest|longest taking|most time-consuming|lengthiest",
    flag("longest"),
  ],
  [
    "shortest|quickest|fastest|briefest|took the shortest|took the least time|the least time|least time|quickest running|ran shortest|took shortest|ran the shortest|fastest running|speediest",
    flag("shortest"),
  ],
  [
    "most often|most frequently|the most|most|the most often|the most frequently|the most times|most times|the largest number of|the highest number of|the greatest number of|the biggest number of|the most of|greatest|largest|highest|biggest|top|worst|max|maximum|more than any other|more often",
    flag("most"),
  ],
  [
    "most common|most commonly|most frequent|the most frequent|the most common|frequent|common|commonest|the commonest|main|leading|primary|predominant|prevalent|most prevalent|the most prevalent|number one|most widespread|chief|most usual",
    flag("common"),
  ],
  [
    "least often|least|the least|fewest|the fewest|the lowest number of|the smallest number of|smallest|lowest|best|min|minimum|least frequently|rarely",
    flag("least"),
  ],
  [
    "by|per|break down|broken down by|break down by|grouped by|group by|for each|split by|each|for every|in each|on each|of each|per each|breakdown per|break down per|broken down per|split up by|split per|separated by|divided by|by each|breakdown by|breakdown of|breakdown",
    flag("by"),
  ],
  [
    "rate|percentage|percent|share|fraction|proportion|ratio|what percentage|what percent|what share|what fraction|what proportion|rates|pct|as percent|in percent|in percentage|percentages",
    flag("rate"),
  ],
  [
    "compare|compared|compared to|compared with|versus|vs|against|than|comparison|compare to|in comparison",
    flag("compare"),
  ],
  [
    "difference|more or less|trend|more|fewer|worse|better|up or down|change|changed|increase|increased|decrease|decreased|went up|went down|go up|go down",
    flag("trend"),
  ],
  [
    "slower than usual|slower than normal|longer than usual|longer than normal|unusually slow|unusually long|abnormally slow|suspiciously slow|abnormally long|slower than they usually|longer than it usually|too slow|slower than it should",
    flag("slowerThanUsual"),
  ],
  [
    "faster than usual|faster than normal|quicker than usual|quicker than normal|unusually fast|unusually short|suspiciously fast|shorter than usual|abnormally fast|too fast",
    flag("fasterThanUsual"),
  ],
  [
    "and|what about|how about|only|just|same for|same|the same|but|and what about|and how about|then|only the ones|only those",
    flag("again"),
  ],
  ["they|them|those|these|it|ones|one|that one|of them|of those|of these", flag("refers")],
  [
    "ran|run|runs|been run|has run|have run|execute|executed|executes|occur|occurs|occurred|occurring|happens|happening|go on|went on|got run|get run|was run|were run|performed|carried out|processed|happen|happened|take place|took place|execution|executions|being",
    flag("ran"),
  ],
  [
    "start|started|begin|began|launched|triggered|kicked off|kick off|kicks off|set off|fired off|initiated|initiate|launch|launches|starts|got started|get started|was started|were started|got triggered|got kicked off|got created|submitted|spawned|create|created",
    flag("begun"),
  ],
  ["retried", flag("retried")],
  ["total|in total|a total of|the total|in sum", flag("total")],
  ["retry chain|chain of retries|retry history|chain", flag("chain")],
  [
    "all time|of all time|on record|at all|overall|altogether|in all|all in all|all told|all together|how did|right now|at the moment|at present|at this moment|this very moment|this moment|these days|as we speak|or so|not yet over|inclusive|how is|how are|how was|how were|due to|know if|me if|see if|wondering if|wonder if|check if|say if|us if|know whether|me whether|see whether|check whether|say whether",
    { kind: "filler" },
  ],
  ["job|jobs|task|tasks|background job|background jobs|work|operations", flag("jobs")],
  [
    "i start|i started|i ran|i run|i launched|i triggered|i kick off|i kicked off|i have started|i have run|i have launched|i have triggered|i have kicked off|i set off|i initiated|i submitted|by me|by myself|did i run|did i start|have i started|have i run|mine|i made",
    flag("me"),
  ],
  [
    "is there|are there|was there|were there|did any|have any|has any|did anything|has anything|do we have any|do we have|are any|is any|was any|were any|were there any|is there any|are there any|do we see|did we see|did we have any|did we have|did we get any|have we had any|has there been any|have there been any|has there been|have there been|had there been",
    flag("exists"),
  ],
  [
    "often|frequently|how often|how frequently|many times|how many times|the number of times|number of times",
    flag("often"),
  ],

  [
    "not|except|except for|other than|excluding|without|apart from|besides|not counting|aside from|ignoring|leaving out|not including|minus|but not|other|all sources but|all databases but|everything but|all but|all jobs but|all types but",
    { kind: "not" },
  ],
  [
    "longer than|more than|over|above|at least|exceeding|exceeded|slower than|greater than|beyond|>|upwards of",
    { kind: "over" },
  ],
  ["shorter than|less than|under|below|faster than|quicker than|<|fewer than|at most", { kind: "under" }],
];

const FILLERS =
  `a an the of for in on to do does did done is are was were be been has have had having me us our ours my your i you we would could can
  please pls plz thanks thank hey hi hello want like wanted need needs needed know tell there that or with at from as so also too now right
  currently current moment already ever yet at its their his her out let this ok okay because
  took take takes taken taking lasting lasted get got both caused looking look looks message so far history whole exactly actually really us
  across among amongst behind full entire very much pretty quite simply seen found detected reported recorded logged raised flagged noticed spotted registered observed sitting concerning about regarding related belonging into quick question wondering wonder curious`.split(
    /\s+/,
  );

/** Fillers that are read as something else where that is possible. */
export const PHRASES: ReadonlyMap<string, readonly Meaning[]> = new Map([
  ...FILLERS.map((word) => [word, [{ kind: "filler" }]] as [string, Meaning[]]),
  ...LINES.flatMap(([phrases, meaning]) =>
    phrases.split("|").map((phrase) => [phrase, [meaning].flat()] as [string, Meaning[]]),
  ),
]);

export const LONGEST_PHRASE = Math.max(...[...PHRASES.keys()].map((phrase) => phrase.split(" ").length));

/** Words a mistyped one may stand for. Times have theirs too. */
export const KNOWN_WORDS: ReadonlySet<string> = new Set([
  ...[...PHRASES.keys()].flatMap((phrase) => phrase.split(" ")).filter((word) => word.length >= 5),
  ..."today yesterday week month year hours hour minutes minute seconds days weeks morning afternoon evening monday tuesday wednesday thursday friday saturday sunday january february april august september october november december between during before after until weekend ago past noon".split(
    " ",
  ),
]);

export const KNOWN_TYPES: readonly string[] = [
  ...new Set(
    LINES.flatMap(([, meaning]) => [meaning].flat()).flatMap((one) =>
      one.kind === "type" ? [one.value] : [],
    ),
  ),
];
