import type { Scope } from "#lib/auth/scope.ts";
import { type Db, Prisma } from "#lib/db/client.ts";

/** The state of an asset `a` that is there: whether somebody has it watched. */
export const WATCHED_STATE = Prisma.sql`case when
    exists (select from freshness f where f.asset_id = a.id and f.is_enabled and f.sla_seconds is not null)
    or exists (select from metric m where m.asset_id = a.id and m.is_enabled)
  then 'monitored' else 'discovered' end`;

/** Relations that somebody has watched are monitored; one that is gone from its database stays archived. */
export async function settleMonitored(
  db: Db,
  { organizationId }: Scope,
  assetIds: readonly string[],
): Promise<void> {
  await db.$executeRaw`
    update asset a set state = ${WATCHED_STATE}, updated_at = now()
    where a.id = any(${[...assetIds]}::uuid[]) and a.organization_id = ${organizationId}::uuid and a.kind <> 'source'
      and a.state not in ('archived', ${WATCHED_STATE})`;
}
