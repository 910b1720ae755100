import { z } from "zod";
import { invalid } from "#lib/errors.ts";
import type { OutboundRule } from "#lib/outbound/allow.ts";
import { sendRequest } from "#lib/outbound/http.ts";
import { readWebAddress, refuseAtSight, targetOf } from "#lib/outbound/web-address.ts";
import { type Message, moreItems, oneLine } from "../message.ts";
import { taken } from "./answers.ts";
import { asFieldFault } from "./field-fault.ts";
import type { DestinationKind } from "./kind.ts";

/** The whole address is the secret: whoever knows it can post. Its host is kept for people. */
const Settings = z.object({ host: z.string() });

export const slack: DestinationKind = {
  what: "A message in a channel, through an incoming webhook.",
  fields: [
    {
      name: "secretUrl",
      label: "Webhook address",
      input: "secret",
      hint: "From Slack: Apps › Incoming Webhooks. Who knows it can post, so it is sealed and never shown again.",
    },
  ],
  read({ secretUrl: url = "" }, before, rules) {
    if (url === "" && before !== null) return { settings: Settings.parse(before), secrets: {} };
    return { settings: { host: readUrl(url, rules).host }, secrets: { secret: url.trim() } };
  },
  place: (settings) => Settings.parse(settings).host,
  typedOf: () => ({}),
  keptOf: () => ["secretUrl"],
  async send(message, { secrets }, { guard, signal, now }) {
    if (!secrets.secret) throw invalid("The address of this webhook is missing. Enter it again.");
    const answer = await sendRequest(
      readUrl(secrets.secret.reveal(), guard.rules),
      {
        method: "POST",
        headers: { "content-type": "application/json; charset=utf-8" },
        body: JSON.stringify(blocksOf(message)),
        signal,
      },
      guard,
    );
    return taken(answer, now);
  },
};

const readUrl = (text: string, rules: readonly OutboundRule[]): URL =>
  asFieldFault("secretUrl", () => {
    const url = readWebAddress(text.trim());
    refuseAtSight(targetOf(url), rules);
    return url;
  });

const MARKS = { critical: "🔴", warning: "🟠", info: "🔵" } as const;
const LONGEST_SECTION = 2_900;
const MOST_FACTS = 10;

/** Names are escaped as Slack asks, so that none of them becomes a link or calls a channel. */
const escaped = (text: string): string =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");

const plain = (text: string, most: number) => ({
  type: "plain_text",
  text: oneLine(text, most) || "–",
  emoji: false,
});
const written = (text: string) => ({ type: "mrkdwn", text, verbatim: true });

function blocksOf(message: Message) {
  const { title, sentence, severity, facts, items, links, ruleName } = message;
  const lines = [...items.map((item) => `• ${oneLine(item, 200)}`), moreItems(message) ?? ""].filter(Boolean);
  const anchors = links.map(({ label, url }) => `<${escaped(url)}|${escaped(label)}>`).join("  ·  ");
  const heading = `${MARKS[severity]} ${title}`;
  return {
    text: escaped(oneLine(heading, 300)),
    unfurl_links: false,
    unfurl_media: false,
    blocks: [
      { type: "header", text: plain(heading, 150) },
      { type: "section", text: plain(sentence, LONGEST_SECTION) },
      ...(facts.length > 0
        ? [
            {
              type: "section",
              fields: facts.slice(0, MOST_FACTS).map(({ label, value }) => plain(`${label}: ${value}`, 500)),
            },
          ]
        : []),
      ...(lines.length > 0
        ? [
            {
              type: "section",
              text: { type: "plain_text", text: lines.join("\n").slice(0, LONGEST_SECTION), emoji: false },
            },
          ]
        : []),
      ...(anchors === "" ? [] : [{ type: "section", text: written(anchors) }]),
      ...(ruleName === null ? [] : [{ type: "context", elements: [plain(`Rule: ${ruleName}`, 300)] }]),
    ],
  };
}
