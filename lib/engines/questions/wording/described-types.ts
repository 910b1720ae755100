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

/** “The job that tags personal data in orders”, “jobs that extract lineage”. */
export const DESCRIBED_TYPES: readonly Rewording[] = DESCRIBED.flatMap(({ does, what, called, many }) =>
  (
    [
      ["job|task|process|run|one", called],
      ["jobs|tasks|processes|runs|ones", many],
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
