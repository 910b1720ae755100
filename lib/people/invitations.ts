import { z } from "zod";
import { invitationUrl } from "#lib/auth/links.ts";
import { RoleName } from "#lib/auth/schemas.ts";
import { authorize, may, type Role, type Scope } from "#lib/auth/scope.ts";
import type { Db } from "#lib/db/client.ts";
import { conflict, forbidden, notFound } from "#lib/errors.ts";
import { invitationToken } from "./invitation-token.ts";
import { isAtMost, whyNotGiveRole } from "./rules.ts";
import type { InvitationInput } from "./schemas.ts";

/** What makes an invitation's link: the address people use and the key behind its token. */
export type LinkSettings = { appUrl: string; secret: string };

export type InvitationRow = {
  id: string;
  email: string;
  role: Role;
  invitedBy: string;
  expiresAt: string;
  isExpired: boolean;
  /** Null where the asking person could not have given this role: the link opens an account that has it. */
  url: string | null;
};

const Row = z.object({
  id: z.uuid(),
  email: z.string(),
  role: RoleName,
  invitedBy: z.string().nullable(),
  expiresAt: z.date(),
  isExpired: z.boolean(),
});

/** Open invitations, newest first; none for who may not manage people. */
export async function listInvitations(
  db: Db,
  scope: Scope,
  settings: LinkSettings,
): Promise<InvitationRow[]> {
  if (!may(scope.role, "people.manage")) return [];
  const rows = await db.$queryRaw<unknown[]>`
    select i.id, i.email, i.role, u.name as "invitedBy", i.expires_at as "expiresAt",
           i.expires_at <= now() as "isExpired"
    from invitation i left join "user" u on u.id = i.inviter_id
    where i.organization_id = ${scope.organizationId}::uuid and i.status = 'pending' order by i.id desc`;
  return Row.array()
    .parse(rows)
    .map((row) => ({
      ...row,
      invitedBy: row.invitedBy ?? "a former member",
      expiresAt: row.expiresAt.toISOString(),
      url: isAtMost(row.role, scope.role) ? linkOf(settings, row.id) : null,
    }));
}

const linkOf = ({ appUrl, secret }: LinkSettings, id: string) =>
  invitationUrl(appUrl, invitationToken(secret, id));

export type MadeInvitation = { id: string; email: string; role: Role; url: string };

/**
 * Invites an address for a week. An open invitation to it is renewed and keeps its link, unless it was to another role:
 * whoever has the old link was meant to open that role's account and no other, so the old invitation ends.
 */
export async function invite(
  db: Db,
  scope: Scope,
  { email, role }: InvitationInput,
  settings: LinkSettings,
): Promise<MadeInvitation> {
  authorize(scope, "people.manage");
  const refusal = whyNotGiveRole(scope, role);
  if (refusal) throw forbidden(refusal);
  if (scope.userId === null) throw forbidden("An invitation is made by a person, who is named in it.");
  const members = await db.$queryRaw<unknown[]>`
    select 1 from member m join "user" u on u.id = m.user_id
    where m.organization_id = ${scope.organizationId}::uuid and u.email = ${email}`;
  if (members.length > 0) throw conflict(`${email} is a member already. Change the role in the list.`);
  // Two people who invite one address at once are served one after the other, each seeing what the other made.
  await db.$queryRaw`select 1 from organization where id = ${scope.organizationId}::uuid for no key update`;
  await db.$executeRaw`
    update invitation set status = 'revoked'
    where organization_id = ${scope.organizationId}::uuid and email = ${email} and status = 'pending'
      and role <> ${role} and role = any(${rolesWithin(scope)})`;
  const [made] = await db.$queryRaw<{ id: string }[]>`
    insert into invitation as i (organization_id, email, role, status, expires_at, inviter_id)
    values (${scope.organizationId}::uuid, ${email}, ${role}, 'pending', now() + interval '7 days', ${scope.userId}::uuid)
    on conflict (organization_id, email) where status = 'pending'
    do update set expires_at = excluded.expires_at, inviter_id = excluded.inviter_id where i.role = excluded.role
    returning id`;
  if (!made) throw forbidden("An owner has invited this address as owner. Only an owner can change that.");
  return { id: made.id, email, role, url: linkOf(settings, made.id) };
}

/** Its link stops working at once. */
export async function revokeInvitation(db: Db, scope: Scope, invitationId: string): Promise<void> {
  authorize(scope, "people.manage");
  const revoked = await db.$executeRaw`
    update invitation set status = 'revoked'
    where id = ${invitationId}::uuid and organization_id = ${scope.organizationId}::uuid and status = 'pending'
      and role = any(${rolesWithin(scope)})`;
  if (revoked === 0) throw notFound("open invitation that you may revoke");
}

const rolesWithin = (scope: Scope): Role[] => RoleName.options.filter((role) => isAtMost(role, scope.role));
