import { formsOf } from "./forms.ts";
import { Secret } from "./secret.ts";

const REDACTED = "[redacted]";

export type Scrubber = {
  /** From now on this value is taken out, unless it is one of `publicWords`, which are no secret (a user's name). */
  learn(secret: Secret | string, publicWords?: readonly string[]): void;
  scrub(text: string): string;
  /** The same for everything inside: what JSON would hold of it, with errors as their message, stack and cause. */
  scrubAll(value: unknown): unknown;
};

/** Takes the values it was told out of text, in whatever form they got there. Functions, so that they can be passed on. */
export function createScrubber(): Scrubber {
  const forms = new Set<string>();
  let pattern: RegExp | null = null;

  function scrub(text: string): string {
    if (forms.size === 0) return text;
    pattern ??= patternOf(forms);
    return text.replaceAll(pattern, REDACTED);
  }

  return {
    learn(secret, publicWords = []) {
      const value = secret instanceof Secret ? secret.reveal() : secret;
      if (publicWords.includes(value)) return;
      if (forms.has(value)) return;
      for (const form of formsOf(value)) forms.add(form);
      pattern = null;
    },
    scrub,
    scrubAll: (value) => deep(value, scrub, new Set()),
  };
}

/** Longest first, so that a form is taken whole where another is a part of it. */
const patternOf = (forms: ReadonlySet<string>): RegExp =>
  new RegExp(
    [...forms]
      .sort((a, b) => b.length - a.length)
      .map((form) => form.replaceAll(/[\\^$.*+?()[\]{}|]/g, "\\$&"))
      .join("|"),
    "g",
  );

function deep(value: unknown, scrub: (text: string) => string, above: Set<object>): unknown {
  if (typeof value === "string") return scrub(value);
  if (typeof value === "bigint") return scrub(String(value));
  if (typeof value !== "object" || value === null) return value;
  if (value instanceof Secret) return REDACTED;
  if (value instanceof Date) return value.toJSON();
  if (above.has(value)) return "[circular]";
  above.add(value);
  const inner = (part: unknown) => deep(part, scrub, above);
  const clean = Array.isArray(value)
    ? value.map(inner)
    : Object.fromEntries(partsOf(value).map(([name, part]) => [scrub(name), inner(part)]));
  above.delete(value);
  return clean;
}

/** An error's own words are not enumerable. */
function partsOf(value: object): [string, unknown][] {
  const entries = Object.entries(value);
  if (!(value instanceof Error))
    return value instanceof Map ? [...value].map(([k, v]) => [String(k), v]) : entries;
  const { name, message, stack, cause } = value;
  return [...Object.entries({ name, message, stack, cause }), ...entries];
}
