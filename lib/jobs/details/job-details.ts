import { z } from "zod";
import { may, type Scope } from "#lib/auth/scope.ts";
import { grantSchemas } from "#lib/connectors/grants.ts";
import type { Db } from "#lib/db/client.ts";
import { notFound } from "#lib/errors.ts";
import { findSlotOfJob } from "#lib/schedules/slot-of-job.ts";
import { findDefinition } from "../catalog.ts";
import { describeConfiguration, describeSettings } from "../configuration.ts";
import type { JobFailure } from "../failure.ts";
import { helpsToRetry } from "../failure-fixes.ts";
import { toRows } from "../rows.ts";
import { timeLimitSecondsOf } from "../time-limit.ts";
import type { JobAttemptView, JobDetails } from "../views.ts";
import { findHead } from "./head.ts";
import { readHistory, toFailure } from "./history.ts";
import { readPast } from "./past.ts";

/**
 * One job whole, by its id or by the short id people see, in four statements whatever there is to say of it. Unknown and
 * foreign ones are not found alike. What only those may see who run jobs is left out for others.
 */
export async function getJobDetails(db: Db, scope: Scope, idOrShortId: string): Promise<JobDetails> {
  const head = await findHead(db, scope, idOrShortId);
  const [job] = head ? await toRows(db, scope, [head.job]) : [];
  if (!head || !job) throw notFound("job");
  const { config, error, result, source, asset, alerts, referred, now } = head;
  const { attempts, ...history } = await readHistory(db, scope, job.id);
  const kin = { type: job.type, assetId: job.assetId, before: job.id };
  const maySeeInside = may(scope.role, "jobs.diagnose");
  const failure = advised(toFailure(error), source === null || source.serverVersion !== null);
  return {
    job,
    configuration: describeConfiguration(job.type, config ?? {}, { source, referred }),
    settings: describeSettings(job.type, config ?? {}),
    typeVersion: head.job.type_version,
    mostAttempts: findDefinition(job.type)?.maxAttempts ?? null,
    timeLimitSeconds: timeLimitSecondsOf(config, findDefinition(job.type)),
    failure: maySeeInside ? failure : withoutStack(failure),
    result: isRecord(result) ? result : null,
    grants: grantSchemas(Unreadable.safeParse(result).data?.unreadableSchemas ?? [], source?.username ?? ""),
    attempts: maySeeInside ? attempts : attempts.map(withoutMachine),
    ...history,
    past: await readPast(db, scope, kin),
    source: source && {
      id: source.id,
      name: source.name,
      state: source.state,
      serverVersion: source.serverVersion,
      relationCount: source.relationCount,
    },
    assetState: asset?.state ?? null,
    alerts,
    slot: job.trigger === "schedule" ? await findSlotOfJob(db, scope, job.id) : null,
    now: now.toISOString(),
  };
}

/** Of a discovery and of a connection test. */
const Unreadable = z.object({ unreadableSchemas: z.array(z.string()) });

const advised = (failure: JobFailure | null, hasConnected: boolean): JobFailure | null =>
  failure && { ...failure, retryHelps: helpsToRetry(failure, hasConnected) };

const withoutStack = (failure: JobFailure | null): JobFailure | null =>
  failure && { ...failure, stack: null };

/** Of an attempt neither the machine it ran on nor where in the program it failed. */
const withoutMachine = (attempt: JobAttemptView): JobAttemptView => ({
  ...attempt,
  workerName: null,
  failure: withoutStack(attempt.failure),
});

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);
