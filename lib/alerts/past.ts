import type { Db } from "#lib/db/client.ts";
import { dayOf, GROUPED_WITHIN_MS, type Memory, placeOf, type Standing } from "#lib/engines/alerts/decide.ts";
import type { RoutedRule } from "./stored-rules.ts";

type Since = { organizationId: string; from: Date; jobIds: readonly string[] };

/**
 * Alerts of these rules to which what happened since `from` may still belong, and those of these jobs. They are held: none
 * resolves, as all of it is over, while something more of it is written.
 */
export const readStanding = (
  db: Db,
  ruleIds: readonly string[],
  { organizationId, from, jobIds }: Since,
): Promise<Standing[]> => db.$queryRaw<Standing[]>`
    select a.id, a.rule_id as "ruleId", a.group_key as "groupKey", a.job_id as "jobId", a.kind, a.created_at as at,
      a.item_count as "itemCount", a.suppressed_by is not null as "isSuppressed"
    from (
      select id from alert where rule_id = any(${ruleIds}::uuid[])
        and id >= uuid_v7_floor(${new Date(from.getTime() - GROUPED_WITHIN_MS)}::timestamptz)
      union
      select alert_id from alert_item
      where organization_id = ${organizationId}::uuid and job_id = any(${jobIds}::uuid[])) f
    join alert a using (id)
    where a.rule_id = any(${ruleIds}::uuid[]) and (a.state <> 'resolved' or a.kind = 'job_recovered')
    order by a.id for no key update of a`;

type About = { organizationId: string; timeZone: string; now: Date };

/** An alert of a job that goes on may tell of more of it for so long. */
const GROWS_DAYS = 1;

/** What the rules of an organization told before, as far as their limits ask for it. */
export async function readMemory(
  db: Db,
  rules: readonly RoutedRule[],
  assetIds: readonly string[],
  { organizationId, timeZone, now }: About,
): Promise<Memory> {
  const cooling = rules.filter(({ cooldownSeconds }) => cooldownSeconds !== null);
  const limited = rules.filter(({ dailyLimit }) => dailyLimit !== null);
  const longest = Math.max(0, ...cooling.map(({ cooldownSeconds }) => cooldownSeconds ?? 0));
  const told =
    cooling.length === 0
      ? []
      : await db.$queryRaw<{ ruleId: string; kind: string; assetId: string; at: Date }[]>`
          select a.rule_id as "ruleId", i.kind, i.asset_id as "assetId", max(i.at) as at
          from alert_item i join alert a on a.id = i.alert_id
          where i.organization_id = ${organizationId}::uuid and i.asset_id = any(${assetIds}::uuid[])
            and i.alert_id >= uuid_v7_floor(${now}::timestamptz - make_interval(days => ${GROWS_DAYS}::integer,
              secs => ${longest}::float8))
            and a.rule_id = any(${cooling.map(({ id }) => id)}::uuid[]) and a.suppressed_by is null
          group by 1, 2, 3`;
  const counted =
    limited.length === 0
      ? []
      : await db.$queryRaw<{ ruleId: string; count: number }[]>`
          select rule_id as "ruleId", count(*)::integer as count from alert
          where rule_id = any(${limited.map(({ id }) => id)}::uuid[]) and suppressed_by is null
            and id >= uuid_v7_floor(date_trunc('day', ${now}::timestamptz at time zone ${timeZone}) at time zone ${timeZone})
          group by 1`;
  return {
    lastTold: new Map(told.map(({ ruleId, kind, assetId, at }) => [placeOf(ruleId, kind, assetId), at])),
    toldOn: new Map(counted.map(({ ruleId, count }) => [dayOf(ruleId, now, timeZone), count])),
  };
}
