import { z } from "zod";
import { RoleName } from "#lib/auth/schemas.ts";
import type { Role, Scope } from "#lib/auth/scope.ts";
import type { Db } from "#lib/db/client.ts";
import { type Member, whyNotChangeRole, whyNotRemove, whyNotReset } from "./rules.ts";

export type PersonRow = {
  userId: string;
  name: string;
  email: string;
  role: Role;
  isSelf: boolean;
  joinedAt: string;
  lastSeenAt: string | null;
  /** Why not, or null where it can be done. */
  whyNot: { changeRole: string | null; remove: string | null; reset: string | null };
};

const MemberRow = z.object({
  userId: z.uuid(),
  name: z.string(),
  email: z.string(),
  role: RoleName,
  joinedAt: z.date(),
  lastSeenAt: z.date().nullable(),
  isLastOwner: z.boolean(),
  belongsElsewhere: z.boolean(),
});

const readMembers = async (db: Db, scope: Scope, userId: string | null) => {
  const rows = await db.$queryRaw<unknown[]>`
    with owners as (
      select count(*) as count from member
      where organization_id = ${scope.organizationId}::uuid and role = 'owner'
    )
    select m.user_id as "userId", u.name, u.email, m.role, m.created_at as "joinedAt",
           m.last_seen_at as "lastSeenAt", m.role = 'owner' and owners.count = 1 as "isLastOwner",
           belongs_elsewhere(m.user_id) as "belongsElsewhere"
    from member m join "user" u on u.id = m.user_id cross join owners
    where m.organization_id = ${scope.organizationId}::uuid
      and (${userId}::uuid is null or m.user_id = ${userId}::uuid)
    order by lower(u.name), u.email`;
  return MemberRow.array().parse(rows);
};

/** Everybody in the organization, by name, with what the asking person may do to each. */
export async function listMembers(db: Db, scope: Scope): Promise<PersonRow[]> {
  const members = await readMembers(db, scope, null);
  return members.map((member) => ({
    userId: member.userId,
    name: member.name,
    email: member.email,
    role: member.role,
    isSelf: member.userId === scope.userId,
    joinedAt: member.joinedAt.toISOString(),
    lastSeenAt: member.lastSeenAt?.toISOString() ?? null,
    whyNot: {
      changeRole: whyNotChangeRole(scope, member),
      remove: whyNotRemove(scope, member),
      reset: whyNotReset(scope, member),
    },
  }));
}

export type PersonName = { id: string; name: string };

/** Everybody in the organization, by name. */
export const listPersonNames = (db: Db, { organizationId }: Scope): Promise<PersonName[]> =>
  db.$queryRaw<PersonName[]>`
    select u.id, u.name from member m join "user" u on u.id = m.user_id
    where m.organization_id = ${organizationId}::uuid order by lower(u.name), u.email`;

/** One member as the rules see them. */
export async function findMember(
  db: Db,
  scope: Scope,
  userId: string,
): Promise<(Member & { name: string; email: string }) | null> {
  const [member] = await readMembers(db, scope, userId);
  return member ?? null;
}

/** The roles the asking person can give; none for who may not manage people. */

export type OrganizationView = { id: string; name: string; timeZone: string };

export async function getOrganization(db: Db, scope: Scope): Promise<OrganizationView> {
  return db.organization.findUniqueOrThrow({
    where: { id: scope.organizationId },
    select: { id: true, name: true, timeZone: true },
  });
}
