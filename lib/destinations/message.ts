/** What a destination is told, in the order in which people read it. Names in it are other people's: it is all plain text. */
export type Message = {
  /** Of the delivery: the same however often it is sent. */
  id: string;
  alertId: string | null;
  /** As in `job_failed`; `test` for a test. */
  kind: string;
  severity: "critical" | "warning" | "info";
  title: string;
  sentence: string;
  ruleName: string | null;
  facts: readonly { label: string; value: string }[];
  /** What it tells of, one by one, where that is more than one; the first of them. */
  items: readonly string[];
  itemCount: number;
  at: Date;
  links: readonly { label: string; url: string }[];
};

/** Names go into subjects and headings, which are one line. */
export const oneLine = (text: string, most: number): string => {
  const line = text.replaceAll(/[\p{C}\p{Z}]+/gu, " ").trim();
  return [...line].length <= most ? line : `${[...line].slice(0, most - 1).join("")}…`;
};

export const moreItems = ({ items, itemCount }: Message): string | null =>
  itemCount > items.length ? `and ${itemCount - items.length} more` : null;

/** The whole of it as plain text. */
export function asText(message: Message): string {
  const { sentence, facts, items, links, ruleName } = message;
  const more = moreItems(message);
  const parts = [
    [sentence],
    facts.map(({ label, value }) => `${label}: ${value}`),
    [...items.map((item) => `- ${item}`), ...(more ? [more] : [])],
    links.map(({ label, url }) => `${label}: ${url}`),
    ruleName === null ? [] : [`Sent because of the rule “${ruleName}”.`],
  ];
  return parts
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join("\n"))
    .join("\n\n");
}
