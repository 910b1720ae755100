/** Failures that are the engine's to tell: not the customer's database but the time, the worker or a bug is at fault. */
import type { JobFailure } from "./failure.ts";

const PERMANENT = { remedySql: null, retryHelps: false, isTransient: false, stack: null } as const;

/** `reached` says how far it came, where that is known. */
export const tookTooLong = (limitSeconds: number, reached: string | null): JobFailure => ({
  ...PERMANENT,
  class: "TIMEOUT",
  code: "TIMEOUT/deadline",
  message: `It was stopped after its time limit of ${inWords(limitSeconds)}${reached === null ? "" : `, at ${reached}`}.`,
  cause:
    "The work did not end in the time it may take: the database is large or busy, or its answers got lost.",
  remedy: "Run it again at a quieter time, leave schemas out, or raise the source's time limit.",
  retryHelps: true,
});

export const workerLost = (mostCrashes: number): JobFailure => ({
  ...PERMANENT,
  class: "WORKER_LOST",
  code: "WORKER_LOST/lease",
  message: "The worker that ran it stopped answering.",
  cause: `The worker's process was killed, ran out of memory or lost its connection. After ${mostCrashes} such ends a job is not tried again.`,
  remedy: "Look at the worker's log and memory at that time, then retry.",
  retryHelps: true,
});

export const outOfMemory = (): JobFailure => ({
  ...PERMANENT,
  class: "OUT_OF_MEMORY",
  code: "OUT_OF_MEMORY/thread",
  message: "Its work needed more memory than a job may take.",
  cause: "What was read is larger than this worker allows one job to hold. Other jobs were not affected.",
  remedy: "Leave schemas out, or give the worker more with THREAD_MEMORY_MB, then retry.",
});

export const unreadableConfig = (fault: string): JobFailure => ({
  ...PERMANENT,
  class: "INVALID_CONFIG",
  code: "INVALID_CONFIG/config",
  message: `Its configuration cannot be used: ${fault}`,
  cause: "The configuration was kept by another version of Tidewatch, or changed in the database.",
  remedy: "Start a new job instead of retrying this one.",
});

/** A statement of a person's own that did not come through the guard, as that says. */
export const refusedStatement = (reason: string): JobFailure => ({
  ...PERMANENT,
  class: "INVALID_CONFIG",
  code: "INVALID_CONFIG/statement",
  message: reason,
  cause: "Statements of your own may only read, and only what Postgres's own parser shows to be harmless.",
  remedy: "Change the statement as its message says, then try it again.",
});

export const cannotOpenPassword = (message: string): JobFailure => ({
  ...PERMANENT,
  class: "CREDENTIALS",
  code: "CREDENTIALS/sealed",
  message,
  cause:
    "The worker opens passwords with its own key, and this one is missing or was sealed for another key.",
  remedy: "Enter the password again in the source's settings, then retry.",
});

export const sourceRemoved = (name: string): JobFailure => ({
  ...PERMANENT,
  class: "NOT_FOUND",
  code: "NOT_FOUND/source",
  message: `The source ${name} was removed.`,
  cause: "Its connection and password were erased when it was removed.",
  remedy: "Connect the database again, then start a new job.",
});

export const sourceChanged = (): JobFailure => ({
  ...PERMANENT,
  class: "INVALID_CONFIG",
  code: "INVALID_CONFIG/changed",
  message: "The source's connection was changed while this ran.",
  cause: "What was read is of the database that the source led to before, so nothing of it was kept.",
  remedy: "Retry: it reads the database that the source leads to now.",
  retryHelps: true,
});

/** Tidewatch's own database lost what was not published yet. */
export const stageLost = (): JobFailure => ({
  ...PERMANENT,
  class: "INTERNAL",
  code: "INTERNAL/stage_lost",
  message: "What it had read was lost before it could be published.",
  cause: "Tidewatch's own database stopped without warning meanwhile, and keeps only what was published.",
  remedy: "Retry: it reads everything again. Nothing of this run was published.",
  retryHelps: true,
  isTransient: true,
});

/** A bug of ours. What it says may hold anything, so only its stack, scrubbed, tells it. */
export const internalError = (stack: string): JobFailure => ({
  ...PERMANENT,
  class: "INTERNAL",
  code: "INTERNAL/bug",
  message: "Something in Tidewatch went wrong.",
  cause: "This is a fault of the program and not of your database.",
  remedy: "Report it with the stack trace below. Nothing of this run was published.",
  stack,
});

function inWords(seconds: number): string {
  if (seconds >= 60 && seconds % 60 === 0) return seconds === 60 ? "1 minute" : `${seconds / 60} minutes`;
  return seconds === 1 ? "1 second" : `${seconds} seconds`;
}

/** Thrown where the failure is known on the spot. */
export class JobFailed extends Error {
  override readonly name = "JobFailed";
  readonly failure: JobFailure;

  constructor(failure: JobFailure, options?: ErrorOptions) {
    super(failure.message, options);
    this.failure = failure;
  }
}
