import type { Metadata } from "next";
import { Notice } from "#app/_ui/notice.tsx";
import { Section } from "#app/_ui/section.tsx";
import { may } from "#lib/auth/scope.ts";
import { listInvitations } from "#lib/people/invitations.ts";
import { listMembers } from "#lib/people/queries.ts";
import { rolesGivenBy } from "#lib/people/rules.ts";
import { linkSettings } from "#lib/web/env.ts";
import { canMail } from "#lib/web/mailer.ts";
import { asOrganization, requireScope } from "#lib/web/scope.ts";
import { SettingsFrame } from "../_parts/settings-frame.tsx";
import { InvitationList } from "./invitation-list.client.tsx";
import { InviteForm } from "./invite-form.client.tsx";
import { MemberTable } from "./member-table.tsx";

export const metadata: Metadata = { title: "People" };

export default async function PeoplePage() {
  const scope = await requireScope();
  const { members, invitations } = await asOrganization(scope, async (db) => ({
    members: await listMembers(db, scope),
    invitations: await listInvitations(db, scope, linkSettings()),
  }));
  const mayManage = may(scope.role, "people.manage");
  const roles = rolesGivenBy(scope);
  return (
    <SettingsFrame current="people">
      {mayManage ? (
        <Section title="Invite somebody">
          <InviteForm roles={roles} isMailed={canMail()} />
        </Section>
      ) : (
        <Notice>Admins and owners invite people and change their roles.</Notice>
      )}
      {mayManage && invitations.length > 0 && (
        <Section title="Open invitations" aside={invitations.length}>
          <InvitationList invitations={invitations} />
        </Section>
      )}
      <Section title="Members" aside={members.length}>
        <MemberTable members={members} roles={roles} />
      </Section>
    </SettingsFrame>
  );
}
