import { z } from "zod";
import type { PrismaClient } from "#lib/db/client.ts";
import type { Auth } from "./auth.ts";
import { RoleName } from "./schemas.ts";
import type { Scope } from "./scope.ts";

/** A person signed in, the organization they work in, and the session they use. */
export type SignedIn = { scope: Scope & { userId: string }; sessionId: string; email: string };

const Membership = z.object({ organizationId: z.uuid(), role: RoleName });

/**
 * Who sent these headers. The session decides the person, the membership of this moment the role: whoever is removed
 * or demoted is so with their next request. Null for nobody and for a person without an organization.
 */
export async function findSignedIn(auth: Auth, db: PrismaClient, headers: Headers): Promise<SignedIn | null> {
  const found = await auth.api.getSession({ headers });
  if (!found) return null;
  const { session, user } = found;
  // A session stays in its organization; only one that has none yet takes the person's last.
  const rows = await db.$queryRaw<unknown[]>`
    with seen as (
      update session set updated_at = now()
      where id = ${session.id}::uuid and updated_at < now() - interval '1 minute'
    ), present as (
      update member set last_seen_at = now()
      where user_id = ${user.id}::uuid and organization_id = ${session.activeOrganizationId ?? null}::uuid
        and (last_seen_at is null or last_seen_at < now() - interval '1 minute')
    )
    select organization_id as "organizationId", role from member
    where user_id = ${user.id}::uuid
      and (${session.activeOrganizationId ?? null}::uuid is null or organization_id = ${session.activeOrganizationId ?? null}::uuid)
    order by last_seen_at desc nulls last, organization_id limit 1`;
  if (rows.length === 0) return null;
  const member = Membership.parse(rows[0]);
  return {
    scope: { ...member, userId: user.id, userName: user.name },
    sessionId: session.id,
    email: user.email,
  };
}

/** Where a new session of this person begins: in the organization they were last seen in. */
export async function lastOrganizationOf(db: PrismaClient, userId: string): Promise<string | null> {
  const rows = await db.$queryRaw<{ organizationId: string }[]>`
    select organization_id as "organizationId" from member where user_id = ${userId}::uuid
    order by last_seen_at desc nulls last, organization_id limit 1`;
  return rows[0]?.organizationId ?? null;
}
