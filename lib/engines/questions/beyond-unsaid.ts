/** Shapes of questions that ask beside what is kept of a job, of jobs or of tables, or that say two things of them at once. */
import { NOT_TIME_ALTOGETHER, NOT_WHAT_JOBS_FOUND, TWO_QUESTIONS } from "./refusal.ts";
import type { Shape } from "./shapes.ts";

export const OF_UNSAID: readonly Shape[] = [
  {
    shape:
      /\b(?:running|waiting|pending|queued|stuck|in progress|in (?:the |our )?(?:queue|line|backlog)) (?:(?:on|in|for|at) \S+ )?(?:ever )?since (?!then\b)/,
    unless: /\b(?:were|was|did|started|created|how many|count)\b/,
    because:
      "Since when a job has been as it is now is not asked for. Ask for those, or for jobs since then.",
    offers: ["running jobs", "pending jobs", "jobs since yesterday"],
  },
  {
    shape:
      /\S what (?:did|has|have|does) (?:it|they) (?:find|found|discover|discovered|detect|detected|turn up)\b/,
    because: "What a job found is told as changes. Ask what changed.",
    offers: ["what changed today"],
  },
  {
    shape:
      /\blineage (?:of|for) (?:(?:the|all|our|my|these|those|failed|running|cancelled) )*(?:jobs|runs)\b/,
    because: "Lineage is of tables, and not of jobs. Name the table.",
  },
  {
    shape: /\b(?:from|by|of|out of) (?:which|what) jobs (?:is|are|was|were|does|do|did)\b/,
    because: "From which jobs a table comes is not kept. Ask which tables feed it, or for jobs on it.",
  },
  {
    shape:
      /\b(?:results|findings|output|values) (?:of|from) .*\b(?:captures?|discover(?:y|ies)|scans?|checks?|tagging|extractions?|analys[ei]s|generations?)\b/,
    because: NOT_WHAT_JOBS_FOUND,
    offers: ["schema changes this week", "anomalies this week"],
  },
  {
    shape: /\b(?!all\b|(?:one|1)\b)\S+ and all(?=[\s?.!]*$)/,
    because:
      "“And all” may add what is named before it, or mean it alone. Ask for the whole, or for that alone.",
  },
  {
    shape: /^where\b.*\bj-[0-9a-z]{6,13}\b/,
    because: "A job is kept nowhere in the catalog. Ask for it by its id alone.",
  },
  {
    shape: /\b(?:explain|describe) what (?:happened|went on|is happening|is going on) (?:on|in|to|with|at)\b/,
    because: "What happened is not told in words. Ask what failed there, or what changed.",
  },
  // “Is billing failing as much as on Monday?”
  {
    shape:
      /\bas (?:(?:much|many|often|frequently) (?:\S+ ){0,5}?|(?!soon|far|well|part|long|of|a|the|is|if|in|at|on)\w+ )as\b(?! (?:this|that|possible|usual|ever|expected|it should|they should|not|\d+)\b)/,
    unless: /^as many as\b|\bas (?:soon|long) as (?:i|we|you)\b/,
    because: "Whether it is as much as at another time is not told. Ask for both stretches of time compared.",
    offers: ["failures this week compared with last week", "failures by source this week"],
  },
  {
    shape:
      /\bsame (?:\w+ )?as (?!before\b|above\b|last time\b)|\b(?:is|are|was|were) (?:it|that|this|they|those|these)\b.*\bthe same\b.*\bas\b/,
    because: "Whether two things are the same is not told. Ask for each by itself.",
    offers: ["failures by reason this week"],
  },
  {
    shape: /^(?:and |so |but )?what (?:is|was|were|are) the (?:difference|gap|delta|increase|decrease)s?$/,
    because: "What lies between two answers is not told. Ask for two stretches of time compared.",
    offers: ["failures this week compared with last week"],
  },
  // “Crm did not fail yesterday, did it?”, “why is crm not running?”
  {
    shape:
      /^(?!.*\b(?:which|that|what|where)\b).*\b(?:not|nothing|none|no|never|nobody)\b.* (?:is|are|was|were|did|does|do|has|have|had) (?:it|they|there|he|she|we|i)$|^(?:so |and |but )?(?:why|how come) (?:is|are|was|were|did|do|does|has|have|had) (?:\S+ ){0,4}?not\b(?! (?:only|yet|just)\b|.* yet\b)|^(?:(?:the|our|my) )?(?!(?:which|what|that|jobs?|runs?|tasks?|those|these|they|it|anything|everything|all|any|ones?|who|and|but|only|i|we|you|there|how|when|where|why)\b)\S+ (?:jobs? |runs? )?(?:did|has|have|was|were) not (?:fail|failed|succeed|succeeded|complete|completed|break|broken|crash|crashed|cancelled|time|timed)\b/,
    because: "Whether or why something is not so is not told. Ask whether it is, or what has happened.",
    offers: ["failed jobs today", "pending jobs"],
  },
  {
    shape:
      /^(?:except|excepting|excluding|apart|aside|other|besides|without|but) .* (?:did|do|does|have|has|had|are|is|were|was) (?:all|every|everything|each|both|most|half|none)\b/,
    because: "Whether it was so of all of them is not told. Ask which failed.",
    offers: ["failed jobs today", "failure rate today"],
  },
  {
    shape:
      /^(?:and )?(?:who|when|where|how long)\b.* and why\b|^(?:and )?why\b.* and (?:who|when|where|how)\b/,
    because: TWO_QUESTIONS,
  },
  // “I know billing failed, but did it run today?”, “Ingrid started discovery yesterday, is it still running?”
  {
    shape:
      /^(?!.*\b(?:that|which|who|when|why|how|what|if|last|latest|first|my|the job|j-\w+)\b).*\b(?:failed|started|ran|completed|cancelled|succeeded|broke|crashed|launched|triggered|kicked)\b.* (?:but )?(?:is|was|did|has|have|are|were|does|do) (?:it|they)\b|^(?:given|knowing|considering|seeing) that\b.* (?:is|was|did|has|have|are|were|does|do) (?:it|they)\b/,
    because: "It says something of jobs, and asks something of them. Ask the question by itself.",
  },
  {
    shape: /^after (?:\S+ ){0,3}(?:failures?|errors?|crash(?:es)?|cancellations?|timeouts?)\b/,
    because: "What came after what is not told. Ask from when until when.",
    offers: ["jobs between 2 pm and 4 pm today"],
  },
  {
    shape:
      /^(?:what|which(?: \S+){0,2}|who) (?:has |have )?(?:fail\w*|ran|runs?|broke\w*|crash\w*|complet\w*|succe\w*|changed?) (?:every|each|on each|on every) (?:single )?(?:day|week|night|month)\b/,
    because: "What was so on each of them is not told. Ask by day.",
    offers: ["failures by day this week"],
  },
  {
    shape:
      /\bhow (?:long|much time)\b.*\b(?:together|combined|in total|altogether|all in all|summed|including (?:the |its |all )?retries)\b/,
    because: NOT_TIME_ALTOGETHER,
    offers: ["how long does discovery usually take", "longest jobs today"],
  },
  {
    shape: /(?<=\w .*)\b(?:a|the|some) breakdown$/,
    because: "It does not say by what. Ask by source, by type, by reason or by day.",
    offers: ["failures by source this week"],
  },
  // “Completed or not, jobs of today”: it may be either.
  {
    shape:
      /\b(?<!directly )or (?:did |was |were |has |have )?not(?= (?:of|in|on|this|last|from|since|by|jobs?|today|yesterday|what|which|how|show|list|count|that|they|it)\b|$)|\bwhether or not\b/,
    unless:
      /\bor not (?:in|on|by|of|from) (?!this\b|last\b|today\b|yesterday\b|(?:the )?(?:last|past) |\w+day\b)/,
    because: "It says that it may be either. Ask without “or not”.",
    offers: ["jobs today"],
  },
  {
    shape:
      /\b(?:i|we) do not (?:want|need|mean) .+ (?:i|we) (?:want|need|mean)\b|^but for\b|^together with\b/,
    because: "It is not clear what is left out there. Ask for what is meant alone, or with “except”.",
    offers: ["failed jobs yesterday except on crm"],
  },
  {
    shape:
      /\b(?:that|what|which|who) (?:failed|fail|ran|run|completed|started|changed|broke|crashed)\b.* (?:that|which) (?:\S+ ){0,2}(?:failed|ran|run|completed|started|changed|broke|crashed)\b.* (?:too|also|as well)$|\b(?:that|which) (?:\S+ ){1,2}(?:had )?(?:ran|run|started|failed) (?:too|also|as well)$/,
    because:
      "What was so twice is not told: a job has one source and one who started it. Ask for each by itself.",
    offers: ["failures by source this week"],
  },
  {
    shape:
      /\b(?:is|are|am) (?:\S+ ){0,2}(?:there )?(?:to|due to) (?:run|be run|start|be started|fail)\b|\b(?:has|have) to (?:run|be run|start)\b/,
    unless:
      /\bhow\b.*\b(?:long|many times)\b|\b(?:waiting|waits?|queued|stuck|pending|going|likely|yet|did|does)\b/,
    because: "What is to come is not told here: schedules stand on the page of their source. Ask what ran.",
    offers: ["scheduled jobs today", "pending jobs"],
  },
  // “The last day without failures”, “the longest time crm ran without failure”.
  {
    shape:
      /\b(?:(?:which|what|many|any|first|longest|last|a|every|no) (?:day|night|week|month|time|stretch|period|streak|hour|source|database)s?|days|weeks|hours|streak|when was the (?:last|first))\b(?: \S+){0,5} (?:without|with no|with 0|free of) (?:(?:any|a|1|single|some) )*(?:fail\w*|errors?|crash\w*|cancellations?|timeouts?|breakdowns?)\b/,
    because: "What had none of such jobs is not told. Ask for failures by day, or by source.",
    offers: ["failures by day this week", "failures by source this week"],
  },
  {
    shape:
      /\b(?:my|your|his|her) (?:own )?(?:(?:stale|fresh|late|outdated|new|critical|sensitive|untagged|other) )?(?:tables|views|columns|schemas)\b|\bdo (?:i|you) (?:have|own)\b.*\b(?:tables|views|columns|schemas)\b/,
    because: "Whose a table is is not kept. Ask for those of a source.",
    offers: ["which tables are stale"],
  },
];
