import { JOB_DEFINITIONS } from "#lib/jobs/catalog.ts";
import type { JobDefinition } from "#lib/jobs/definition.ts";

/** Types of jobs that nobody is told of. */
export const INTERNAL = JOB_DEFINITIONS.filter((definition: JobDefinition) => definition.internal).map(
  ({ type }) => type,
);
