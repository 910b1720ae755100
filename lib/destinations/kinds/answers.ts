import type { OutboundAnswer } from "#lib/outbound/http.ts";

/** A receiver did not take a message. Holds nothing of what it answered but the status. */
export class NotTaken extends Error {
  override readonly name = "NotTaken";
  readonly fault: "http/redirect" | "http/refused" | "http/gone" | "http/limited" | "http/failed";
  readonly status: number;
  /** What the receiver asked for; in seconds. */
  readonly retryAfterSeconds: number | null;

  constructor(fault: NotTaken["fault"], status: number, message: string, retryAfterSeconds: number | null) {
    super(message);
    this.fault = fault;
    this.status = status;
    this.retryAfterSeconds = retryAfterSeconds;
  }
}

/** Any 2xx is a yes; everything else throws. */
export function taken({ status, headers }: OutboundAnswer, now: Date): { status: number } {
  if (status >= 200 && status < 300) return { status };
  const [fault, sentence] = faultOf(status);
  throw new NotTaken(fault, status, sentence, retryAfter(headers["retry-after"], now));
}

function faultOf(status: number): [NotTaken["fault"], string] {
  if (status === 410) return ["http/gone", "The receiver answered 410: this address is gone for good."];
  if (status === 429) return ["http/limited", "The receiver answered 429: too much was sent to it."];
  if (status >= 300 && status < 400)
    return ["http/redirect", `The receiver answered with a redirect (${status}), which is not followed.`];
  if (status >= 500) return ["http/failed", `The receiver answered ${status}: it failed itself.`];
  return ["http/refused", `The receiver answered ${status} and did not take the message.`];
}

/** Seconds, or a date. */
function retryAfter(header: string | undefined, now: Date): number | null {
  if (header === undefined) return null;
  if (/^\d{1,9}$/.test(header.trim())) return Number(header);
  const at = Date.parse(header);
  return Number.isNaN(at) ? null : Math.max(0, Math.round((at - now.getTime()) / 1000));
}
