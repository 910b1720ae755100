import "server-only";
import { log } from "#lib/log.ts";
import { createMailer, type Letter, type Mailer } from "#lib/people/mail.ts";
import { webEnv } from "./env.ts";
import { once } from "./once.ts";

const mailer = (): Mailer | null =>
  once("mailer", () => {
    const { SMTP_URL, SMTP_FROM } = webEnv();
    return SMTP_URL ? createMailer({ url: SMTP_URL, from: SMTP_FROM }) : null;
  });

/** Without SMTP_URL every link is there to be copied instead. */
export const canMail = (): boolean => webEnv().SMTP_URL !== undefined;

/** Whether the letter went out. What it carries can always be copied too, so a failure is logged and told, no more. */
export async function mail(letter: Letter): Promise<"sent" | "failed" | "not_configured"> {
  const post = mailer();
  if (!post) return "not_configured";
  try {
    await post.send(letter);
    return "sent";
  } catch (error) {
    log.error({ err: error }, "a mail was not sent");
    return "failed";
  }
}
