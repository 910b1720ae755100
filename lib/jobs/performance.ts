import type { StopEvidence } from "#lib/connectors/connector.ts";
import type { Scrubber } from "#lib/secrets/scrub.ts";
import type { Attempt } from "./attempt.ts";
import type { JobFailure } from "./failure.ts";
import type { HandlerResult } from "./handler.ts";
import type { Notes } from "./journal.ts";
import type { JobKind } from "./kind.ts";

/** How an attempt's work ended: by itself, by an error (not scrubbed yet), or not at all, so that it was cut off. */
export type Ending =
  | { kind: "returned"; result: HandlerResult; stagedParts: number }
  | { kind: "failed"; failure: JobFailure }
  | { kind: "abandoned" };

/** An attempt's work while it goes on, wherever it is done. */
export type Performance = {
  /** Resolves when the work has ended; never rejects, but may stay open where the work does not heed a stop. */
  ended: Promise<Ending>;
  /** Tells the work to end and its queries on the server to stop; resolves when they are gone, or were not in time. */
  stop(): Promise<StopEvidence>;
  /** Leaves nothing behind: no thread that works on, no session on the customer's server. */
  close(): Promise<void>;
};

/** What the work of an attempt is done with. */
export type Stage = {
  attempt: Attempt;
  kind: JobKind;
  notes: Notes;
  scrubber: Scrubber;
  timeLimitSeconds: number;
};

export type Perform = (stage: Stage) => Performance;
