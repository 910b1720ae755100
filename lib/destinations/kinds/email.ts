import { z } from "zod";
import { AppError, invalid } from "#lib/errors.ts";
import { sendMail } from "#lib/outbound/smtp.ts";
import { asHtml } from "../html.ts";
import { asText, type Message, oneLine } from "../message.ts";
import type { DestinationKind } from "./kind.ts";

const MOST_RECIPIENTS = 50;
const Settings = z.object({ recipients: z.array(z.string()) });

export const email: DestinationKind = {
  what: "One mail for each alert, to a list of addresses.",
  fields: [
    {
      name: "recipients",
      label: "Addresses",
      input: "lines",
      hint: "One a line, or with commas between them. All of them see each other.",
    },
  ],
  read: ({ recipients = "" }) => ({ settings: { recipients: readRecipients(recipients) }, secrets: {} }),
  place: (settings) => placeOf(Settings.parse(settings).recipients),
  typedOf: (settings) => ({ recipients: Settings.parse(settings).recipients.join("\n") }),
  keptOf: () => [],
  async send(message, { settings }, { mail, guard, signal }) {
    if (!mail) throw new AppError("unavailable", "No mail server is set, so no mail can be sent.");
    const { recipients } = Settings.parse(settings);
    const { notTaken } = await sendMail(
      mail.server,
      {
        from: mail.sender,
        to: recipients,
        subject: subjectOf(message),
        text: asText(message),
        html: asHtml(message),
        messageId: `<${message.id}@tidewatch>`,
      },
      { ...guard, rules: [...guard.rules, ...mail.rules] },
      { signal },
    );
    if (notTaken.length === 0) return { status: null };
    return { status: null, note: `The mail server did not take ${notTaken.join(", ")}.` };
  },
};

const subjectOf = ({ title, severity }: Message): string =>
  oneLine(severity === "info" ? title : `[${severity}] ${title}`, 150);

function readRecipients(text: string): string[] {
  const addresses = text.split(/[\n,;]/).map((address) => address.trim());
  const given = [...new Set(addresses.filter((address) => address !== ""))];
  const fault = faultOf(given);
  if (fault) throw invalid(fault, { recipients: fault });
  return given;
}

function faultOf(addresses: readonly string[]): string | null {
  if (addresses.length === 0) return "Enter at least one e-mail address.";
  const bad = addresses.find((address) => !z.email().max(254).safeParse(address).success);
  if (bad !== undefined) return `“${oneLine(bad, 80)}” is no e-mail address. Nothing was saved.`;
  return addresses.length > MOST_RECIPIENTS ? `Enter at most ${MOST_RECIPIENTS} addresses.` : null;
}

function placeOf([first = "", ...rest]: readonly string[]): string {
  return rest.length === 0 ? first : `${first} and ${rest.length} more`;
}
