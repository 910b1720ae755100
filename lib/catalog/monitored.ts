import type { Scope } from "#lib/auth/scope.ts";
import type { Db } from "#lib/db/client.ts";

/** Relations that somebody has watched are monitored; one that is gone from its database stays archived. */
export async function settleMonitored(
  db: Db,
  { organizationId }: Scope,
  assetIds: readonly string[],
): Promise<void> {
  await db.$executeRaw`
    update asset a set state = w.state, updated_at = now()
    from (
      select x.id, case when
          exists (select from freshness f where f.asset_id = x.id and f.is_enabled and f.sla_seconds is not null)
          or exists (select from metric m where m.asset_id = x.id and m.is_enabled)
        then 'monitored' else 'discovered' end as state
      from unnest(${[...assetIds]}::uuid[]) x(id)) w
    where a.id = w.id and a.organization_id = ${organizationId}::uuid and a.kind <> 'source'
      and a.state not in ('archived', w.state)`;
}
