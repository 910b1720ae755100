import type { ResetLink } from "#lib/auth/reset.ts";
import type { Scope } from "#lib/auth/scope.ts";
import type { MadeInvitation } from "./invitations.ts";
import type { Letter } from "./mail.ts";

/** Names go into a subject, which is one line. */
const oneLine = (text: string): string => text.replaceAll(/\s+/gu, " ").trim();

export const invitationLetter = (
  invitation: MadeInvitation,
  scope: Scope,
  organizationName: string,
): Letter => ({
  to: invitation.email,
  subject: oneLine(`${scope.userName} invited you to ${organizationName} on Tidewatch`),
  text: [
    `${scope.userName} invited you to ${organizationName} on Tidewatch, as ${invitation.role}.`,
    `Open this link within a week to accept:\n\n${invitation.url}`,
    "If you did not expect it, leave it: nothing happens unless the link is opened.",
  ].join("\n\n"),
});

export const resetLetter = (link: ResetLink): Letter => ({
  to: link.email,
  subject: "Set a new password for Tidewatch",
  text: [
    `Somebody, hopefully you, asked for a new password for ${link.email}.`,
    `Open this link within a day to set one:\n\n${link.url}`,
    "If it was not you, leave it: your password stays as it is.",
  ].join("\n\n"),
});
