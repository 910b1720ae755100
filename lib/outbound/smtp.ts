import type { Socket } from "node:net";
import { createTransport } from "nodemailer";
import { invalid } from "#lib/errors.ts";
import type { Secret } from "#lib/secrets/secret.ts";
import type { OutboundTarget } from "./allow.ts";
import { AnswerError } from "./answer-error.ts";
import { connectOutbound } from "./connect.ts";
import { encrypt, tlsOptions } from "./encrypt.ts";
import type { Guard } from "./guard.ts";
import { MailError, mailErrorOf } from "./mail-error.ts";
import { findNetworkError, NetworkError, networkError } from "./network-error.ts";

export const MAIL_TLS = ["required", "starttls", "none"] as const;
export type MailTls = (typeof MAIL_TLS)[number];

export type MailServer = {
  host: string;
  port: number;
  /**
   * From the first byte, before anything else is said, where it is offered, or not at all. The last two go only where the
   * operator lists the place.
   */
  tls: MailTls | "offered";
  login: { user: string; password: Secret } | null;
};

/** `from` may have a name: `Tidewatch <alerts@example.com>`. `messageId` is the same however often it is sent. */
export type Mail = {
  from: string;
  to: readonly string[];
  subject: string;
  text: string;
  html: string;
  messageId: string;
};

const TIMEOUT_MS = 30_000;
const MOST_ANSWER_BYTES = 64 * 1024;

export const mailTarget = ({
  host,
  port,
  tls,
}: Pick<MailServer, "host" | "port" | "tls">): OutboundTarget => ({
  host,
  port,
  needsListing: tls === "none" || tls === "offered",
});

/**
 * Hands a mail to its server, over a connection that the guard made. Answers the addresses that the server did not take
 * where it took others. Throws a `NetworkError`, an `AnswerError` or a `MailError`; none holds what the server said.
 */
export async function sendMail(
  server: MailServer,
  mail: Mail,
  guard: Guard,
  { timeoutMs = TIMEOUT_MS, signal: stop }: { timeoutMs?: number; signal?: AbortSignal } = {},
): Promise<{ notTaken: string[] }> {
  for (const header of [mail.from, mail.subject, mail.messageId, ...mail.to]) refuseLineBreaks(header);
  const target = mailTarget(server);
  const late = AbortSignal.timeout(timeoutMs);
  const signal = AbortSignal.any([late, ...(stop ? [stop] : [])]);
  let socket: Socket | null = null;
  try {
    socket = await connectOutbound(target, guard.rules, signal, guard.resolve);
    socket.setNoDelay(true).on("error", () => {});
    const isEncrypted = server.tls === "required";
    const connection = isEncrypted ? await encrypt(socket, target, guard) : socket;
    const { rejected } = await talk(server, { connection, isEncrypted }, mail, guard, signal);
    return { notTaken: rejected };
  } catch (error) {
    if (stop?.aborted) throw stop.reason;
    if (late.aborted) throw socket ? noAnswer(target) : networkError({ code: "ETIMEDOUT" }, target);
    if (error instanceof NetworkError || error instanceof MailError) throw error;
    // Once there was a connection, what has no other name is its end.
    throw (
      mailErrorOf(error, target) ??
      findNetworkError(error, target) ??
      networkError({ code: "ECONNRESET" }, target)
    );
  } finally {
    socket?.destroy();
  }
}

type Line = { connection: Socket; isEncrypted: boolean };

async function talk(server: MailServer, line: Line, mail: Mail, guard: Guard, signal: AbortSignal) {
  const { host, port, tls, login } = server;
  const transport = createTransport({
    ...{ host, port, connection: line.connection, secured: line.isEncrypted, secure: line.isEncrypted },
    requireTLS: tls === "starttls",
    ignoreTLS: tls === "none",
    tls: tlsOptions(host, guard),
    ...(login && { auth: { user: login.user, pass: login.password.reveal() }, forceAuth: true }),
    maxResponseSize: MOST_ANSWER_BYTES,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  const { from, subject, text, html, messageId } = mail;
  const to = mail.to.map((address) => ({ name: "", address }));
  const hungUp = new Promise<never>((_, reject) => {
    const gone = () => reject(Object.assign(new Error("closed"), { code: "ECONNRESET" }));
    signal.addEventListener("abort", gone, { once: true });
  });
  const sent = await Promise.race([
    transport.sendMail({ from, to, subject, text, html, messageId, signal }),
    hungUp,
  ]);
  return {
    rejected: sent.rejected,
  };
}

function refuseLineBreaks(header: string): void {
  if (!/[\p{Cc}\p{Zl}\p{Zp}]/u.test(header)) return;
  throw invalid("Nothing was sent: an address or the subject of the mail contains a line break.");
}

const noAnswer = ({ host, port }: OutboundTarget) =>
  new AnswerError(
    "timeout/answer",
    `${host}:${port} accepted the connection and did not take the mail in time.`,
  );
