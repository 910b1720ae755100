import { type Message, moreItems } from "./message.ts";

const ESCAPES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};
const escaped = (text: string): string =>
  text.replaceAll(/[&<>"']/g, (character) => ESCAPES[character] ?? "");

const COLOURS = { critical: "#b42318", warning: "#93600a", info: "#3a4150" } as const;

/** A mail's second part: the same words, with nothing that loads, runs or is not escaped. */
export function asHtml(message: Message): string {
  const { title, sentence, facts, items, links, ruleName, severity } = message;
  const more = moreItems(message);
  const rows = facts.map(
    ({ label, value }) =>
      `<tr><td style="padding:2px 16px 2px 0;color:#5b6373">${escaped(label)}</td><td>${escaped(value)}</td></tr>`,
  );
  const list = [...items, ...(more ? [more] : [])].map((item) => `<li>${escaped(item)}</li>`);
  const anchors = links.map(({ label, url }) => `<a href="${escaped(url)}">${escaped(label)}</a>`);
  return [
    '<!doctype html><html lang="en"><body style="font:14px/1.5 sans-serif;color:#1c212b">',
    `<h1 style="font-size:16px;color:${COLOURS[severity]}">${escaped(title)}</h1>`,
    `<p>${escaped(sentence)}</p>`,
    rows.length > 0 ? `<table style="border-collapse:collapse">${rows.join("")}</table>` : "",
    list.length > 0 ? `<ul>${list.join("")}</ul>` : "",
    `<p>${anchors.join(" · ")}</p>`,
    ruleName === null ? "" : `<p style="color:#5b6373">Sent because of the rule “${escaped(ruleName)}”.</p>`,
    "</body></html>",
  ].join("\n");
}
