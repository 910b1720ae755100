import type { Fact, FactKind, Sentence } from "./facts.ts";

export const fact = (kind: FactKind, says: string): Fact => ({ kind, says });
export const sentence = (text: string, ...facts: readonly Fact[]): Sentence => ({ text, facts });

/** A name of the database, told from words by its marks. */
export const code = (name: string): string => `\`${name.replaceAll("`", "'")}\``;

/** `a, b and c`; of many the first, and how many more there are. */
export function listed(names: readonly string[], most = 5): string {
  const shown = names.slice(0, most);
  const more = names.length - shown.length;
  const all = more > 0 ? [...shown, `${more} more`] : shown;
  const last = all.at(-1) ?? "";
  return all.length < 2 ? last : `${all.slice(0, -1).join(", ")} and ${last}`;
}

export const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** `6 hours`: of the largest unit that it is whole numbers of. */
export function lasting(seconds: number): string {
  const [size, unit] = UNITS.find(([one]) => seconds % one === 0) ?? [1, "second"];
  return `${seconds / size} ${unit}${seconds === size ? "" : "s"}`;
}
const UNITS = [
  [604_800, "week"],
  [86_400, "day"],
  [3_600, "hour"],
  [60, "minute"],
] as const;

/** What is kept over time of a table or column. */
export const watchedOf = (metrics: readonly string[]): Sentence[] =>
  metrics.length === 0
    ? []
    : [
        sentence(
          `Kept of it over time: ${listed(metrics)}.`,
          ...metrics.map((metric) => fact("metric", `the metric ${metric}`)),
        ),
      ];

const AS_THEY_ARE = new Set([
  "status",
  "address",
  "series",
  "news",
  "bus",
  "basis",
  "analysis",
  "census",
  "business",
  "process",
  "access",
]);

export function singular(word: string): string {
  if (word.length < 4 || AS_THEY_ARE.has(word)) return word;
  if (word.endsWith("ies") && word.length > 4)
    return /(mov|cook|ser)ies$/.test(word) ? word.slice(0, -1) : `${word.slice(0, -3)}y`;
  if (/(ss|x|ch|sh|us)es$/.test(word)) return word.slice(0, -2);
  return /[^sui]s$/.test(word) ? word.slice(0, -1) : word;
}

export function plural(word: string): string {
  if (singular(word) !== word || /\d$/.test(word)) return word;
  if (/[^aeiou]y$/.test(word)) return `${word.slice(0, -1)}ies`;
  return /(s|x|ch|sh)$/.test(word) ? `${word}es` : `${word}s`;
}

const IRREGULAR: Readonly<Record<string, string>> = {
  ...{ paid: "paid", sent: "sent", sold: "sold", built: "built", lost: "lost", made: "made", seen: "seen" },
  ...{ read: "read", born: "born", begun: "begun", hired: "hired", hire: "hired", send: "sent" },
  ...{ create: "created", creation: "created", update: "updated", delete: "deleted", modify: "modified" },
  ...{ insert: "inserted", load: "loaded", approval: "approved", close: "closed", issue: "issued" },
};

/** As in `was …`; null for what says no deed. */
export function deedOf(word: string): string | null {
  const known = IRREGULAR[word];
  if (known) return known;
  return /[^e]ed$/.test(word) && word.length > 4 ? word : null;
}
