import type { Scope } from "#lib/auth/scope.ts";
import { type Db, Prisma } from "#lib/db/client.ts";
import { findDefinition } from "../catalog.ts";
import { ofOrganization, TAB_NUMBERS } from "../filter-conditions.ts";
import { RUNS_LOOKED_AT } from "./usual.ts";

/** Of the asset's jobs before the one in question so many are looked through for those of its type. */
const MOST_LOOKED_THROUGH = 5_000;

/** What a job is compared with; `before` is the job itself. */
export type Kin = { type: string; assetId: string | null; before: string };

/**
 * How long the last completed runs of the same asset and type before a job took, newest first, in milliseconds; at most
 * 50. None for internal types, which have no trends. Failed and cancelled runs ended early and are never among them.
 */
export async function recentDurations(db: Db, scope: Scope, kin: Kin): Promise<number[]> {
  if (kin.assetId === null || findDefinition(kin.type)?.internal) return [];
  const runs = await db.$queryRaw<{ ms: number }[]>(recentRuns(scope, kin));
  return runs.map(({ ms }) => ms);
}

/** The ids are found in the index alone, and the rows of those that are given are all that is read besides. */
const recentRuns = (scope: Scope, kin: Kin): Prisma.Sql => Prisma.sql`
  select ${DURATION_MS} as ms from job where ${ofOrganization(scope)} and id in (${recentRunIds(scope, kin)})
  order by id desc`;

/** Of those runs, newest first. */
export const recentRunIds = (scope: Scope, { type, assetId, before }: Kin): Prisma.Sql => Prisma.sql`
  select id from (
    select id, type from job where ${ofOrganization(scope)} and asset_id = ${assetId}::uuid
      and tab = ${TAB_NUMBERS.completed}::smallint and id < ${before}::uuid
    order by id desc limit ${MOST_LOOKED_THROUGH}::integer) newest
  where type = ${type} order by id desc limit ${RUNS_LOOKED_AT}::integer`;

/** Of a job that ended: its last attempt alone, whole milliseconds, never more than an integer holds. */
export const DURATION_MS = Prisma.sql`least(2147483647, greatest(0,
  extract(epoch from finished_at - started_at) * 1000))::integer`;
