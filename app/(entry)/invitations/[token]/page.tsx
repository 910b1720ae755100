import type { Metadata } from "next";
import { ButtonLink } from "#app/_ui/button-link.tsx";
import { findInvitation, type OpenInvitation } from "#lib/people/acceptance.ts";
import { authDatabase } from "#lib/web/database.ts";
import { webEnv } from "#lib/web/env.ts";
import { currentVisitor } from "#lib/web/scope.ts";
import { EntryCard } from "../../_parts/entry-card.tsx";
import { EntryForm } from "../../_parts/entry-form.client.tsx";
import { EMAIL_FIELD, NAME_FIELD, NEW_PASSWORD_FIELD } from "../../_parts/fields.ts";
import { signOutHere } from "../../sign-in/actions.ts";
import { acceptAsNewcomer, acceptSignedIn } from "./actions.ts";

export const metadata: Metadata = { title: "Invitation" };

export default async function InvitationPage({ params }: PageProps<"/invitations/[token]">) {
  const { token } = await params;
  const invitation = await findInvitation(authDatabase(), webEnv().AUTH_SECRET, token);
  if (invitation?.state !== "open") return <Closed state={invitation?.state ?? "wrong"} />;
  const visitor = await currentVisitor();
  const frame = { title: `Join ${invitation.organizationName}`, lead: <Lead invitation={invitation} /> };
  const here = `/invitations/${token}`;
  if (visitor && visitor.email !== invitation.email)
    return (
      <EntryCard
        {...frame}
        lead={`This invitation is for ${invitation.email}, and you are signed in as ${visitor.email}. Sign out to accept it.`}
      >
        <EntryForm
          action={signOutHere}
          hidden={{ next: here }}
          submitLabel="Sign out"
          pendingLabel="Signing out…"
        />
      </EntryCard>
    );
  if (visitor)
    return (
      <EntryCard {...frame}>
        <EntryForm
          action={acceptSignedIn}
          hidden={{ token }}
          submitLabel="Accept invitation"
          pendingLabel="Accepting…"
        />
      </EntryCard>
    );
  if (invitation.hasAccount)
    return (
      <EntryCard {...frame}>
        <p className="mb-4 text-13">This address has an account already. Sign in with it to accept.</p>
        <ButtonLink href={`/sign-in?next=${encodeURIComponent(here)}`} tone="primary">
          Sign in
        </ButtonLink>
      </EntryCard>
    );
  return (
    <EntryCard {...frame}>
      <EntryForm
        action={acceptAsNewcomer}
        fields={[
          { ...EMAIL_FIELD, name: "invitedEmail", defaultValue: invitation.email, disabled: true },
          NAME_FIELD,
          NEW_PASSWORD_FIELD,
        ]}
        hidden={{ token }}
        submitLabel="Accept invitation"
        pendingLabel="Accepting…"
      />
    </EntryCard>
  );
}

const Lead = ({ invitation }: { invitation: OpenInvitation }) => (
  <>
    {invitation.invitedBy} invited <strong className="font-medium">{invitation.email}</strong> as{" "}
    {invitation.role}.
  </>
);

const CLOSED = {
  wrong: ["This is not an invitation", "Copy the whole link, or ask whoever sent it for a new one."],
  expired: ["This invitation has expired", "It was open for a week. Ask whoever sent it for a new one."],
  revoked: [
    "This invitation was taken back or replaced",
    "Ask an admin of the organization if you still need it.",
  ],
  accepted: ["This invitation has been used", "Sign in with the e-mail address it was made for."],
} as const;

function Closed({ state }: { state: keyof typeof CLOSED | "open" }) {
  const [title, lead] = CLOSED[state === "open" ? "wrong" : state];
  return (
    <EntryCard title={title} lead={lead}>
      <ButtonLink href="/sign-in">Sign in</ButtonLink>
    </EntryCard>
  );
}
