import { createTransport } from "nodemailer";
import { invalid } from "#lib/errors.ts";

export type Letter = { to: string; subject: string; text: string };
export type Mailer = { send(letter: Letter): Promise<void> };

const PATIENCE_MS = 10_000;

/** Sends plain text through the operator's server. Names are other people's input: none of them may add a header. */
export function createMailer({ url, from }: { url: string; from: string }): Mailer {
  const transport = createTransport({
    url,
    connectionTimeout: PATIENCE_MS,
    greetingTimeout: PATIENCE_MS,
    socketTimeout: PATIENCE_MS,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return {
    async send({ to, subject, text }) {
      for (const header of [to, subject, from]) refuseLineBreaks(header);
      await transport.sendMail({ from, to: { name: "", address: to }, subject, text });
    },
  };
}

function refuseLineBreaks(header: string): void {
  if (/\p{Cc}|\p{Zl}|\p{Zp}/u.test(header)) {
    throw invalid("A mail was not sent, because its address or subject contains a line break.");
  }
}
