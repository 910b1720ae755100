import { cancel, job, retry, run } from "./act.ts";
import type { Command } from "./command.ts";
import { counts } from "./counts.ts";
import { failures } from "./failures.ts";
import { jobs } from "./jobs.ts";
import { organizationAdd, userReset } from "./people.ts";
import { sourceAdd, sourceList } from "./sources.ts";
import { trends } from "./trends.ts";

/** By the words that are typed. */
export const COMMANDS: Record<string, Command> = {
  "source add": sourceAdd,
  "source list": sourceList,
  run,
  jobs,
  job,
  cancel,
  retry,
  counts,
  trends,
  failures,
  "user reset": userReset,
  "organization add": organizationAdd,
};
