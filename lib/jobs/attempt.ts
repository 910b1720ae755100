import type { Statements } from "#lib/db/statements.ts";
import { AttemptStopped, type StopReason } from "./attempt-stopped.ts";
import type { Count } from "./counters.ts";
import { keepLease, type LeaseTiming } from "./keep-lease.ts";
import type { Claimed, Lease } from "./lease.ts";

/** The attempt of a job that this worker holds. */
export type Attempt = {
  readonly claimed: Claimed;
  readonly lease: Lease;
  /** Aborted when the work is to end; the first reason stands. */
  readonly signal: AbortSignal;
  /** Aborted when nothing may be written for it any more. */
  readonly lost: AbortSignal;
  /** Time as the database has it, by the monotonic clock: no two machines' clocks meet in one job. */
  clock(): Date;
  msLeft(): number;
  /** Looks at once whether a cancel was requested. */
  look(): Promise<void>;
  close(): void;
};

type Options = LeaseTiming & {
  workerId: string;
  timeLimitSeconds: number;
  shutdown: AbortSignal;
  count: Count;
};

/** Sets the clocks of a claimed job going: its lease, its deadline, and the worker's own end. */
export function openAttempt(db: Statements, claimed: Claimed, options: Options): Attempt {
  const lease = { jobId: claimed.id, attempt: claimed.attempt, workerId: options.workerId };
  const work = new AbortController();
  const ownership = new AbortController();
  const begun = performance.now();
  const limitMs = options.timeLimitSeconds * 1000;

  const stop = (reason: StopReason) => work.abort(new AttemptStopped(reason));
  const lose = (isRefused: boolean) => {
    options.count("leasesExpired");
    if (isRefused) options.count("staleWritesRefused");
    ownership.abort(new AttemptStopped("lost"));
    stop("lost");
  };
  const keeper = keepLease(db, lease, options, { cancelRequested: () => stop("cancel"), lost: lose });
  const deadline = setTimeout(() => stop("deadline"), limitMs);
  const onShutdown = () => stop("shutdown");
  options.shutdown.addEventListener("abort", onShutdown);
  if (options.shutdown.aborted) onShutdown();

  return {
    claimed,
    lease,
    signal: work.signal,
    lost: ownership.signal,
    clock: () => new Date(claimed.startedAt.getTime() + performance.now() - begun),
    msLeft: () => Math.max(0, limitMs - (performance.now() - begun)),
    look: keeper.beat,
    close() {
      keeper.stop();
      clearTimeout(deadline);
      options.shutdown.removeEventListener("abort", onShutdown);
    },
  };
}

/** Null while the work may go on. */
export const stopReason = ({ signal }: Attempt): StopReason | null =>
  signal.reason instanceof AttemptStopped ? signal.reason.reason : null;
