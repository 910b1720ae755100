import { type Db, Prisma } from "#lib/db/client.ts";
import type { DestinationKindName } from "./views.ts";

/** A destination that this worker alone sends to, until it lets go or `HOLD_SECONDS` are over. */
export type Hold = { id: string; token: string };

/** Longer than any send may take. A worker that died holds nobody up for more. */
const HOLD_SECONDS = 60;
/** While all goes well; after a failure one at a time, so that nobody is knocked at without need. */
const TOGETHER = 4;

/** The database's clock, unless a test brings its own. */
export const clock = (now: Date | undefined) =>
  Prisma.sql`coalesce(${now ?? null}::timestamptz, clock_timestamp())`;

const mayTell = (now: Date | undefined) =>
  Prisma.sql`((x.state = 'active' or (x.state = 'paused' and x.paused_until <= ${clock(now)}))
    and (x.patience_until is null or x.patience_until <= ${clock(now)}))`;

/**
 * Takes destinations for which something waits and that nobody holds. A test is sent whatever their state and
 * however long their receiver asked to be left alone: somebody waits for it.
 */
export function holdDestinations(db: Db, most: number, now?: Date): Promise<Hold[]> {
  return db.$queryRaw<Hold[]>`
    with chosen as (
      select x.id from alert_destination x
      where exists (select from alert_delivery d where d.state = 'pending' and d.next_at <= ${clock(now)})
        and (x.held_until is null or x.held_until <= ${clock(now)})
        and (exists (select from alert_delivery d
            where d.destination_id = x.id and d.state = 'pending' and d.alert_id is null and d.next_at <= ${clock(now)})
          or (${mayTell(now)} and exists (select from alert_delivery d
            where d.destination_id = x.id and d.state = 'pending' and d.next_at <= ${clock(now)})))
      order by x.held_until nulls first, x.id
      limit ${most} for update of x skip locked)
    update alert_destination x
    set held_until = ${clock(now)} + make_interval(secs => ${HOLD_SECONDS}), held_by = gen_random_uuid()
    from chosen where x.id = chosen.id
    returning x.id, x.held_by as token`;
}

type Patience = {
  seconds: number;
  /** Whose receiver asked for it: one that was changed since did not. */
  revision: number;
};

/** Nobody sends to it any more; for so long nobody tells it of alerts, where the receiver asked for patience. */
export async function letGo(db: Db, { id, token }: Hold, patience: Patience, now?: Date): Promise<void> {
  await db.$executeRaw`
    update alert_destination set held_until = ${clock(now)},
      patience_until = case when ${patience.seconds}::integer > 0 and revision = ${patience.revision}::integer
        then ${clock(now)} + make_interval(secs => ${patience.seconds}) else patience_until end
    where id = ${id}::uuid and held_by = ${token}::uuid`;
}

/** A destination as it is to be sent to now. */
export type Receiver = {
  destinationId: string;
  organizationId: string;
  kind: DestinationKindName;
  settings: unknown;
  sealedSecret: string | null;
  sealedSecretBefore: string | null;
  sealedAuthorization: string | null;
};

export type Taken = {
  id: string;
  alertId: string | null;
  attempt: number;
  askedByName: string | null;
  createdAt: Date;
  /** Of its destination: grows whenever somebody changes where that leads, resumes it or turns it off. */
  revision: number;
};

/**
 * The next deliveries of a destination, as long as it is held: an attempt of each begins. Whoever dies now leaves them to be
 * tried again, under the same ids. Holds the destination for as long again.
 */
export async function takeDeliveries(db: Db, hold: Hold, now?: Date): Promise<(Receiver & Taken)[]> {
  return db.$queryRaw<(Receiver & Taken)[]>`
    with held as (
      update alert_destination x set held_until = ${clock(now)} + make_interval(secs => ${HOLD_SECONDS})
      where x.id = ${hold.id}::uuid and x.held_by = ${hold.token}::uuid
      returning x.*, ${mayTell(now)} as "mayTell"),
    chosen as (
      select d.id from held join alert_delivery d on d.destination_id = held.id
      where d.state = 'pending' and d.next_at <= ${clock(now)} and (d.alert_id is null or held."mayTell")
      order by d.alert_id is null desc, d.next_at, d.id
      limit (select case when failures_in_row = 0 then ${TOGETHER}::integer else 1 end from held)
      for update of d skip locked)
    update alert_delivery d
    set attempt = d.attempt + 1, next_at = ${clock(now)} + make_interval(secs => ${HOLD_SECONDS})
    from chosen, held where d.id = chosen.id
    returning d.id, d.alert_id as "alertId", d.attempt, d.asked_by_name as "askedByName",
      d.created_at as "createdAt", held.revision, held.id as "destinationId", held.organization_id as "organizationId",
      held.kind, held.settings,
      held.sealed_secret as "sealedSecret", held.sealed_authorization as "sealedAuthorization",
      case when held.secret_before_until > ${clock(now)} then held.sealed_secret_before end as "sealedSecretBefore"`;
}
