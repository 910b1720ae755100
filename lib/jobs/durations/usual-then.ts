import type { Scope } from "#lib/auth/scope.ts";
import { Prisma } from "#lib/db/client.ts";
import type { UsualBand } from "./usual.ts";

/** A job by when it ended, or else now, and what it is one of. */
export type Asked = { id: string; assetId: string; type: string; day: string };

/** As a value: what was usual by the day each of these ran on, by job; those without history are left out. */
export const usualThen = (scope: Scope, jobs: readonly Asked[]): Prisma.Sql => Prisma.sql`(
  select coalesce(jsonb_object_agg(j.id, u.band), '{}')
  from unnest(${jobs.map(({ id }) => id)}::uuid[], ${jobs.map(({ assetId }) => assetId)}::uuid[],
    ${jobs.map(({ type }) => type)}::text[], ${jobs.map(({ day }) => day)}::date[]) j(id, asset_id, type, day),
  lateral (
    select jsonb_build_object('p10Ms', p10_ms, 'medianMs', median_ms, 'p90Ms', p90_ms, 'runs', cardinality(recent_ms)) as band,
      median_ms
    from job_day d where d.organization_id = ${scope.organizationId}::uuid
      and d.asset_id = j.asset_id and d.type = j.type and d.day <= j.day
    order by d.day desc limit 1) u
  where u.median_ms is not null)`;

/** By job. */
export type UsualByJob = Record<string, UsualBand>;
