/** Types of job as people say them who do not know what they are called: by what such a job does. */
import type { Rewording } from "./rewording.ts";

type Described = { does: string; what: string; called: string; many: string };

const DESCRIBED: readonly Described[] = [
  {
    does: "discovers?|finds?|lists?|scans?|crawls?|looks? for|collects?|reads? in",
    what: "(?:tables|schemas?|assets|structure)(?: and (?:tables|columns|views))?",
    ...{ called: "asset discovery", many: "asset discoveries" },
  },
  {
    does: "tags?|finds?|looks? for|detects?|marks?|classif(?:y|ies)|search(?:es)? for|identif(?:y|ies)|labels?",
    what: "personal data|personal information|pii|sensitive data|columns",
    ...{ called: "tag generation", many: "tag generations" },
  },
  {
    does: "checks?|measures?|verif(?:y|ies)|assess(?:es)?|looks? at",
    what: "freshness|how fresh (?:the |our )?(?:tables|data) (?:is|are)|(?:whether|if) (?:the |our )?(?:tables|data) (?:is|are) (?:fresh|up to date|stale|current)",
    ...{ called: "freshness check", many: "freshness checks" },
  },
  {
    does: "captures?|collects?|measures?|records?|computes?|calculates?|gathers?",
    what: "metrics",
    ...{ called: "metric capture", many: "metric captures" },
  },
  {
    does: "extracts?|traces?|finds?|works? out|builds?|computes?|collects?|reads?",
    what: "lineage",
    ...{ called: "lineage extraction", many: "lineage extractions" },
  },
  {
    does: "tests?|checks?|tr(?:y|ies)(?: out)?|verif(?:y|ies)",
    what: "connections?|connectivity",
    ...{ called: "connection test", many: "connection tests" },
  },
  {
    does: "documents?|describes?|writes?|generates?|creates?",
    what: "tables|documentation|docs|descriptions",
    ...{ called: "intelligence analysis", many: "intelligence analyses" },
  },
];

/** “The job that tags personal data in orders”, “jobs that extract lineage”, “the scan that finds new tables”. */
const BY_CLAUSE: readonly Rewording[] = DESCRIBED.flatMap(({ does, what, called, many }) =>
  (
    [
      ["job|task|process|run|one|thing|scan|check|step|routine", called],
      ["jobs|tasks|processes|runs|ones|scans|checks|steps|routines", many],
    ] as const
  ).map(
    ([noun, name]): Rewording => [
      new RegExp(
        `\\b(?:${noun}) (?:that|which) (?:(?:is|are) (?:supposed|meant) to )?(?:${does}) (?:(?:the|our|all|new|any) )*(?:${what})\\b`,
        "gi",
      ),
      name,
    ],
  ),
);

const THE =
  "(?<=\\b(?:the|our|a|an|each|every|any|that|this|last|latest|newest|first|recent|longest|slowest|failed) )";
const PERSONAL = "(?:(?:the|our|any|all) )*(?:personal data|personal information|sensitive data|pii)";
const TABLES =
  "(?:(?:the|our|any|all|new|fresh|unknown) )*(?:new|unknown) (?:tables|tables and views|assets|schemas)";
const FRESH =
  "(?:whether|if|that|of whether|for whether|to see (?:if|whether)) (?:the |our |all )?(?:data|tables) (?:is|are) (?:still )?(?:fresh|up to date|up-to-date)";

/** “The tagging of personal data”, “the check whether data is fresh”, “last scanned for new tables”. */
const BY_DEED: readonly Rewording[] = [
  [
    new RegExp(
      `${THE}(?:tagging|detection|classification|identification|marking|labell?ing|hunt|search|scan)(?: of| for) ${PERSONAL}\\b`,
      "gi",
    ),
    "tag generation",
  ],
  [new RegExp(`${THE}(?:scan|search|hunt|look|crawl|sweep) for ${TABLES}\\b`, "gi"), "asset discovery"],
  [new RegExp(`\\b(?:scans|searches|crawls|sweeps) for ${TABLES}\\b`, "gi"), "asset discoveries"],
  [
    new RegExp(
      `(?<=\\b(?:last|first|most recently|ever) )(?:scanned|searched|crawled|combed|checked) for ${TABLES}\\b`,
      "gi",
    ),
    "discovered",
  ],
  [new RegExp(`${THE}(?:check|test|checking)(?: on| of)? ${FRESH}\\b`, "gi"), "freshness check"],
  [new RegExp(`\\b(?:checks|tests)(?: on| of)? ${FRESH}\\b`, "gi"), "freshness checks"],
  [
    new RegExp(`${THE}(?:import|importing|reading|tracing|building) of (?:the |our )?lineage\\b`, "gi"),
    "lineage extraction",
  ],
  [new RegExp(`${THE}lineage (?:import|importing)\\b`, "gi"), "lineage extraction"],
  [/\blineage imports\b/gi, "lineage extractions"],
];

export const DESCRIBED_TYPES: readonly Rewording[] = [...BY_CLAUSE, ...BY_DEED];
