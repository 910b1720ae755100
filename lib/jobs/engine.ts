import type { Connector } from "#lib/connectors/connector.ts";
import type { PrismaClient } from "#lib/db/client.ts";
import type { Scrubber } from "#lib/secrets/scrub.ts";
import type { JobFailure } from "./failure.ts";
import type { RunnableJob } from "./handler.ts";
import type { Journal } from "./journal.ts";
import type { LeaseTiming } from "./keep-lease.ts";
import type { Claimed } from "./lease.ts";

export type OpenSource = (
  claimed: Claimed,
  options: { signal: AbortSignal; timeLimitSeconds: number; scrubber: Scrubber },
) => Promise<Connector>;

/** All a worker brings to the jobs it runs. */
export type Engine = LeaseTiming & {
  db: PrismaClient;
  worker: { id: string; name: string };
  handlers: Readonly<Record<string, RunnableJob>>;
  journal: Journal;
  openSource: OpenSource;
  createScrubber(): Scrubber;
  /** What an error is, as people would name it. */
  describe(error: unknown, scrubber: Scrubber): JobFailure;
  sourceSlots: number;
  /** How long a stop on the server may take, and then a handler that was told to end. */
  graceMs: number;
  retryDelayMs(retriesSoFar: number): number;
  /** Jobs in hand, by id: `look` asks whether one was cancelled. */
  inHand: Map<string, { look(): Promise<void> }>;
  /** Aborted when the worker will not wait any longer. */
  shutdown: AbortSignal;
  /** Called after each change that others may want to see. */
  hint(organizationId: string): void;
};
