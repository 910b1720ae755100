import { isOutage } from "#lib/db/faults.ts";
import type { Statements } from "#lib/db/statements.ts";
import { log } from "#lib/log.ts";
import type { Lease } from "./lease.ts";
import { heartbeat } from "./transitions/hold.ts";

export type LeaseTiming = { leaseSeconds: number; heartbeatMs: number };

/**
 * How long a lease is trusted without an answer: less than it lasts (25 of 30 s), so that an attempt that cannot reach
 * the database falls silent before another one begins.
 */
export const TRUSTED_SHARE = 25 / 30;

/**
 * Holds a lease until stopped, on timers of its own and by the monotonic clock. A beat also brings a cancel whose
 * notification got lost; `beat` asks at once. `lost` comes once: the job is another's (then the beat was refused), or may
 * be by now; nothing may be written for it.
 */
export function keepLease(
  db: Statements,
  lease: Lease,
  { leaseSeconds, heartbeatMs }: LeaseTiming,
  on: { cancelRequested(): void; lost(isRefused: boolean): void },
): { beat(): Promise<void>; stop(): void } {
  const trustedMs = leaseSeconds * 1000 * TRUSTED_SHARE;
  let isStopped = false;
  let beating: Promise<void> | null = null;
  let fence = setTimeout(lose, trustedMs, false);
  const beats = setInterval(() => {
    if (!beating) void beat();
  }, heartbeatMs);

  /** After the one in flight, whose answer may be older than the question. */
  function beat(): Promise<void> {
    const own = (beating ?? Promise.resolve()).then(ask).finally(() => {
      if (beating === own) beating = null;
    });
    beating = own;
    return own;
  }
  async function ask(): Promise<void> {
    if (isStopped) return;
    const sentAt = performance.now();
    try {
      const answer = await heartbeat(db, lease, leaseSeconds);
      if (isStopped) return;
      if (!answer) return lose(true);
      clearTimeout(fence);
      fence = setTimeout(lose, Math.max(0, trustedMs - (performance.now() - sentAt)), false);
      if (answer.isCancelRequested) on.cancelRequested();
    } catch (error) {
      // No answer is no loss yet: the next beat asks again, and the fence falls by itself.
      if (!isOutage(error)) log.error({ err: error, jobId: lease.jobId }, "a heartbeat failed");
    }
  }
  function lose(isRefused: boolean): void {
    stop();
    on.lost(isRefused);
  }
  function stop(): void {
    isStopped = true;
    clearInterval(beats);
    clearTimeout(fence);
  }
  return { beat, stop };
}
