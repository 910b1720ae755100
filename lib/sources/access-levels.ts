/** How far Tidewatch may look into a source. Plain: forms and pages say it in these words. */
export const ACCESS_LEVELS = {
  aggregates: {
    label: "Structure and counts",
    reads:
      "Names, types, comments and keys; and the database itself checks samples of values and answers with numbers, such as how many look like e-mail addresses. No value leaves it.",
  },
  schema_only: {
    label: "Structure alone",
    reads: "Names, types, comments and keys. No statement reads a row of a table, not even to count.",
  },
} as const;
export type AccessLevel = keyof typeof ACCESS_LEVELS;
