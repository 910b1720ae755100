import { Prisma, type PrismaClient } from "#lib/db/client.ts";
import { settleItems } from "./recover.ts";

/** What nobody looks at any more cannot be found to have recovered, and waits for nobody. */
export const settleUnwatched = (db: PrismaClient): Promise<void> =>
  db.$transaction((tx) =>
    settleItems(tx, {
      isOver: Prisma.sql`i.asset_id is not null and (
        not exists (select from asset a where a.id = i.asset_id and a.state <> 'archived')
        or i.metric_id is not null and not exists (select from metric m where m.id = i.metric_id and m.is_enabled)
        or i.kind = 'freshness_violation'
          and not exists (select from freshness f where f.asset_id = i.asset_id and f.is_enabled))`,
      at: Prisma.sql`clock_timestamp()`,
      note: "What it tells of is gone, or not watched any more.",
    }),
  );
