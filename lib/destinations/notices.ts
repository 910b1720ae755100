import type { Db } from "#lib/db/client.ts";
import { failureWords } from "./failure-words.ts";
import type { Health } from "./ladder.ts";
import type { Outcome } from "./outcome.ts";

type Destination = { id: string; organizationId: string; name: string };

const keyOf = ({ id }: Pick<Destination, "id">): string => `destination ${id}`;

/**
 * Says in the inbox that alerts do not arrive at a destination any more: an alert of no rule, sent nowhere, since it is
 * sending that fails. Everybody reads it, so it does not say where that leads.
 */
export async function tellAdmins(
  db: Db,
  destination: Destination,
  health: Health,
  last: Outcome | null,
): Promise<void> {
  const { organizationId, name } = destination;
  const isOff = health.state === "off";
  const title = isOff ? `“${name}” was turned off` : `“${name}” is paused`;
  const why = failureWords(last?.errorClass ?? null);
  const what = isOff
    ? "Alerts are not sent there until an admin resumes it under Settings › Destinations."
    : "Alerts for it wait, and it is tried again by itself: after a minute, then after twice as long each time.";
  await db.$executeRaw`
    with told as (
      insert into alert (organization_id, rule_name, kind, severity, group_key, title, sentence, facts)
      values (${organizationId}::uuid, 'Tidewatch', ${isOff ? "destination_off" : "destination_paused"},
        ${isOff ? "critical" : "warning"}, ${keyOf(destination)}, ${title}, ${`${why} ${what}`},
        ${JSON.stringify([{ label: "Failures in a row", value: String(health.failuresInRow) }])}::jsonb)
      returning id, organization_id)
    insert into alert_history (alert_id, organization_id, verb) select id, organization_id, 'triggered' from told`;
}

/** It is sent to again: by itself where nobody is named. */
export async function resolveNotices(
  db: Db,
  destination: Pick<Destination, "id" | "organizationId">,
  by: { id: string | null; name: string } | null,
): Promise<void> {
  await db.$executeRaw`
    with resolved as (
      update alert set state = 'resolved', state_by_name = ${by?.name ?? null}, state_at = clock_timestamp(), snoozed_until = null
      where organization_id = ${destination.organizationId}::uuid and state <> 'resolved' and rule_id is null
        and group_key = ${keyOf(destination)}
      returning id, organization_id)
    insert into alert_history (alert_id, organization_id, verb, actor_id, actor_name)
    select id, organization_id, 'resolved', ${by?.id ?? null}::uuid, ${by?.name ?? null} from resolved`;
}
