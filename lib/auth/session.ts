import { z } from "zod";
import type { PrismaClient } from "#lib/db/client.ts";
import type { Auth } from "./auth.ts";
import { RoleName } from "./schemas.ts";
import type { Scope } from "./scope.ts";

/** A person with a session. `scope` is null while they belong to no organization. */
export type Visitor = {
  userId: string;
  name: string;
  email: string;
  sessionId: string;
  scope: (Scope & { userId: string }) | null;
};
export type SignedIn = Visitor & { scope: Scope & { userId: string } };

const Membership = z.object({ organizationId: z.uuid(), role: RoleName });

/**
 * Who sent these headers. The session decides the person, the membership of this moment the organization and role:
 * whoever is removed or demoted is so with their next request. `db` is the auth role's client.
 */
export async function findVisitor(auth: Auth, db: PrismaClient, headers: Headers): Promise<Visitor | null> {
  const found = await readSession(auth, db, headers);
  if (!found) return null;
  const { session, user } = found;
  const organizationId = session.activeOrganizationId ?? null;
  // A session stays in its organization; only one that has none yet takes the person's last.
  const [row] = await db.$queryRaw<unknown[]>`
    with seen as (
      update session set updated_at = now()
      where id = ${session.id}::uuid and updated_at < now() - interval '1 minute'
    ), present as (
      update member set last_seen_at = now()
      where user_id = ${user.id}::uuid and organization_id = ${organizationId}::uuid
        and (last_seen_at is null or last_seen_at < now() - interval '1 minute')
    )
    select organization_id as "organizationId", role from member
    where user_id = ${user.id}::uuid and organization_id = coalesce(${organizationId}::uuid, organization_id)
    order by last_seen_at desc nulls last, organization_id limit 1`;
  const scope = row ? { ...Membership.parse(row), userId: user.id, userName: user.name } : null;
  return { userId: user.id, name: user.name, email: user.email, sessionId: session.id, scope };
}

/** The library keeps to itself why it could not read; where that is the database, the database says so again. */
const readSession = (auth: Auth, db: PrismaClient, headers: Headers) =>
  auth.api.getSession({ headers }).catch(async (error: unknown) => {
    await db.$queryRaw`select 1`;
    throw error;
  });

export const isSignedIn = (visitor: Visitor | null): visitor is SignedIn => visitor?.scope != null;
