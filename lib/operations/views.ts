import type { JobStatus } from "#lib/jobs/status.ts";

export const VERBS = ["cancel", "retry"] as const;
export type Verb = (typeof VERBS)[number];

export const OUTCOMES = ["done", "skipped", "failed"] as const;
export type Outcome = (typeof OUTCOMES)[number];

/** Of more jobs than this nobody means each: the filter is to be narrowed. */
export const MOST_JOBS = 50_000;
export const LONGEST_REASON = 500;

/** `stopping` until the batch in hand is done. */
export type OperationState = "running" | "stopping" | "stopped" | "finished";

/** Many jobs cancelled or retried at once, and how far that is. */
export type Operation = {
  id: string;
  verb: Verb;
  reason: string | null;
  /** What "everything that matches" meant; null where jobs were chosen one by one. */
  filter: unknown;
  askedByName: string;
  stoppedByName: string | null;
  /** A clause: why it was stopped, where nobody asked for that. */
  stopReason: string | null;
  state: OperationState;
  total: number;
  counts: Record<Outcome, number>;
  createdAt: string;
  finishedAt: string | null;
};

/** One job of an operation. */
export type OperationItem = {
  jobId: string;
  shortId: string;
  type: string;
  sourceName: string | null;
  relationName: string | null;
  /** As it is now, not as it was when its turn came. */
  status: JobStatus;
  isCancelling: boolean;
  /** Null where its turn has not come, or never will. */
  outcome: Outcome | null;
  /** A sentence: what was done, or why not. */
  note: string | null;
  /** The job that the note speaks of. */
  other: { id: string; shortId: string } | null;
};

export const ITEM_TABS = ["all", ...OUTCOMES, "open"] as const;
export type ItemTab = (typeof ITEM_TABS)[number];

/** Of chosen jobs those that would be retried, and sentences of the rest: `3 that would do the same as another`. */
export type ChosenProspect = { ids: string[]; others: string[] };

/** What would be done to everything that matches now, and what of it would be left as it is. */
export type Prospect = {
  count: number;
  /** More than an operation may hold: `count` is where counting ended. */
  isTooMuch: boolean;
  /** Sentences of the rest: `20 completed`. */
  others: string[];
  /** The newest job there is: what comes later is not meant. */
  upTo: string;
};
