import type { Scope } from "#lib/auth/scope.ts";
import { type Db, Prisma } from "#lib/db/client.ts";
import { JOB_DEFINITIONS } from "../catalog.ts";
import type { JobDefinition } from "../definition.ts";
import { JobFilter, type Narrowing } from "../filter.ts";
import { someOf } from "../list-query.ts";
import type { TrendChoice } from "./views.ts";

/** What can be drawn is looked for among so many of the newest runs that the filter means. */
const RUNS_LOOKED_THROUGH = 300;
const MOST_CHOICES = 30;

const EVERYTHING = JobFilter.parse({});
const DRAWN: readonly JobDefinition[] = JOB_DEFINITIONS;
const INTERNAL = DRAWN.filter(({ internal }) => internal).map(({ type }) => type);

/** Of a filter what a trend obeys: the rest of it tells runs of one kind apart, and would leave holes in their history. */
export const ofTrend = ({ type, source, asset, within, from, to, timeZone }: Narrowing): Narrowing => ({
  ...EVERYTHING,
  ...{ type, source, asset, within, from, to },
  ...(timeZone && { timeZone }),
});

/** What the filter means, those with the most of the newest runs first. */
export const findTrendChoices = (db: Db, scope: Scope, narrowing: Narrowing): Promise<TrendChoice[]> =>
  db.$queryRaw<TrendChoice[]>(choicesQuery(scope, narrowing));

export function choicesQuery(scope: Scope, narrowing: Narrowing): Prisma.Sql {
  const ended: Narrowing = { ...ofTrend(narrowing), status: ["completed", "failed"] };
  const columns = Prisma.sql`id, type, asset_id, source_name, relation_name`;
  return Prisma.sql`
    select type, asset_id as "assetId",
      (array_agg(coalesce(source_name || ' › ' || relation_name, source_name, relation_name, 'gone') order by id desc))[1] as label
    from (${someOf(scope, ended, columns, RUNS_LOOKED_THROUGH)}) run
    where asset_id is not null and type <> all(${INTERNAL}::text[])
    group by type, asset_id order by count(*) desc, max(id::text) desc limit ${MOST_CHOICES}::integer`;
}
