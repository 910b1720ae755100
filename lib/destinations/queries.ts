import { authorize, may, type Scope } from "#lib/auth/scope.ts";
import { type Db, Prisma } from "#lib/db/client.ts";
import { notFound } from "#lib/errors.ts";
import { failureWords } from "./failure-words.ts";
import type { Typed } from "./kinds/kind.ts";
import { KINDS } from "./kinds/kinds.ts";
import type { DeliveryView, DestinationView } from "./views.ts";

type WithDates<T, K extends keyof T> = Omit<T, K> & {
  [key in K]: T[key] extends string ? Date : Date | null;
};
type StoredDestination = WithDates<
  DestinationView,
  "pausedUntil" | "stateSince" | "lastSentAt" | "secretBeforeUntil" | "changedAt"
> & { settings: unknown };

const DESTINATION = Prisma.sql`
  x.id, x.kind, x.name, x.settings, x.state, x.paused_until as "pausedUntil", x.state_reason as "stateReason",
  x.state_since as "stateSince", x.failures_in_row as "failuresInRow", x.last_error_class as "lastErrorClass",
  x.last_sent_at as "lastSentAt", case when x.secret_before_until > now() then x.secret_before_until end as "secretBeforeUntil",
  x.changed_by_name as "changedByName", x.changed_at as "changedAt",
  (select count(*)::int from alert_rule_destination r where r.destination_id = x.id) as "ruleCount",
  (select count(*)::int from alert_delivery d where d.destination_id = x.id and d.state = 'pending' and d.alert_id is not null)
    as "waitingCount"`;

/** By name. Whoever may not manage them sees that they are there and how they are, not where they lead. */
export async function listDestinations(db: Db, scope: Scope): Promise<DestinationView[]> {
  const rows = await db.$queryRaw<StoredDestination[]>`
    select ${DESTINATION} from alert_destination x
    where x.organization_id = ${scope.organizationId}::uuid order by lower(x.name), x.id`;
  return rows.map((row) => toView(row, scope));
}

export async function getDestination(
  db: Db,
  scope: Scope,
  id: string,
): Promise<{ destination: DestinationView; typed: Typed; kept: readonly string[] }> {
  authorize(scope, "destinations.manage");
  const [row] = await db.$queryRaw<StoredDestination[]>`
    select ${DESTINATION} from alert_destination x
    where x.organization_id = ${scope.organizationId}::uuid and x.id = ${id}::uuid`;
  if (!row) throw notFound("destination");
  const { typedOf, keptOf } = KINDS[row.kind];
  return { destination: toView(row, scope), typed: typedOf(row.settings), kept: keptOf(row.settings) };
}

function toView({ settings, ...row }: StoredDestination, { role }: Scope): DestinationView {
  const canManage = may(role, "destinations.manage");
  return {
    ...row,
    place: canManage ? KINDS[row.kind].place(settings) : null,
    stateReason: canManage ? row.stateReason : null, // it may name the host
    pausedUntil: row.pausedUntil?.toISOString() ?? null,
    stateSince: row.stateSince.toISOString(),
    lastSentAt: row.lastSentAt?.toISOString() ?? null,
    secretBeforeUntil: row.secretBeforeUntil?.toISOString() ?? null,
    changedAt: row.changedAt.toISOString(),
  };
}

type StoredDelivery = WithDates<DeliveryView, "nextAt" | "sentAt" | "createdAt">;

/** The newest first, tests among them. */
export const listDestinationDeliveries = (
  db: Db,
  scope: Scope,
  id: string,
  most: number,
): Promise<DeliveryView[]> => listDeliveries(db, scope, Prisma.sql`d.destination_id = ${id}::uuid`, most);

const MOST_OF_AN_ALERT = 200;

/** What of an alert was sent where: by the name of the destination. */
export async function listAlertDeliveries(db: Db, scope: Scope, alertId: string): Promise<DeliveryView[]> {
  const all = await listDeliveries(db, scope, Prisma.sql`d.alert_id = ${alertId}::uuid`, MOST_OF_AN_ALERT);
  return all.toSorted((a, b) => a.destinationName.localeCompare(b.destinationName));
}

async function listDeliveries(
  db: Db,
  scope: Scope,
  where: Prisma.Sql,
  most: number,
): Promise<DeliveryView[]> {
  const rows = await db.$queryRaw<StoredDelivery[]>`
    select d.id, d.destination_id as "destinationId", x.name as "destinationName", x.kind as "destinationKind",
      x.state as "destinationState", d.alert_id as "alertId", a.title as "alertTitle", d.state, d.attempt,
      d.next_at as "nextAt", d.sent_at as "sentAt", d.status_code as "statusCode", d.duration_ms as "durationMs",
      d.error_class as "errorClass", d.error, d.asked_by_name as "askedByName", d.created_at as "createdAt"
    from alert_delivery d
    join alert_destination x on x.id = d.destination_id
    left join alert a on a.id = d.alert_id
    where d.organization_id = ${scope.organizationId}::uuid and ${where}
    order by d.id desc limit ${most}`;
  const canManage = may(scope.role, "destinations.manage");
  return rows.map((row) => ({
    ...row,
    error: canManage ? row.error : withoutPlace(row),
    nextAt: row.nextAt.toISOString(),
    sentAt: row.sentAt?.toISOString() ?? null,
    createdAt: row.createdAt.toISOString(),
  }));
}

/** The sentence may name the host, and of a mail that arrived those who did not get it. */
function withoutPlace({ state, errorClass, error }: Pick<DeliveryView, "state" | "errorClass" | "error">) {
  if (error === null) return null;
  return state === "sent" ? "Some of its addresses were not taken." : failureWords(errorClass);
}
