import { type Db, Prisma } from "#lib/db/client.ts";
import type { Rule } from "#lib/engines/alerts/match.ts";
import type { Silence } from "#lib/engines/alerts/quiet.ts";

export const RULE_COLUMNS = Prisma.sql`r.id, r.name, r.kinds, r.severities, r.source_ids as "sourceIds",
  r.schema_globs as "schemaGlobs", r.table_globs as "tableGlobs", r.tags, r.is_breaking_only as "isBreakingOnly",
  r.delay_over_seconds as "delayOverSeconds", r.in_a_row as "inARow", r.is_state_change_only as "isStateChangeOnly",
  r.cooldown_seconds as "cooldownSeconds", r.daily_limit as "dailyLimit"`;

/** A rule with the destinations that take alerts. */
export type RoutedRule = Rule & { destinationIds: string[] };

/** The rules of an organization that are on. */
export const readRules = (db: Db, organizationId: string): Promise<RoutedRule[]> => db.$queryRaw<
  RoutedRule[]
>`
    select ${RULE_COLUMNS}, r.changed_at as since, array(
        select d.id from alert_rule_destination rd join alert_destination d on d.id = rd.destination_id
        where rd.rule_id = r.id and d.state <> 'off' order by d.id) as "destinationIds"
    from alert_rule r where r.organization_id = ${organizationId}::uuid and r.is_enabled order by r.id`;

/** When rules of an organization are quiet, and the zone in which their days begin. */
export async function readQuiet(
  db: Db,
  organizationId: string,
): Promise<{ timeZone: string; silences: Silence[] }> {
  const [quiet] = await db.$queryRaw<{ timeZone: string; silences: Silence[] }[]>`
    select o.time_zone as "timeZone", coalesce((
        select jsonb_agg(jsonb_build_object('kind', q.kind, 'name', q.name, 'timeZone', q.time_zone, 'ruleIds', q.rule_ids,
          'days', q.days, 'beginsMinute', q.begins_minute, 'endsMinute', q.ends_minute, 'beginsLocal', q.begins_local,
          'endsLocal', q.ends_local, 'isYearly', q.is_yearly) order by q.id)
        from alert_silence q where q.organization_id = o.id), '[]') as silences
    from organization o where o.id = ${organizationId}::uuid`;
  return quiet ?? { timeZone: "UTC", silences: [] };
}
