import { z } from "zod";

/** Why a job failed, as people would name it. Plain: it goes to the browser. */
export const FAILURE_CLASSES = {
  CREDENTIALS: "Credentials refused",
  NETWORK: "Network",
  PERMISSION: "Missing permission",
  TIMEOUT: "Took too long",
  TOO_LARGE: "Too large",
  NOT_FOUND: "Not found",
  INVALID_CONFIG: "Configuration",
  OUT_OF_MEMORY: "Out of memory",
  WORKER_LOST: "Worker lost",
  UNSUPPORTED: "Not supported",
  INTERNAL: "Internal error",
} as const;
export type FailureClass = keyof typeof FAILURE_CLASSES;

const CLASSES = Object.keys(FAILURE_CLASSES) as [FailureClass, ...FailureClass[]];

/** What is stored of an error, and shown: first the cause, then the fix, then the rest. Free of secrets. */
export const JobFailure = z.object({
  class: z.enum(CLASSES),
  /** The class with its case, e.g. `NETWORK/dns`, `CREDENTIALS/password`, `PERMISSION/schema`. */
  code: z.string(),
  /** One sentence: what happened. */
  message: z.string(),
  /** What it means and why it happens; one or two sentences. */
  cause: z.string(),
  /** What to do about it. */
  remedy: z.string(),
  /** Statements to copy that do it, where there are any. */
  remedySql: z.string().nullable().default(null),
  /** Whether running it again with nothing changed is likely to help. */
  retryHelps: z.boolean(),
  /** Worth another attempt by itself. */
  isTransient: z.boolean(),
  stack: z.string().nullable().default(null),
});
export type JobFailure = z.infer<typeof JobFailure>;
