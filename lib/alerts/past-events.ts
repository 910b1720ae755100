/** What happened within the last days, as events that were raised then would tell it. */
import type { Scope } from "#lib/auth/scope.ts";
import { type Db, Prisma } from "#lib/db/client.ts";
import { ALERT_KINDS, type AlertKind, worst } from "#lib/engines/alerts/kinds.ts";
import type { Occurrence, Part } from "#lib/engines/alerts/occurrence.ts";
import { DURATION_MS } from "#lib/jobs/durations/recent.ts";
import { outside } from "#lib/jobs/durations/usual.ts";
import { fingerprint } from "#lib/jobs/failures/fingerprint.ts";
import { type ChangePart, readChangeParts } from "./context.ts";
import { INTERNAL } from "./internal-jobs.ts";
import { ADDITIONS, REMOVALS } from "./raise-changes.ts";
import { isStuckFor } from "./stuck.ts";
import { messageOf } from "./words.ts";

export type Past = { events: Occurrence[]; isPart: boolean };
export type About = { days: number; sourceIds: readonly string[] };

const MOST_JOBS = 5_000;
const MOST_RUNS = 200;

export const ofSources = (column: Prisma.Sql, sourceIds: readonly string[]): Prisma.Sql =>
  sourceIds.length === 0 ? Prisma.sql`true` : Prisma.sql`${column} = any(${sourceIds}::uuid[])`;

type PastJob = {
  id: string;
  shortId: string;
  type: string;
  isFailed: boolean;
  /** Of the run before it in its place. */
  wasFailed: boolean | null;
  sourceId: string | null;
  assetId: string | null;
  sourceName: string | null;
  relationName: string | null;
  message: string | null;
  errorClass: string | null;
  errorCode: string | null;
  at: Date;
  ms: number | null;
  band: { p10Ms: number; medianMs: number; p90Ms: number; runs: number } | null;
};

/** Failures, recoveries, and runs that took unusually long or short. */
export async function pastJobs(db: Db, { organizationId }: Scope, { days, sourceIds }: About): Promise<Past> {
  const jobs = await db.$queryRaw<PastJob[]>`
    select j.id, j.short_id as "shortId", j.type, j.tab = 3 as "isFailed",
      lag(j.tab = 3) over (partition by j.asset_id, j.type order by j.id) as "wasFailed", j.source_id as "sourceId",
      j.asset_id as "assetId", j.source_name as "sourceName", j.relation_name as "relationName", j.message,
      j.error_class as "errorClass", j.error_code as "errorCode", j.finished_at as at,
      case when j.tab = 2 then j.ms end as ms, case when j.tab = 2 then u.band end as band
    from (
      select job.*, ${DURATION_MS} as ms from job where organization_id = ${organizationId}::uuid and tab in (2, 3)
        and type <> all(${INTERNAL}::text[]) and ${ofSources(Prisma.sql`source_id`, sourceIds)}
        and id >= uuid_v7_floor(now() - make_interval(days => ${days}::integer))
      order by id desc limit ${MOST_JOBS + 1}::integer) j
    left join lateral (
      select jsonb_build_object('p10Ms', d.p10_ms, 'medianMs', d.median_ms, 'p90Ms', d.p90_ms,
        'runs', cardinality(d.recent_ms)) as band
      from job_day d where d.organization_id = j.organization_id and d.asset_id = j.asset_id and d.type = j.type
        and d.day < (j.finished_at at time zone 'UTC')::date and d.median_ms is not null
      order by d.day desc limit 1) u on true
    order by j.id`;
  const streaks = new Map<string, Date[]>();
  const events = jobs.slice(-MOST_JOBS).flatMap((job) => {
    const place = `${job.assetId} ${job.type}`;
    const failedAt = job.isFailed ? [job.at, ...(streaks.get(place) ?? [])] : [];
    streaks.set(place, failedAt);
    return kindsOf(job).map((kind) => toOccurrence(job, kind, failedAt));
  });
  return { events, isPart: jobs.length > MOST_JOBS };
}

function kindsOf({ type, isFailed, wasFailed, ms, band }: PastJob): AlertKind[] {
  if (isFailed) return [type === "asset_discovery" ? "discovery_failed" : "job_failed"];
  const side = ms !== null && band ? outside(ms, band) : null;
  return [
    ...(wasFailed ? (["job_recovered"] as const) : []),
    ...(side ? [side === "slow" ? ("job_slow" as const) : ("job_fast" as const)] : []),
    ...(ms !== null && isStuckFor(ms, band?.p90Ms ?? null) ? (["job_stuck"] as const) : []),
  ];
}

function toOccurrence(job: PastJob, kind: AlertKind, failedAt: Date[]): Occurrence {
  const { id, shortId, type, sourceId, assetId, message, errorClass, errorCode, at, ms, band } = job;
  const facts = { ms: ms ?? 0, p10Ms: band?.p10Ms ?? 0, p90Ms: band?.p90Ms ?? 0 };
  return {
    ...{
      id: `${id} ${kind}`,
      kind,
      severity: ALERT_KINDS[kind].severity,
      at,
      sourceId,
      jobId: id,
      jobType: type,
      assetId,
    },
    label: [job.sourceName, job.relationName].filter(Boolean).join(" › "),
    message: messageOf({ kind, facts, message, remedy: null, shortId }),
    ...{ parts: null, failedAt, lateSeconds: null, lateBefore: null, oddBefore: null, metricId: null },
    cause: failedAt.length > 0 ? [errorClass, errorCode, fingerprint(message ?? "")].join(" ") : null,
  };
}

type PastRun = { jobId: string; sourceId: string; sourceName: string; at: Date };

/** What discoveries found changed, run by run. */
export async function pastChanges(
  db: Db,
  { organizationId }: Scope,
  { days, sourceIds }: About,
): Promise<Past> {
  const runs = await db.$queryRaw<PastRun[]>`
    select c.job_id as "jobId", c.source_id as "sourceId", s.name as "sourceName", min(c.detected_at) as at
    from schema_change c join source s on s.id = c.source_id
    where c.organization_id = ${organizationId}::uuid and ${ofSources(Prisma.sql`c.source_id`, sourceIds)}
      and c.id >= uuid_v7_floor(now() - make_interval(days => ${days}::integer))
    group by 1, 2, 3 order by at desc limit ${MOST_RUNS + 1}::integer`;
  const shown = runs.slice(0, MOST_RUNS);
  const changes = await readChangeParts(
    db,
    shown.map(({ jobId }) => jobId),
  );
  return {
    events: shown.flatMap((run) => changesOf(run, changes.get(run.jobId) ?? [])),
    isPart: runs.length > MOST_RUNS,
  };
}

function changesOf({ jobId, sourceId, sourceName, at }: PastRun, found: readonly ChangePart[]): Occurrence[] {
  const parts: [AlertKind, Part[]][] = [
    ["schema_change", [...found]],
    ["asset_removed", found.filter(({ changeKind }) => REMOVALS.includes(changeKind))],
    ["asset_discovered", found.filter(({ changeKind }) => ADDITIONS.includes(changeKind))],
  ];
  return parts
    .filter(([, some]) => some.length > 0)
    .map(([kind, some]) => ({
      ...{
        id: `${jobId} ${kind}`,
        kind,
        severity: worst(some.map(({ severity }) => severity)),
        at,
        sourceId,
        jobId,
      },
      ...{ jobType: "asset_discovery", assetId: sourceId, label: sourceName, message: "", parts: some },
      ...{ failedAt: [], lateSeconds: null, lateBefore: null, oddBefore: null, metricId: null, cause: null },
    }));
}
