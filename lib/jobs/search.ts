/** What somebody looks for: a job by its id or the beginning of its short id, or a text. */
export type Search =
  | { kind: "id"; id: string }
  | { kind: "prefix"; prefix: string }
  | { kind: "text"; text: string };

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
const PREFIX = /^J-[0-9A-HJKMNP-TV-Z]{0,13}$/;

/** Letters left out of the alphabet are read as the digits they look like. */
export function asShortId(text: string): string {
  const upper = text.toUpperCase();
  return `${upper.slice(0, 2)}${upper.slice(2).replaceAll("O", "0").replaceAll(/[IL]/g, "1")}`;
}

export function readSearch(text: string): Search {
  if (UUID.test(text)) return { kind: "id", id: text.toLowerCase() };
  const prefix = asShortId(text);
  return PREFIX.test(prefix) ? { kind: "prefix", prefix } : { kind: "text", text };
}

/** So many characters of a short id leave few enough, of all organizations, to be looked through. */
const SELECTIVE_PREFIX = "J-".length + 3;
export const isSelective = (prefix: string): boolean => prefix.length >= SELECTIVE_PREFIX;
