import type { Db, PrismaClient } from "#lib/db/client.ts";
import { resolveOver } from "./recover.ts";

const NOTE = "What it tells of is gone, or not watched any more.";

/** What nobody looks at any more cannot be found to have recovered, and waits for nobody. */
export const settleUnwatched = (db: PrismaClient): Promise<void> => db.$transaction(settle);

async function settle(db: Db): Promise<void> {
  const settled = await db.$queryRaw<{ id: string }[]>`
    update alert_item i set recovered_at = clock_timestamp()
    where i.recovers and i.recovered_at is null and i.asset_id is not null and (
      not exists (select from asset a where a.id = i.asset_id and a.state <> 'archived')
      or i.metric_id is not null and not exists (select from metric m where m.id = i.metric_id and m.is_enabled)
      or i.kind = 'freshness_violation'
        and not exists (select from freshness f where f.asset_id = i.asset_id and f.is_enabled))
    returning i.alert_id as id`;
  await resolveOver(db, [...new Set(settled.map(({ id }) => id))], NOTE);
}
