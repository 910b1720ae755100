import type { Db } from "#lib/db/client.ts";
import { clock } from "./claim.ts";

/** What a rule sends to a destination that is off is told at once that it is. What is under way may arrive yet. */
export async function failWaitingOfOff(db: Db, now?: Date): Promise<void> {
  await db.$executeRaw`
    update alert_delivery d set state = 'failed', error_class = 'destination/off',
      error = 'Not sent: the destination is turned off.'
    from alert_destination x
    where x.state = 'off' and d.destination_id = x.id and d.state = 'pending' and d.alert_id is not null
      and not (d.attempt > 0 and d.next_at > ${clock(now)} and x.held_until is not null and x.held_until > ${clock(now)})`;
}
