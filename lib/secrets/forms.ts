import { inspect } from "node:util";

/** Shorter values are in every text by chance; taking them out would tell more than it hides. */
const SHORTEST = 4;

/** Every way in which a secret usually gets into text: as it is, escaped, encoded, and encodings of those. */
export function formsOf(value: string): string[] {
  const secret = value.toWellFormed(); // encodeURIComponent throws for half a character
  if (secret.length < SHORTEST) return [];
  const escaped = json(secret);
  const url = encodeURIComponent(secret);
  const forms = [
    secret,
    escaped,
    json(escaped),
    ascii(escaped),
    withoutMarkup(escaped),
    ascii(withoutMarkup(escaped)),
    inspect(secret).slice(1, -1),
    secret.replaceAll("'", "''"),
    html(secret),
    url,
    new URLSearchParams([["", secret]]).toString().slice(1),
    url.replaceAll(/%../g, (code) => code.toLowerCase()),
    url.replaceAll(/[!'()*]/g, (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`),
    encodeURIComponent(url),
    Buffer.from(secret).toString("hex"),
    Buffer.from(secret).toString("hex").toUpperCase(),
    Buffer.from(secret).toString("base64"),
    ...[0, 1, 2].map((offset) => base64Within(secret, offset)),
  ];
  const withBase64Url = forms.flatMap((form) => [form, form.replaceAll("+", "-").replaceAll("/", "_")]);
  return [...new Set(withBase64Url)].filter((form) => form.length >= SHORTEST);
}

const json = (text: string): string => JSON.stringify(text).slice(1, -1);

const codeOf = (char: string): string => `\\u${char.charCodeAt(0).toString(16).padStart(4, "0")}`;

const ascii = (text: string): string => text.replaceAll(/[^ -~]/g, codeOf);

/** As JSON is written where it may come to stand in HTML, or within tags of ours. */
const withoutMarkup = (text: string): string => text.replaceAll(/[<>&]/g, codeOf);

const HTML: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#x27;",
};
const html = (text: string): string => text.replaceAll(/[&<>"']/g, (char) => HTML[char] ?? char);

/**
 * The characters of a base64 text that come from the secret alone when `offset` bytes stand before it, as in
 * `user:password`: each stands for six bits, and those at the ends share theirs with the neighbours.
 */
function base64Within(secret: string, offset: number): string {
  const bytes = Buffer.concat([Buffer.alloc(offset), Buffer.from(secret)]);
  const first = Math.ceil((offset * 8) / 6);
  const last = Math.floor((bytes.length * 8) / 6);
  const core = bytes.toString("base64").slice(first, last);
  // A short core is an ordinary syllable.
  return core.length >= 6 ? core : "";
}
