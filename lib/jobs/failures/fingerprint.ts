/** What failures of one cause have in common: their sentence without what differs from job to job. */

const LONGEST = 300;

/** What a name follows in our sentences and in those of servers. */
const NAMED =
  /\b(role|user|schema|table|view|column|database|relation|function|host|server|source|constraint|index|type|extension|certificate for) (?!(?:is|was|of|did|does|may|has|had|not|and|or|to|in|on|for|with|which|that|it|cannot|can|refused|closed|ended|took)\b)["'“‘`]?[^\s,;:"'”’`]+["'”’`]?/gi;

const ANYTHING_ELSE: readonly [RegExp, string][] = [
  [/["“‘`][^"”’`]*["”’`]|(?<![\p{L}\p{N}])'[^']*'/gu, "…"],
  [/\b[0-9a-f]{8}-[0-9a-f-]{27}\b/gi, "…"],
  [/\bJ-[0-9A-Z]{6,13}\b/g, "…"],
  [/\[?[0-9a-f]*:[0-9a-f:]*:[0-9a-f]*\]?(?::\d+)?/gi, "…"], // an IPv6 address
  [/\b[\p{L}\d-]+(?:\.[\p{L}\d-]+)+(?::\d+)?(?:\/\S*)?/gu, "…"], // a host, an address, a.qualified.name
  [/\b\w*[\d_]\w*(?:,\d{3})*\b/g, "…"],
];

/** In the same words for the same cause, whatever the names, numbers, times and addresses in it. */
export function fingerprint(message: string): string {
  const named = message.replaceAll(NAMED, (_, noun: string) => `${noun.toLowerCase()} …`);
  const bare = ANYTHING_ELSE.reduce((text, [pattern, by]) => text.replaceAll(pattern, by), named);
  return bare
    .replaceAll(/…(?:[\s,:/.]*…)+/g, "…")
    .replaceAll(/\s+/g, " ")
    .trim()
    .slice(0, LONGEST);
}
