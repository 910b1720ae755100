import type { PrismaClient } from "#lib/db/client.ts";

/** A session and the organization it was let into: `session id:organization id`. */
export type Entitlement = `${string}:${string}`;

export const entitlementOf = (sessionId: string, organizationId: string): Entitlement =>
  `${sessionId}:${organizationId}`;

/**
 * Of these, those that still hold: the session lives, works in that organization, and its person is a member. One
 * statement for any number. `db` is the auth role's.
 */
export async function findEntitled(
  db: PrismaClient,
  entitlements: readonly string[],
): Promise<ReadonlySet<string>> {
  const pairs = entitlements.map((entitlement) => entitlement.split(":"));
  const found = await db.$queryRaw<{ sessionId: string; organizationId: string }[]>`
    select asked.session_id as "sessionId", asked.organization_id as "organizationId"
    from unnest(${pairs.map(([session]) => session)}::uuid[], ${pairs.map(([, organization]) => organization)}::uuid[])
      as asked (session_id, organization_id)
    join session s on s.id = asked.session_id and s.expires_at > now()
      and coalesce(s.active_organization_id, asked.organization_id) = asked.organization_id
    join member m on m.user_id = s.user_id and m.organization_id = asked.organization_id`;
  return new Set(found.map(({ sessionId, organizationId }) => entitlementOf(sessionId, organizationId)));
}
