import type { Scope } from "#lib/auth/scope.ts";
import { type Db, Prisma } from "#lib/db/client.ts";
import { findDefinition } from "../catalog.ts";
import { describeSettings } from "../configuration.ts";
import { DURATION_MS, type Kin, recentRunIds } from "../durations/recent.ts";
import { ofOrganization } from "../filter-conditions.ts";
import type { JobPast, RunFacts } from "../views.ts";
import { iso } from "./history.ts";

/** Older runs may have had other steps. */
const RUNS_OF_STEPS = 30;
const MOST_RECENT = 12;
/** Of each tab's newest jobs of the asset so many are looked through for those of the type. */
const LOOKED_THROUGH = 2_000;

type Stored = {
  durations: number[] | null;
  usualWaitMs: number | null;
  usualSteps: JobPast["usualSteps"] | null;
  stepRuns: number;
  lastGood: (Omit<RunFacts, "configuration"> & { config: unknown; finishedAt: string }) | null;
  recent: JobPast["recent"] | null;
};

const NO_PAST: JobPast = {
  durations: [],
  usualWaitMs: null,
  usualSteps: [],
  stepRuns: 0,
  lastGood: null,
  recent: [],
};

/** What runs of the same asset and type before this one were like, in one statement. */
export async function readPast(db: Db, scope: Scope, kin: Kin): Promise<JobPast> {
  if (kin.assetId === null) return NO_PAST;
  const ours = ofOrganization(scope);
  const [{ past }] = await db.$queryRaw<[{ past: Stored }]>`
    with good as materialized (
      select job.id, short_id, type_version, attempt, finished_at, waited_ms, units_done, unit, ${DURATION_MS} as ms,
        row_number() over (order by job.id desc) as place
      from job where ${ours} and id in (${recentRunIds(scope, kin)})
    ), step as (
      select s.step, s.job_id, s.units_done, s.unit, s.started_at, place,
        extract(epoch from s.finished_at - s.started_at) * 1000 as ms
      from good join job_step s on s.job_id = good.id and s.attempt = good.attempt
      where place <= ${RUNS_OF_STEPS}::integer and s.finished_at is not null
    )
    select jsonb_build_object(
      'durations', (select jsonb_agg(ms order by place) from good),
      'usualWaitMs', (select percentile_cont(0.5) within group (order by waited_ms) from good),
      'stepRuns', (select count(distinct job_id) from step),
      'usualSteps', (select jsonb_agg(jsonb_build_object('step', step, 'ms', ms)) from (
          select step, percentile_cont(0.5) within group (order by ms) as ms from step group by step) median),
      'lastGood', (select jsonb_build_object('id', g.id, 'shortId', g.short_id, 'finishedAt', g.finished_at, 'durationMs', g.ms,
          'waitedMs', g.waited_ms, 'attempts', g.attempt, 'typeVersion', g.type_version, 'unitsDone', g.units_done,
          'unit', g.unit, 'config', d.config, 'result', d.result, 'workerVersion', a.worker_version,
          'serverVersion', coalesce(a.server_version, d.result->>'serverVersion'), 'steps', (
            select coalesce(jsonb_agg(jsonb_build_object('step', step, 'ms', ms, 'unitsDone', units_done, 'unit', unit)
              order by started_at), '[]')
            from step where place = 1))
        from good g left join job_detail d on d.job_id = g.id
          left join job_attempt a on a.job_id = g.id and a.attempt = g.attempt
        where g.place = 1),
      'recent', (${recentOf(scope, kin)})) as past`;
  const { durations, usualWaitMs, usualSteps, stepRuns, lastGood, recent } = past;
  return {
    // Internal types have no trends, so nothing is usual of them.
    durations: findDefinition(kin.type)?.internal ? [] : (durations ?? []),
    usualWaitMs,
    usualSteps: usualSteps ?? [],
    stepRuns,
    lastGood: lastGood && toRunFacts(lastGood, kin.type),
    recent: recent ?? [],
  };
}

function toRunFacts(
  { config, ...facts }: NonNullable<Stored["lastGood"]>,
  type: string,
): NonNullable<JobPast["lastGood"]> {
  return { ...facts, finishedAt: iso(facts.finishedAt), configuration: describeSettings(type, config) };
}

/** The newest of the asset and type whatever became of them, the newest first. */
const recentOf = (scope: Scope, { assetId, type }: Kin): Prisma.Sql => Prisma.sql`
  select jsonb_agg(jsonb_build_object('id', id, 'shortId', short_id, 'status', status,
    'durationMs', case when started_at is not null then ${DURATION_SO_FAR_MS} end) order by id desc)
  from (
    select job.* from job where ${ofOrganization(scope)} and id in (
      select newest.id from unnest(array[1, 2, 3, 4]::smallint[]) as t(tab), lateral (
        select id from (
          select id, type from job j where j.organization_id = ${scope.organizationId}::uuid
            and j.asset_id = ${assetId}::uuid and j.tab = t.tab
          order by id desc limit ${LOOKED_THROUGH}::integer) looked
        where type = ${type} order by id desc limit ${MOST_RECENT}::integer) newest
      order by newest.id desc limit ${MOST_RECENT}::integer)) recent`;

const DURATION_SO_FAR_MS = Prisma.sql`greatest(0,
  extract(epoch from coalesce(finished_at, clock_timestamp()) - started_at) * 1000)::bigint`;
