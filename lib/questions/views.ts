import type { AssetFilter } from "#lib/catalog/views.ts";
import type { QuestionPart } from "#lib/engines/questions/edit.ts";
import type { Question } from "#lib/engines/questions/question.ts";
import type { FreshnessFilter } from "#lib/freshness/views.ts";
import type { JobFilter } from "#lib/jobs/filter.ts";
import type { JobStatus } from "#lib/jobs/status.ts";
import type { LineageAddress } from "#lib/lineage/views.ts";
import type { MetricFilter } from "#lib/metrics/views.ts";
import type { ChangeFilter } from "#lib/schema-changes/views.ts";
import type { TagFilter } from "#lib/tags/views.ts";

/** The Jobs page narrowed to what a number counts. */
export type JobsMeant = Partial<JobFilter>;

/** A page that shows what an answer counts, and nothing else. */
export type Destination =
  | { page: "asset"; id: string }
  | { page: "tables"; filter: Partial<AssetFilter> }
  | { page: "tags"; filter: Partial<TagFilter> }
  | { page: "changes"; filter: Partial<ChangeFilter>; change?: string }
  | { page: "freshness"; filter: Partial<FreshnessFilter> }
  | { page: "metrics"; filter: Partial<MetricFilter> }
  | { page: "metric"; id: string }
  | { page: "lineage"; address: Partial<LineageAddress> };

/** A piece of a sentence: text, a number with the jobs it counts, a job, or what is on another page. */
export type Part =
  | string
  | { text: string; filter: JobsMeant }
  | { text: string; jobId: string }
  | { text: string; to: Destination };

export type CitedJob = {
  id: string;
  shortId: string;
  type: string;
  status: JobStatus;
  /** `orders` or `orders › public.items`. */
  asset: string;
  createdAt: string;
  /** Of what has begun; until now where it goes on. */
  durationMs: number | null;
  message: string | null;
};

/** A part of the question as it was understood; `value` is null where nothing is said of it yet. */
export type Chip = { part: QuestionPart; label: string; value: string | null; isRemovable: boolean };

/** What stands in a chart and, line by line, in the table behind it. */
export type Chart = {
  /** What it shows, in a sentence. */
  label: string;
  /** Whether values are jobs or milliseconds. */
  unit: "jobs" | "ms";
  /** Where all jobs in it ended alike. */
  outcome: "completed" | "failed" | "cancelled" | null;
  /** A day of the organization's zone, `2026-11-26`; null where nothing was measured. */
  points: { day: string; value: number | null }[];
};

/** A question as it was understood, shown before there is an answer. */
export type Reading = {
  question: Question;
  chips: Chip[];
  /** The same jobs on the Jobs page; null where its filters cannot say it. */
  jobs: JobsMeant | null;
  timeZone: string;
  /** Read by a language model, where the words alone did not say it. */
  isByModel?: boolean;
};

export type Answer = Reading & {
  sentences: Part[][];
  /** The number that was asked for: jobs, seconds or percent. */
  value: number | null;
  /** Every job the answer is about, as far as they were asked for. */
  jobIds: string[];
  table: { head: string[]; rows: Part[][] } | null;
  chart?: Chart | null;
  cited: CitedJob[];
};

export type NotUnderstood = {
  because: string;
  /** Words that were understood, and that were not. */
  understood: string[];
  unknown: string[];
  /** Questions that can be answered and are near it. */
  offers: string[];
};

/** What the organization's language model is being asked to read, by which request; what of it was understood without. */
export type BeingRead = { asking: NotUnderstood; requestId?: string };
/** `understood`: it is known what is asked, and not answered yet. */
export type Answered = { answer: Answer } | { notUnderstood: NotUnderstood };
export type Reply = Answered | BeingRead | { understood: Reading };

/** A question and what was answered when it was asked; `isEdited` where its words no longer say what was asked. */
export type Turn = { id: string; text: string; reply: Reply; askedAt: string; isEdited: boolean };

export type Conversation = { id: string; text: string; questions: number; lastAt: string };
