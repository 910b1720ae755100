import { requireCurrentPassword, setPassword } from "#lib/auth/person.ts";
import type { SignedIn, Visitor } from "#lib/auth/session.ts";
import type { Db, PrismaClient } from "#lib/db/client.ts";
import { notFound } from "#lib/errors.ts";

// One's own account, which is the same in every organization: read and written with the auth role's client, always by
// the id of the person who is signed in.

export async function renameMyself(db: Db, { scope }: SignedIn, name: string): Promise<void> {
  await db.user.update({ where: { id: scope.userId }, data: { name, updatedAt: new Date() } });
}

/** Asks for the current password, and signs the person out everywhere else. */
export async function changeMyPassword(
  db: PrismaClient,
  { scope, sessionId }: SignedIn,
  { currentPassword, newPassword }: { currentPassword: string; newPassword: string },
): Promise<void> {
  await requireCurrentPassword(db, scope.userId, currentPassword);
  await db.$transaction((tx) => setPassword(tx, scope.userId, newPassword, { keepSessionId: sessionId }), {
    timeout: 15_000,
  });
}

export type SessionRow = {
  id: string;
  isCurrent: boolean;
  userAgent: string | null;
  address: string | null;
  signedInAt: string;
  lastSeenAt: string;
};

/** Where one is signed in, the present browser first, then the latest seen. */
export async function listMySessions(db: Db, { scope, sessionId }: SignedIn): Promise<SessionRow[]> {
  const sessions = await db.session.findMany({
    where: { userId: scope.userId, expiresAt: { gt: new Date() } },
    orderBy: { updatedAt: "desc" },
    take: 100,
  });
  return sessions
    .map((session) => ({
      id: session.id,
      isCurrent: session.id === sessionId,
      userAgent: session.userAgent,
      address: session.ipAddress || null,
      signedInAt: session.createdAt.toISOString(),
      lastSeenAt: session.updatedAt.toISOString(),
    }))
    .sort((a, b) => Number(b.isCurrent) - Number(a.isCurrent));
}

export async function endMySession(db: Db, { scope }: SignedIn, sessionId: string): Promise<void> {
  const { count } = await db.session.deleteMany({ where: { id: sessionId, userId: scope.userId } });
  if (count === 0) throw notFound("session");
}

export async function endMyOtherSessions(db: Db, { scope, sessionId }: SignedIn): Promise<number> {
  const { count } = await db.session.deleteMany({ where: { userId: scope.userId, id: { not: sessionId } } });
  return count;
}

export type MyOrganization = { id: string; name: string; isCurrent: boolean };

/** Everywhere this person is a member, by name. */
export async function listMyOrganizations(
  db: Db,
  { scope }: Pick<SignedIn, "scope">,
): Promise<MyOrganization[]> {
  const members = await db.member.findMany({
    where: { userId: scope.userId },
    select: { organization: { select: { id: true, name: true } } },
    orderBy: { organization: { name: "asc" } },
  });
  return members.map(({ organization }) => ({
    ...organization,
    isCurrent: organization.id === scope.organizationId,
  }));
}

/** Goes on in another of one's organizations, in this browser. */
export async function switchOrganization(db: Db, visitor: Visitor, organizationId: string): Promise<void> {
  const moved = await db.$executeRaw`
    update session set active_organization_id = ${organizationId}::uuid
    where id = ${visitor.sessionId}::uuid and exists (select 1 from member
      where user_id = ${visitor.userId}::uuid and organization_id = ${organizationId}::uuid)`;
  if (moved === 0) throw notFound("organization");
}
