/** How far Tidewatch may look into a source. Plain: forms and pages say it in these words. */
export const ACCESS_LEVELS = {
  aggregates: {
    label: "Structure and counts",
    reads:
      "Names, types, comments and keys; and the database itself counts: how many of a sample look like e-mail addresses, when the newest row came. Numbers and times come back, no row leaves it.",
  },
  schema_only: {
    label: "Structure alone",
    reads: "Names, types, comments and keys. No statement reads a row of a table, not even to count.",
  },
} as const;
export type AccessLevel = keyof typeof ACCESS_LEVELS;
