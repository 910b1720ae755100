"use server";

import { refresh } from "next/cache";
import { changeRole, createMemberResetLink, removeMember } from "#lib/people/commands.ts";
import { invite, revokeInvitation } from "#lib/people/invitations.ts";
import { invitationLetter } from "#lib/people/letters.ts";
import { getOrganization } from "#lib/people/queries.ts";
import { InvitationId, InvitationInput, PersonId, RoleChange } from "#lib/people/schemas.ts";
import { action, formAction } from "#lib/web/action.ts";
import { authDatabase } from "#lib/web/database.ts";
import { linkSettings, webEnv } from "#lib/web/env.ts";
import { mail } from "#lib/web/mailer.ts";
import { asOrganization } from "#lib/web/scope.ts";

export const invitePerson = formAction(InvitationInput, "people.manage", async (input, scope) => {
  const { invitation, organization } = await asOrganization(scope, async (db) => ({
    invitation: await invite(db, scope, input, linkSettings()),
    organization: await getOrganization(db, scope),
  }));
  const outcome = await mail(invitationLetter(invitation, scope, organization.name));
  refresh();
  return { email: invitation.email, url: invitation.url, mail: outcome };
});

export const takeInvitationBack = action(InvitationId, "people.manage", async ({ invitationId }, scope) => {
  await asOrganization(scope, (db) => revokeInvitation(db, scope, invitationId));
  refresh();
});

export const giveRole = action(RoleChange, "people.manage", async (change, scope) => {
  await asOrganization(scope, (db) => changeRole(db, scope, change));
  refresh();
});

export const removePerson = action(PersonId, "people.manage", async ({ userId }, scope) => {
  await asOrganization(scope, (db) => removeMember(db, scope, userId));
  refresh();
});

export const makeResetLink = action(PersonId, "people.manage", async ({ userId }, scope) => {
  const link = await asOrganization(scope, (db) =>
    createMemberResetLink(db, scope, userId, { accounts: authDatabase(), appUrl: webEnv().APP_URL }),
  );
  return { url: link.url };
});
