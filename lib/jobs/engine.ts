import type { PrismaClient } from "#lib/db/client.ts";
import type { Statements } from "#lib/db/statements.ts";
import type { Scrubber } from "#lib/secrets/scrub.ts";
import type { Count } from "./counters.ts";
import type { Journal } from "./journal.ts";
import type { LeaseTiming } from "./keep-lease.ts";
import type { JobKind } from "./kind.ts";
import type { Claimed } from "./lease.ts";
import type { Perform } from "./performance.ts";
import type { Completion } from "./transitions/end.ts";

/** All a worker brings to the jobs it runs. */
export type Engine = LeaseTiming & {
  db: PrismaClient;
  /** For publications, which may take minutes. */
  publishing: PrismaClient;
  /** For what is asked all the time and must be answered soon, or by another connection. */
  statements: Statements;
  worker: { id: string; name: string; version: string };
  /** The types it knows. */
  kinds: Readonly<Record<string, JobKind>>;
  /** Does the work of an attempt. */
  perform: Perform;
  /** Takes a job for one attempt, together with the others of the moment. */
  claim(jobId: string): Promise<Claimed | undefined>;
  /** Completes a job that has nothing to publish, together with the others of the moment; false where it is not held. */
  complete(completion: Completion): Promise<boolean>;
  journal: Journal;
  createScrubber(): Scrubber;
  /** How long a stop on the server may take, and then a handler that was told to end. */
  graceMs: number;
  retryDelayMs(retriesSoFar: number): number;
  /** Jobs in hand, by id: `look` asks whether one was cancelled. */
  inHand: Map<string, { look(): Promise<void> }>;
  /** The attempt of a job that this worker was given last, until it has brought that to its end. */
  taken: Map<string, number>;
  /** Aborted when the worker will not wait any longer. */
  shutdown: AbortSignal;
  count: Count;
  /** Called after each change that others may want to see. */
  hint(organizationId: string): void;
};
