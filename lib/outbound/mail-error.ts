import type { OutboundTarget } from "./allow.ts";

export type MailFault =
  | "mail/login"
  | "mail/tls"
  | "mail/sender"
  | "mail/recipients"
  | "mail/refused"
  | "mail/malformed";

/** Why a mail server did not take a mail, without the words it said. `status` is its reply's code. */
export class MailError extends Error {
  override readonly name = "MailError";
  readonly fault: MailFault;
  readonly status: number | null;

  constructor(fault: MailFault, message: string, status: number | null) {
    super(message);
    this.fault = fault;
    this.status = status;
  }
}

/** What nodemailer found fault with; null for what the network did. */
export function mailErrorOf(error: unknown, { host, port }: OutboundTarget): MailError | null {
  const { code, responseCode, command } = error as {
    code?: unknown;
    responseCode?: unknown;
    command?: unknown;
  };
  const status = typeof responseCode === "number" ? responseCode : null;
  const at = `${host}:${port}`;
  const refused = (fault: MailFault, message: string) => new MailError(fault, message, status);
  if (code === "EAUTH" || code === "ENOAUTH")
    return refused("mail/login", `The mail server ${at} refused the log-in.`);
  if (code === "ETLS")
    return refused("mail/tls", `No trusted encrypted connection could be agreed on with ${at}.`);
  if (code === "EENVELOPE") {
    return command === "MAIL FROM"
      ? refused("mail/sender", `The mail server ${at} does not send for this sender.`)
      : refused("mail/recipients", `The mail server ${at} took none of the addresses.`);
  }
  if (code === "EMESSAGE" || status !== null)
    return refused("mail/refused", `The mail server ${at} refused the mail.`);
  if (code === "EPROTOCOL") return refused("mail/malformed", `What ${at} said is not a mail server’s.`);
  return null;
}
