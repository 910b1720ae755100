import { setTimeout as sleep } from "node:timers/promises";
import { z } from "zod";

const AdapterFault = z.object({
  cause: z.object({
    kind: z.string(),
    constraint: z.object({ index: z.string() }).optional().catch(undefined),
    originalCode: z.string().optional(),
  }),
});
const ClientFault = z.object({ meta: z.object({ driverAdapterError: AdapterFault }) });

/** As a statement tells it, or bare: what becomes of a COMMIT the client does not wrap. */
const causeOf = (error: unknown) =>
  (ClientFault.safeParse(error).data?.meta.driverAdapterError ?? AdapterFault.safeParse(error).data)?.cause;

const Violation = z.object({ code: z.literal("23505"), constraint: z.string() });

/** Whether a statement was refused by this unique index. Another index's refusal is another matter. */
export function violates(error: unknown, index: string): boolean {
  const cause = causeOf(error);
  if (cause) return cause.originalCode === "23505" && cause.constraint?.index === index;
  return Violation.safeParse(error).data?.constraint === index;
}

/** Whether a statement was ended by its own time limit. */
export const isTooSlow = (error: unknown): boolean => causeOf(error)?.originalCode === "57014";

const OVERTIME = /query read timeout|expired transaction/i;

/** Whether it took longer than anybody waits, by a statement or in all: less of it at a time may be done. */
export const tookTooLong = (error: unknown): boolean =>
  isTooSlow(error) || (error instanceof Error && OVERTIME.test(error.message));

const UNREACHABLE = ["DatabaseNotReachable", "ConnectionClosed", "SocketTimeout", "TooManyConnections"];
// Connection lost (08), server short of something (53), shutting down or starting (57P), a standby (25006), a deadlock.
const PASSING_SQLSTATE = /^(08|53|57P|25006|40001|40P01)/;
const PASSING_CODE = /^(P1001|P1002|P1008|P1017|P2024|P2028|ECONNREFUSED|ECONNRESET|EPIPE|ETIMEDOUT)$/;
const PASSING_MESSAGE =
  /connection terminated|connection error|timeout exceeded when trying to connect|^timeout expired$|query read timeout/i;

/** Whether the database did not do it now and may well do it soon: it restarts, is full, or out of reach. */
export function isOutage(error: unknown): boolean {
  const cause = causeOf(error);
  if (cause) return UNREACHABLE.includes(cause.kind) || PASSING_SQLSTATE.test(cause.originalCode ?? "");
  if (!(error instanceof Error)) return false;
  const code = "code" in error && typeof error.code === "string" ? error.code : "";
  return PASSING_CODE.test(code) || PASSING_SQLSTATE.test(code) || PASSING_MESSAGE.test(error.message);
}

const LONGEST_WAIT_MS = 2_000;

/**
 * Asks again for as long as the database is out of reach, until `signal` aborts. Only for guarded statements: one whose
 * answer got lost after its commit is asked twice, and must then do nothing.
 */
export async function untilAnswered<T>(signal: AbortSignal, ask: () => Promise<T>): Promise<T> {
  for (let waitMs = 100; ; waitMs = Math.min(2 * waitMs, LONGEST_WAIT_MS)) {
    signal.throwIfAborted();
    try {
      return await ask();
    } catch (error) {
      if (!isOutage(error)) throw error;
    }
    await sleep(waitMs * (0.5 + Math.random() / 2), undefined, { signal });
  }
}
