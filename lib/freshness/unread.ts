/** Why what tells when a table was updated could not be read, by the beginning of its fault. */
const WORDS: readonly (readonly [string, string])[] = [
  ["timeout/lock", "another session held a lock on it"],
  ["timeout/budget", "the time of the job was up before it was asked"],
  ["timeout", "the database took too long to answer"],
  ["permission", "the role of the source may not read it"],
  ["not_found", "it was not there any more"],
];

export const unreadWords = (fault: string): string =>
  WORDS.find(([beginning]) => fault.startsWith(beginning))?.[1] ?? "the database answered with an error";
