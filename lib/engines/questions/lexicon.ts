/** What words and phrases mean that are no names and no times. A mark is what a phrase says; see `marks.ts`. */
import type { Grouping, Measure, Status } from "./question.ts";

export type Flag =
  | (
      | "show"
      | "which"
      | "exists"
      | "howMany"
      | "howLong"
      | "often"
      | "why"
      | "when"
      | "last"
      | "first"
      | "longest"
      | "shortest"
    )
  | ("most" | "least" | "by" | "rate" | "compare" | "slowerThanUsual" | "fasterThanUsual" | "chain")
  | ("common" | "begun" | "retried" | "total" | "trend")
  | ("again" | "refers" | "ran" | "jobs" | "me");

export type Meaning =
  | { kind: "status"; values: Status[] }
  | { kind: "type"; value: string }
  | { kind: "trigger"; values: string[] }
  | { kind: "error"; value: string }
  | { kind: "measure"; value: Measure }
  | { kind: "grouping"; value: Grouping }
  | { kind: "flag"; value: Flag }
  | { kind: "not" }
  | { kind: "over" }
  | { kind: "under" }
  | { kind: "filler" };

/** Phrases are separated by `|`. */
type Line = [string, Meaning | Meaning[]];

const flag = (value: Flag): Meaning => ({ kind: "flag", value });
const statuses = (...values: Status[]): Meaning => ({ kind: "status", values });
const type = (value: string): Meaning => ({ kind: "type", value });
const error = (value: string): Meaning => ({ kind: "error", value });
const trigger = (...values: string[]): Meaning => ({ kind: "trigger", values });
const measure = (value: Measure): Meaning => ({ kind: "measure", value });
const grouping = (value: Grouping): Meaning => ({ kind: "grouping", value });

const LINES: Line[] = [
  [
    "fail|fails|failed|keep failing|keeps failing|kept failing|failing|failure|failures|broke|broken|break|breaks|crash|crashed|crashes|errored|errors out|went wrong|go wrong|goes wrong|unsuccessful|unsuccessfully|blew up|not make it|did not make it|bombed|error|errors|not work|did not work|not succeed|did not succeed|went red|fell over|died",
    statuses("failed"),
  ],
  [
    "complete|completed|completes|completing|succeed|succeeded|succeeds|successful|successfully|success|successes|finish|finished|finishes|passed|went through|went well|went fine|worked",
    statuses("completed"),
  ],
  [
    "running|still running|still in progress|still executing|in progress|ongoing|executing|under way|underway|being run|in flight|being executed",
    statuses("running"),
  ],
  [
    "pending|still pending|still queued|still waiting|still in the queue|queued|waiting|in the queue|in queue|in line|backlog|queue|enqueued|not yet started|wait|stuck in the queue",
    statuses("pending"),
  ],
  ["active|unfinished", statuses("pending", "running")],
  [
    "cancelled|canceled|cancel|stopped|aborted|called off|killed|cancellations|cancellation",
    statuses("cancelled"),
  ],
  [
    "somebody stop|someone stop|somebody stopped|someone stopped|somebody cancelled|somebody canceled|someone cancelled|someone canceled",
    statuses("cancelled"),
  ],

  [
    "asset discovery|asset discoveries|discovery|discoveries|discovered|discover|schema discovery|schema discoveries|schema scan|schema scans|catalog scan|scan|scans|scanned|asset_discovery|crawl",
    type("asset_discovery"),
  ],
  [
    "intelligence analysis|intelligence analyses|documentation|analysis|analyses|analysed|analyzed|documented|doc generation|docs|intelligence|intelligence_analysis",
    type("intelligence_analysis"),
  ],
  [
    "tag generation|tag generations|tagging|tag|tags|tagged|classification|classifications|tag_generation",
    type("tag_generation"),
  ],
  ["freshness check|freshness checks|freshness|freshness_check|freshness checking", type("freshness_check")],
  [
    "metric capture|metric captures|metrics capture|metrics captures|metric|metrics|metric_capture|metrics collection|metric collection|metrics were captured|metrics captured|metrics get captured|captured metrics",
    type("metric_capture"),
  ],
  [
    "lineage extraction|lineage extractions|lineage|lineages|lineage_extraction|lineage run",
    type("lineage_extraction"),
  ],
  [
    "connection test|connection tests|connection check|connection checks|connectivity test|connectivity tests|connection_test",
    type("connection_test"),
  ],
  ["metric trial|metric trials|trial of a metric|trials of metrics|metric_trial", type("metric_trial")],

  [
    "scheduled|by schedule|on schedule|by the schedule|on a schedule|by a schedule|from the schedule",
    trigger("schedule"),
  ],
  ["manual|manually|by hand|started by people|by a person|by somebody|by someone", trigger("manual")],
  ["retry|retries|reruns|rerun|re-run|re-runs", trigger("retry")],
  ["from the command line|by the command line|command line|cli|from the cli|by cli|via cli", trigger("cli")],
  [
    "after discovery|after a discovery|after discoveries|follow-ups|follow-up|followups|follow ups",
    trigger("after_discovery"),
  ],
  ["automatic|automatically|by itself|by themselves|on their own", trigger("schedule", "after_discovery")],

  [
    "credential|credentials|password|passwords|wrong password|bad password|login|credential error|credential errors|authentication|expired credentials|bad credentials|credentials were refused|credentials refused|refused credentials|password was refused|password refused|refused password",
    error("CREDENTIALS"),
  ],
  [
    "network|network error|network errors|connectivity|unreachable|network problem|network problems|network issue|network issues|firewall",
    error("NETWORK"),
  ],
  [
    "permission|permissions|missing permission|missing permissions|missing grant|missing grants|access denied|missing rights|permission denied|permission error|permission errors|permission problem|permission problems|permission issues|lack of permissions|no permission",
    error("PERMISSION"),
  ],
  [
    "timeout|timeouts|time-out|time-outs|timed out|time out|took too long|timing out|ran out of time",
    error("TIMEOUT"),
  ],
  ["too large|too big", error("TOO_LARGE")],
  ["out of memory|oom|memory exhausted", error("OUT_OF_MEMORY")],
  ["lost worker|worker lost|lost workers|worker was lost|dead worker", error("WORKER_LOST")],
  ["internal error|internal errors", error("INTERNAL")],
  ["not supported|unsupported", error("UNSUPPORTED")],
  ["not found", error("NOT_FOUND")],

  [
    "usually|usual|typical|typically|normally|normal|median|generally|in general|commonly|as a rule|ordinarily",
    measure("median"),
  ],
  ["average|mean|avg|on average|on avg|in average|averagely", measure("mean")],
  ["p50|50th percentile", measure("median")],
  ["p90|90th percentile", measure("p90")],
  ["p95|95th percentile", measure("p95")],
  ["p99|99th percentile", measure("p99")],

  [
    "source|sources|database|databases|db|dbs|data source|data sources|connection|connections",
    grouping("source"),
  ],
  [
    "type|types|kind|kinds|kind of job|type of job|kinds of job|types of job|kinds of jobs|types of jobs|job type|job types|kind of jobs|type of jobs|sort of job",
    grouping("type"),
  ],
  ["person|people|user|users|who|whom|colleague|somebody|someone", grouping("person")],
  ["table|tables|asset|assets|relation|relations|view|views", grouping("asset")],
  [
    "reason|reasons|cause|causes|error class|error classes|kind of error|type of error|failure reason|failure reasons|failure cause",
    grouping("error"),
  ],
  ["status|statuses|outcome|outcomes|state|result|results", grouping("status")],
  ["trigger|triggers", grouping("trigger")],
  ["day|days", grouping("day")],

  ["which|what", flag("which")],
  [
    "show|show me|list|give|display|find|see|get|print|look up|tell me about|any|anything|something|everything|all|every|things|thing",
    flag("show"),
  ],
  [
    "how many|number of|count|count of|the number of|amount of|how much|total number of|count up|many",
    flag("howMany"),
  ],
  [
    "how long|how much time|duration|durations|runtime|runtimes|run time|run times|execution time|how slow|how fast|time|times|how quickly|how slowly|how many seconds|how many minutes|length",
    flag("howLong"),
  ],
  [
    "why|how come|what caused|reason for|reason why|the reason|what went wrong|root cause|explain|what happened to|what happened with|what is wrong|what was wrong|what made|cause of|what causes|what is the reason|what is the problem|what was the problem|what is the issue|what was the issue|what was the matter|what is the matter|what is the cause|what was the cause|what was the reason|what goes wrong",
    flag("why"),
  ],
  [
    "when|at what time|what time|time of|the time of|times of|date of|the date of|which day and time",
    flag("when"),
  ],
  [
    "last|latest|most recent|the most recent|the latest|most recently|newest|recent|last time|final|lastly",
    flag("last"),
  ],
  ["first|earliest|oldest|first time", flag("first")],
  [
    "longest|slowest|the longest|took longest|took the longest|the slowest|longest lasting|most time",
    flag("longest"),
  ],
  ["shortest|quickest|fastest|briefest|took the shortest", flag("shortest")],
  [
    "most often|most frequently|the most|most|the most often|the most frequently|highest|biggest|top|worst|max|maximum|more than any other|more often",
    flag("most"),
  ],
  [
    "most common|most commonly|most frequent|the most frequent|the most common|frequent|common",
    flag("common"),
  ],
  ["least often|least|the least|fewest|lowest|best|min|minimum|least frequently|rarely", flag("least")],
  [
    "by|per|break down|broken down by|break down by|grouped by|group by|for each|split by|each|breakdown by|breakdown of|breakdown",
    flag("by"),
  ],
  [
    "rate|percentage|percent|share|fraction|proportion|ratio|what percentage|what percent|what share|what fraction|what proportion",
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
    "ran|run|runs|been run|has run|have run|execute|executed|happen|happened|take place|took place|execution|executions|being",
    flag("ran"),
  ],
  ["start|started|begin|began|launched|triggered|kicked off|create|created", flag("begun")],
  ["retried", flag("retried")],
  ["overall|total|in total|altogether", flag("total")],
  ["retry chain|chain of retries|retry history|chain", flag("chain")],
  [
    "all time|of all time|how is|how are|how was|how were|due to|know if|me if|see if|wondering if|wonder if|check if|say if|us if|know whether|me whether|see whether|check whether|say whether",
    { kind: "filler" },
  ],
  ["job|jobs|task|tasks|background job|background jobs|work|operations", flag("jobs")],
  [
    "i start|i started|i ran|i run|i launched|i triggered|i kick off|i kicked off|i have started|i have run|by me|did i run|did i start|have i started|have i run|mine|i made",
    flag("me"),
  ],
  [
    "is there|are there|was there|were there|did any|have any|has any|did anything|has anything|do we have any|do we have",
    flag("exists"),
  ],
  ["often|frequently|how often|how frequently|many times|how many times", flag("often")],

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
  concerning about regarding related belonging into quick question wondering wonder curious`.split(/\s+/);

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
