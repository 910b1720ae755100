"use server";

import { z } from "zod";
import { isJobType, type JobType } from "#lib/jobs/catalog.ts";
import { enqueueJob } from "#lib/jobs/enqueue.ts";
import { hintChange } from "#lib/jobs/hint.ts";
import { retryJob as retry } from "#lib/jobs/retry.ts";
import { requestCancel } from "#lib/jobs/transitions/cancel.ts";
import { savePreferences } from "#lib/people/preferences.ts";
import { DENSITIES, JOB_COLUMNS } from "#lib/people/schemas.ts";
import { action } from "#lib/web/action.ts";
import { webDatabase } from "#lib/web/database.ts";
import { asOrganization } from "#lib/web/scope.ts";

const JobId = z.object({ id: z.uuid() });
/** What may be narrowed to one table or view. */
const ON_ONE_TABLE: ReadonlySet<JobType> = new Set([
  "tag_generation",
  "intelligence_analysis",
  "freshness_check",
  "metric_capture",
]);
const RunRequest = z
  .object({
    type: z.string().transform((type, context): JobType => {
      if (isJobType(type)) return type;
      context.addIssue("Choose what to run.");
      return z.NEVER;
    }),
    sourceId: z.uuid("Choose the source to run it on."),
    /** One table of it; by default all of it. */
    assetId: z.uuid().optional(),
  })
  .refine(({ type, assetId }) => assetId === undefined || ON_ONE_TABLE.has(type), {
    path: ["assetId"],
    error: "This runs on a source as a whole.",
  });

export const cancelJob = action(JobId, "jobs.run", async ({ id }, scope) => {
  const answer = await asOrganization(scope, (db) => requestCancel(db, scope, id));
  await hintChange(webDatabase(), scope.organizationId);
  return answer;
});

export const retryJob = action(JobId, "jobs.run", async ({ id }, scope) => {
  const job = await asOrganization(scope, (db) => retry(db, scope, id));
  await hintChange(webDatabase(), scope.organizationId);
  return job;
});

export const runJob = action(
  RunRequest,
  "jobs.run",
  async ({ type, sourceId, assetId = sourceId }, scope) => {
    const request = { type, sourceId, assetId, trigger: "manual" } as const;
    const job = await asOrganization(scope, (db) => enqueueJob(db, scope, request));
    await hintChange(webDatabase(), scope.organizationId);
    return job;
  },
);

export const chooseDensity = action(z.object({ density: z.enum(DENSITIES) }), "view", ({ density }, scope) =>
  asOrganization(scope, (db) => savePreferences(db, scope, { density })),
);

export const chooseColumns = action(
  z.object({ columns: z.array(z.enum(JOB_COLUMNS)).max(JOB_COLUMNS.length) }),
  "view",
  ({ columns }, scope) => asOrganization(scope, (db) => savePreferences(db, scope, { jobColumns: columns })),
);

export const chooseTrend = action(z.object({ showsTrend: z.boolean() }), "view", ({ showsTrend }, scope) =>
  asOrganization(scope, (db) => savePreferences(db, scope, { showsTrend })),
);
