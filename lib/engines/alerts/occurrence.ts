import type { AlertKind, AlertSeverity } from "./kinds.ts";

/** One of the tables or changes an event speaks of. */
export type Part = {
  assetId: string | null;
  schemaName: string;
  tableName: string;
  severity: AlertSeverity;
  /** As a line of a list: `column removed · note`. */
  words: string;
};

/** An event with what is to be known to match it. */
export type Occurrence = {
  id: string;
  kind: AlertKind;
  severity: AlertSeverity;
  at: Date;
  sourceId: string | null;
  jobId: string | null;
  jobType: string | null;
  assetId: string | null;
  metricId: string | null;
  /** What a person would call it: `orders` or `orders › sales.items`. */
  label: string;
  /** Its sentence: the message of the job, the reason of the violation. */
  message: string;
  /** Null where it concerns a job as a whole. */
  parts: readonly Part[] | null;
  /** Of failures: when those in a row failed, itself the first of them and the oldest last. */
  failedAt: readonly Date[];
  /** Of violations: by how long it is late, and was as it was last looked at, and when; null where it was not. */
  lateSeconds: number | null;
  lateBefore: { seconds: number; at: Date } | null;
  /** Of anomalies: when the metric was unusual before this and had not recovered; null where it was as usual. */
  oddBefore: Date | null;
  /** The same of failures that have one cause. */
  cause: string | null;
};

/** That jobs wait and none begins befalls no job or source in particular, and so each of them. */
export const isOfQueue = ({ kind, jobId }: Pick<Occurrence, "kind" | "jobId">): boolean =>
  kind === "job_stuck" && jobId === null;

/** Tags by asset, those of its columns among them. */
export type TagsOf = ReadonlyMap<string, readonly string[]>;
