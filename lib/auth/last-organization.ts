import type { PrismaClient } from "#lib/db/client.ts";

/** Where a new session of this person begins: in the organization they were last seen in. */
export async function lastOrganizationOf(db: PrismaClient, userId: string): Promise<string | null> {
  const [row] = await db.$queryRaw<{ organizationId: string }[]>`
    select organization_id as "organizationId" from member where user_id = ${userId}::uuid
    order by last_seen_at desc nulls last, organization_id limit 1`;
  return row?.organizationId ?? null;
}
