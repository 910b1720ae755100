/** What people do to alerts. Each act is one guarded statement: what is already so stays as it is, with the first name. */
import { authorize, type Scope } from "#lib/auth/scope.ts";
import { type Db, Prisma } from "#lib/db/client.ts";
import { notFound } from "#lib/errors.ts";
import type { AlertAct } from "./schemas.ts";

type Change = { state: string; verb: string; from: Prisma.Sql; until?: Prisma.Sql };

function changeOf(act: AlertAct): Change {
  switch (act.verb) {
    case "acknowledge":
      return {
        state: "acknowledged",
        verb: "acknowledged",
        from: Prisma.sql`state in ('triggered', 'snoozed')`,
      };
    case "resolve":
      return { state: "resolved", verb: "resolved", from: Prisma.sql`state <> 'resolved'` };
    case "reopen":
      return { state: "triggered", verb: "reopened", from: Prisma.sql`state <> 'triggered'` };
    case "snooze":
      return {
        ...{ state: "snoozed", verb: "snoozed", from: Prisma.sql`state <> 'resolved'` },
        until: Prisma.sql`clock_timestamp() + make_interval(mins => ${act.minutes}::integer)`,
      };
  }
}

/** Answers how many it changed; none where somebody was faster. */
export async function actOnAlerts(db: Db, scope: Scope, act: AlertAct): Promise<number> {
  authorize(scope, "alerts.act");
  const { state, verb, from, until = Prisma.sql`null::timestamptz` } = changeOf(act);
  const own = Prisma.sql`id = any(${act.ids}::uuid[]) and organization_id = ${scope.organizationId}::uuid`;
  const changed = await db.$executeRaw`
    with changed as (
      update alert set state = ${state}, state_by_name = ${scope.userName}, state_at = clock_timestamp(), snoozed_until = ${until}
      where ${own} and ${from} returning id, snoozed_until
    )
    insert into alert_history (alert_id, organization_id, verb, actor_id, actor_name, note)
    select id, ${scope.organizationId}::uuid, ${verb}, ${scope.userId}::uuid, ${scope.userName},
      'until ' || to_char(snoozed_until at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')
    from changed`;
  if (changed > 0) return changed;
  const known = await db.$queryRaw<unknown[]>`select id from alert where ${own} limit 1`;
  if (known.length === 0) throw notFound("alert");
  return 0;
}

export async function noteOnAlert(
  db: Db,
  scope: Scope,
  { alertId, note }: { alertId: string; note: string },
): Promise<void> {
  authorize(scope, "alerts.act");
  const noted = await db.$executeRaw`
    insert into alert_history (alert_id, organization_id, verb, actor_id, actor_name, note)
    select id, organization_id, 'noted', ${scope.userId}::uuid, ${scope.userName}, ${note} from alert
    where id = ${alertId}::uuid and organization_id = ${scope.organizationId}::uuid`;
  if (noted === 0) throw notFound("alert");
}
