import { createResetLink, type ResetLink } from "#lib/auth/reset.ts";
import { RoleName } from "#lib/auth/schemas.ts";
import { authorize, type Scope } from "#lib/auth/scope.ts";
import type { Db, PrismaClient } from "#lib/db/client.ts";
import { forbidden, notFound } from "#lib/errors.ts";
import { findMember } from "./queries.ts";
import { whyNotChangeRole, whyNotGiveRole, whyNotRemove, whyNotReset } from "./rules.ts";
import type { OrganizationInput, RoleChange } from "./schemas.ts";

// An organization always has an owner. Whatever could take the last one away first locks the organization's row and
// then looks, so that two people who do it at once are told one after the other.

export async function changeRole(db: Db, scope: Scope, { userId, role }: RoleChange): Promise<void> {
  const { present, member } = await openForChange(db, scope, userId);
  refuse(whyNotGiveRole(present, role));
  if (member.role === role) return;
  refuse(whyNotChangeRole(present, member));
  await db.$executeRaw`
    update member set role = ${role}
    where organization_id = ${scope.organizationId}::uuid and user_id = ${userId}::uuid`;
}

/** Takes a person out of the organization; a trigger ends their sessions in it with the same statement. */
export async function removeMember(db: Db, scope: Scope, userId: string): Promise<void> {
  const { present, member } = await openForChange(db, scope, userId);
  refuse(whyNotRemove(present, member));
  await db.$executeRaw`
    delete from member where organization_id = ${scope.organizationId}::uuid and user_id = ${userId}::uuid`;
}

/** A link to copy for a member who forgot their password. `accounts` is the auth role's client, `db` as everywhere. */
export async function createMemberResetLink(
  db: Db,
  scope: Scope,
  userId: string,
  { accounts, appUrl }: { accounts: PrismaClient; appUrl: string },
): Promise<ResetLink> {
  const findResettable = async () => {
    const { present, member } = await openForChange(db, scope, userId);
    refuse(whyNotReset(present, member));
    return member;
  };
  const { email } = await findResettable();
  // Asked again once their memberships stand still: other organizations do not wait for this one's lock.
  return createResetLink(accounts, appUrl, email, async () => void (await findResettable()));
}

export async function updateOrganization(db: Db, scope: Scope, input: OrganizationInput): Promise<void> {
  authorize(scope, "people.manage");
  await db.$executeRaw`
    update organization set name = ${input.name}, time_zone = ${input.timeZone}
    where id = ${scope.organizationId}::uuid`;
}

/** Locks the organization's people and returns the asking person's scope as it is now, with the member in question. */
async function openForChange(db: Db, scope: Scope, userId: string) {
  authorize(scope, "people.manage");
  await db.$queryRaw`select 1 from organization where id = ${scope.organizationId}::uuid for no key update`;
  const present = await readPresentScope(db, scope);
  const member = await findMember(db, scope, userId);
  if (!member) throw notFound("person");
  return { present, member };
}

async function readPresentScope(db: Db, scope: Scope): Promise<Scope> {
  if (scope.userId === null) return scope;
  const rows = await db.$queryRaw<{ role: string }[]>`
    select role from member
    where organization_id = ${scope.organizationId}::uuid and user_id = ${scope.userId}::uuid`;
  if (!rows[0]) throw forbidden("You no longer belong to this organization.");
  const present = { ...scope, role: RoleName.parse(rows[0].role) };
  authorize(present, "people.manage");
  return present;
}

function refuse(reason: string | null): void {
  if (reason) throw forbidden(reason);
}
