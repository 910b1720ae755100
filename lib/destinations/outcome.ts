import { AppError } from "#lib/errors.ts";
import { AnswerError } from "#lib/outbound/answer-error.ts";
import { MailError } from "#lib/outbound/mail-error.ts";
import { NetworkError } from "#lib/outbound/network-error.ts";
import { NotTaken } from "./kinds/answers.ts";
import type { Receipt } from "./kinds/kind.ts";
import type { SendResult } from "./ladder.ts";

/** What came of one attempt. `error` is a sentence for people: it holds nothing of what the other side answered. */
export type Outcome = {
  result: SendResult;
  status: number | null;
  durationMs: number;
  errorClass: string | null;
  error: string | null;
  /** The receiver has too much to do and says when to come again: no fault of its own. */
  retryAfterSeconds: number | null;
};

export const sentOutcome = ({ status, note }: Receipt, durationMs: number): Outcome => ({
  ...{ result: "sent", status, durationMs, retryAfterSeconds: null },
  ...{ errorClass: null, error: note ?? null },
});

/** Null for what is a fault of ours, which is logged whole and tried again. */
export function failedOutcome(error: unknown, durationMs: number): Outcome | null {
  const failed = (errorClass: string, message: string, status: number | null = null): Outcome => ({
    ...{ result: "failed", status, durationMs, retryAfterSeconds: null },
    ...{ errorClass, error: message },
  });
  if (error instanceof NotTaken) {
    const { fault, message, status, retryAfterSeconds } = error;
    return {
      ...failed(fault, message, status),
      result: fault === "http/gone" ? "gone" : "failed",
      retryAfterSeconds,
    };
  }
  if (error instanceof MailError) return failed(error.fault, error.message, error.status);
  if (error instanceof NetworkError) return failed(error.fault, `${error.message}${listing(error)}`);
  if (error instanceof AnswerError) return failed(error.fault, error.message);
  if (error instanceof AppError) return failed(`settings/${error.code}`, error.message);
  return null;
}

const listing = ({ detail: { allowEntry } }: NetworkError): string =>
  allowEntry === undefined ? "" : ` Whoever runs Tidewatch can add ${allowEntry} to OUTBOUND_ALLOW.`;
