import type { Question } from "#lib/engines/questions/question.ts";
import type { JobFilter } from "#lib/jobs/filter.ts";
import type { JobStatus } from "#lib/jobs/status.ts";

/** The Jobs page narrowed to what a number counts. */
export type JobsMeant = Partial<JobFilter>;

/** A piece of a sentence: text, a number with the jobs it counts, or a job. */
export type Part = string | { text: string; filter: JobsMeant } | { text: string; jobId: string };

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

/** A part of the question as it was understood; `filter` is the question's jobs without it. */
export type Chip = { label: string; value: string; without: JobsMeant | null };

export type Answer = {
  question: Question;
  sentences: Part[][];
  /** The number that was asked for: jobs, seconds or percent. */
  value: number | null;
  /** Every job the answer is about, as far as they were asked for. */
  jobIds: string[];
  table: { head: string[]; rows: Part[][] } | null;
  cited: CitedJob[];
  chips: Chip[];
  /** The same jobs on the Jobs page; null where its filters cannot say it. */
  jobs: JobsMeant | null;
  timeZone: string;
};

export type NotUnderstood = {
  because: string;
  /** Words that were understood, and that were not. */
  understood: string[];
  unknown: string[];
  /** Questions that can be answered and are near it. */
  offers: string[];
};

export type Reply = { answer: Answer } | { notUnderstood: NotUnderstood };

/** A question and what was answered when it was asked. */
export type Turn = { id: string; text: string; reply: Reply; askedAt: string };

export type Conversation = { id: string; text: string; questions: number; lastAt: string };
