import type { JobFailure } from "../failure.ts";

const PERMANENT = { remedySql: null, retryHelps: false, isTransient: false, stack: null } as const;

export const importGone = (): JobFailure => ({
  ...PERMANENT,
  class: "NOT_FOUND",
  code: "NOT_FOUND/import",
  message: "What was to be imported is not here any more.",
  cause: "What was brought is kept until it is read, and for a week at most, or until somebody removes it.",
  remedy: "Import it again from the page of lineage.",
});

export const noStatistics = (): JobFailure => ({
  ...PERMANENT,
  class: "NOT_FOUND",
  code: "NOT_FOUND/statistics",
  message: "The database keeps no statistics of the statements that it runs.",
  cause: "They are kept by the extension pg_stat_statements, which is not created in this database.",
  remedy: "Have it loaded by shared_preload_libraries and created in this database, then retry.",
  remedySql: "create extension pg_stat_statements",
});

export const importUnreadable = (name: string, why: string): JobFailure => ({
  ...PERMANENT,
  class: "INVALID_CONFIG",
  code: "INVALID_CONFIG/import",
  message: `${name} cannot be read: ${why}`,
  cause:
    "The file is not what it was said to be, or of a version that is not known here. What was imported before stays.",
  remedy: "Import another file.",
});
