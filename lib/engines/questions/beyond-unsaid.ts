/** Shapes of questions that ask for what is kept of no job: since when it has been so, what it found, what it made. */
export type Shape = {
  shape: RegExp;
  /** Where it is one of these it is another thing. */
  unless?: RegExp;
  because: string;
  offers?: string[];
};

export const OF_UNSAID: readonly Shape[] = [
  {
    shape:
      /\b(?:running|waiting|pending|queued|stuck|in progress) (?:(?:on|in|for|at) \S+ )?(?:ever )?since (?!then\b)/,
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
    because: "What jobs found is asked for by itself: changes, anomalies, tables.",
    offers: ["schema changes this week", "anomalies this week"],
  },
  {
    shape: /^where\b.*\bj-[0-9a-z]{6,13}\b/,
    because: "A job is kept nowhere in the catalog. Ask for it by its id alone.",
  },
  {
    shape: /\b(?:explain|describe) what (?:happened|went on|is happening|is going on) (?:on|in|to|with|at)\b/,
    because: "What happened is not told in words. Ask what failed there, or what changed.",
  },
];
