import type { Scope } from "#lib/auth/scope.ts";
import { type Db, Prisma } from "#lib/db/client.ts";
import { isWithinBlackout, isWithinHours, type Silence } from "#lib/engines/alerts/quiet.ts";
import { notFound } from "#lib/errors.ts";
import { RULE_COLUMNS } from "./stored-rules.ts";
import type { DestinationName, RuleRow, SilenceRow } from "./views.ts";

const ROW = Prisma.sql`${RULE_COLUMNS}, r.is_enabled as "isEnabled", r.changed_by_name as "changedByName",
  to_char(r.changed_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "changedAt",
  array(select rd.destination_id from alert_rule_destination rd where rd.rule_id = r.id order by 1) as "destinationIds",
  (select count(*)::int from alert a where a.rule_id = r.id and a.id >= uuid_v7_floor(now() - interval '30 days')) as alerts`;

export const listRules = (db: Db, { organizationId }: Scope): Promise<RuleRow[]> => db.$queryRaw<RuleRow[]>`
  select ${ROW} from alert_rule r where r.organization_id = ${organizationId}::uuid order by lower(r.name), r.id`;

export async function getRule(db: Db, { organizationId }: Scope, id: string): Promise<RuleRow> {
  const [rule] = await db.$queryRaw<RuleRow[]>`
    select ${ROW} from alert_rule r where r.id = ${id}::uuid and r.organization_id = ${organizationId}::uuid`;
  if (!rule) throw notFound("rule");
  return rule;
}

/** Names for filters and forms, without what any of them costs. */
export const listRuleNames = (db: Db, { organizationId }: Scope): Promise<{ id: string; name: string }[]> =>
  db.alertRule.findMany({
    where: { organizationId },
    select: { id: true, name: true },
    orderBy: [{ name: "asc" }, { id: "asc" }],
  });

export const listDestinationNames = (db: Db, { organizationId }: Scope): Promise<DestinationName[]> =>
  db.alertDestination.findMany({
    where: { organizationId },
    select: { id: true, name: true, kind: true, state: true },
    orderBy: [{ name: "asc" }, { id: "asc" }],
  });

/** Quiet times, operating hours first, and whether they keep rules quiet at `now`. */
export async function listSilences(db: Db, { organizationId }: Scope, now: Date): Promise<SilenceRow[]> {
  const rows = await db.alertSilence.findMany({
    where: { organizationId },
    orderBy: [{ kind: "desc" }, { name: "asc" }, { id: "asc" }],
  });
  return rows.flatMap(
    ({ kind, changedAt: _at, createdAt: _made, changedBy: _by, organizationId: _of, ...row }) => {
      if (kind !== "operating_hours" && kind !== "blackout") return [];
      const silence = toSilence({ ...row, kind });
      return silence ? [{ ...row, kind, isQuietNow: isQuiet(silence, now) }] : [];
    },
  );
}

/** Null where a part is missing, which the table does not allow. */
function toSilence(row: Omit<SilenceRow, "isQuietNow">): Silence | null {
  const { kind, name, timeZone, ruleIds, days, isYearly, beginsMinute, endsMinute, beginsLocal, endsLocal } =
    row;
  if (kind === "operating_hours")
    return beginsMinute === null || endsMinute === null
      ? null
      : { kind, name, timeZone, ruleIds, days, beginsMinute, endsMinute };
  return beginsLocal === null || endsLocal === null
    ? null
    : { kind, name, timeZone, ruleIds, beginsLocal, endsLocal, isYearly };
}

const isQuiet = (silence: Silence, now: Date): boolean =>
  silence.kind === "blackout" ? isWithinBlackout(silence, now) : !isWithinHours(silence, now);
