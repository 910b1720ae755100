import { JOB_DEFINITIONS } from "#lib/jobs/catalog.ts";
import type { JobDefinition } from "#lib/jobs/definition.ts";
import { FAILURE_CLASSES } from "#lib/jobs/failure.ts";

/** What the page needs to know of a job type. */
export type JobTypeView = {
  type: string;
  label: string;
  description: string;
  canRun: boolean;
  isInternal: boolean;
  phases: { id: string; label: string }[];
  /** Where "Go to Job Page" leads, with `{id}`, `{sourceId}` and `{assetId}` to fill in; null where there is none. */
  resultAddress: string | null;
};

export const JOB_TYPE_VIEWS: JobTypeView[] = JOB_DEFINITIONS.map((definition: JobDefinition) => ({
  type: definition.type,
  label: definition.label,
  description: definition.description,
  /** What takes more than running jobs is asked for where the rest of it can be said. */
  canRun: definition.triggers.manual && !definition.needs?.({}),
  isInternal: definition.internal ?? false,
  phases: definition.phases.map(({ id, label }) => ({ id, label })),
  resultAddress: definition.resultHref({ id: "{id}", sourceId: "{sourceId}", assetId: "{assetId}" }),
}));

/** Made on the server, so that no schema travels to the browser. */
export const JOB_CATALOG = { types: JOB_TYPE_VIEWS, failureLabels: FAILURE_CLASSES };
