export const JOB_STATUSES = ["pending", "running", "completed", "failed", "cancelled"] as const;
export type JobStatus = (typeof JOB_STATUSES)[number];

/** Every move a job can make. Terminal statuses have none: a retry is a new job. */
export const LEGAL_MOVES = {
  pending: ["running", "cancelled"],
  running: ["completed", "failed", "cancelled", "pending"],
  completed: [],
  failed: [],
  cancelled: [],
} as const satisfies Record<JobStatus, readonly JobStatus[]>;

export const isTerminal = (status: JobStatus): boolean => LEGAL_MOVES[status].length === 0;
export const isActive = (status: JobStatus): boolean => !isTerminal(status);
export const isRetryable = (status: JobStatus): boolean => status === "failed" || status === "cancelled";

export const STATUS_LABELS: Record<JobStatus, string> = {
  pending: "Pending",
  running: "Running",
  completed: "Completed",
  failed: "Failed",
  cancelled: "Cancelled",
};

export const isJobStatus = (text: string): text is JobStatus => JOB_STATUSES.some((known) => known === text);
