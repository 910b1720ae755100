import type { Run } from "./job-runs.ts";

const HOUR = 60;
const told = (tables: number) => ({
  ...{ tables, views: 4, columns: tables * 9, added: 0, changed: 0, removed: 0 },
  ...{
    estimated: { rows: tables * 5_000, bytes: 1 },
    circumstances: { replicaLagSeconds: null, statisticsAgeHours: 9 },
  },
});

/** Thirty discoveries every six hours: one suspiciously fast, one slow since the tables grew, one failed for want of a grant. */
export const aWeekOfDiscoveries = (): Run[] =>
  Array.from({ length: 30 }, (_, n): Run => {
    const minutesAgo = (31 - n) * 6 * HOUR;
    const seconds = 432 + ((n * 37) % 11) * 9 - 45;
    if (n === 10) return { minutesAgo, seconds: 72, result: told(200) };
    if (n === 22) return { minutesAgo, seconds: 834, result: told(390) };
    if (n === 26) return { minutesAgo, seconds: 180, failure: noUsage("returns") };
    return { minutesAgo, seconds, result: told(200) };
  });

export const noUsage = (schema: string): NonNullable<Run["failure"]> => ({
  class: "PERMISSION",
  code: "PERMISSION/schema",
  message: `The role tidewatch_reader may not read the schema ${schema}.`,
  cause: "The schema was made after the role was given its rights.",
  remedy: `Grant the role usage of the schema ${schema}, then run it again.`,
  remedySql: `grant usage on schema ${schema} to tidewatch_reader;`,
});
