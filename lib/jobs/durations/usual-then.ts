import type { Scope } from "#lib/auth/scope.ts";
import { Prisma } from "#lib/db/client.ts";
import type { UsualBand } from "./usual.ts";

/** A job by when it ended, or else now, and what it is one of. */
export type Asked = { id: string; assetId: string; type: string; day: string };

/**
 * As a value: what was usual before the day each of these ran on, by job, and by the end of that day where it is the first
 * that says so; those without history are left out. The trend draws the same.
 */
export const usualThen = (scope: Scope, jobs: readonly Asked[]): Prisma.Sql => Prisma.sql`(
  select coalesce(jsonb_object_agg(j.id, u.band), '{}')
  from unnest(${jobs.map(({ id }) => id)}::uuid[], ${jobs.map(({ assetId }) => assetId)}::uuid[],
    ${jobs.map(({ type }) => type)}::text[], ${jobs.map(({ day }) => day)}::date[]) j(id, asset_id, type, day),
  lateral (select coalesce(${newestBand(scope, Prisma.sql`d.day < j.day`)}, ${newestBand(scope, Prisma.sql`d.day = j.day`)}) as band) u
  where u.band is not null)`;

/** By the newest of these days, of what the job `j` is one of. */
const newestBand = ({ organizationId }: Scope, which: Prisma.Sql): Prisma.Sql => Prisma.sql`(
    select case when median_ms is not null then
      jsonb_build_object('p10Ms', p10_ms, 'medianMs', median_ms, 'p90Ms', p90_ms, 'runs', cardinality(recent_ms)) end
    from job_day d where d.organization_id = ${organizationId}::uuid and d.asset_id = j.asset_id and d.type = j.type
      and ${which} order by d.day desc limit 1)`;

/** By job. */
export type UsualByJob = Record<string, UsualBand>;
