import type { Metadata } from "next";
import { ButtonLink } from "#app/_ui/button-link.tsx";
import { findClaim, isUnclaimed } from "#lib/auth/claim.ts";
import { authDatabase } from "#lib/web/database.ts";
import { currentVisitor } from "#lib/web/scope.ts";
import { EntryCard } from "../_parts/entry-card.tsx";
import { EntryForm } from "../_parts/entry-form.client.tsx";
import { EMAIL_FIELD, NAME_FIELD, NEW_PASSWORD_FIELD } from "../_parts/fields.ts";
import { claimAsNewcomer, claimSignedIn } from "./actions.ts";

export const metadata: Metadata = { title: "Set up" };

const ORGANIZATION_FIELD = {
  label: "Organization",
  name: "organizationName",
  autoComplete: "organization",
  maxLength: 80,
} as const;

export default async function SetupPage({ searchParams }: PageProps<"/setup">) {
  const { token } = await searchParams;
  const claim = typeof token === "string" ? await findClaim(authDatabase(), token) : null;
  if (typeof token !== "string" || !claim) return <NoClaim hasToken={token !== undefined} />;
  const visitor = await currentVisitor();
  if (visitor)
    return (
      <EntryCard
        title="Name your organization"
        lead={`You are signed in as ${visitor.email} and will be its owner. People, databases and jobs belong to an organization.`}
      >
        <EntryForm
          action={claimSignedIn}
          fields={[ORGANIZATION_FIELD]}
          hidden={{ token }}
          withTimeZone
          submitLabel="Create organization"
          pendingLabel="Creating…"
        />
      </EntryCard>
    );
  return (
    <EntryCard
      title="Welcome to Tidewatch"
      lead="Make the owner's account. You can invite others afterwards."
    >
      <EntryForm
        action={claimAsNewcomer}
        fields={[NAME_FIELD, ORGANIZATION_FIELD, EMAIL_FIELD, NEW_PASSWORD_FIELD]}
        hidden={{ token }}
        withTimeZone
        submitLabel="Create account"
        pendingLabel="Creating…"
      />
    </EntryCard>
  );
}

async function NoClaim({ hasToken }: { hasToken: boolean }) {
  const isWaiting = await isUnclaimed(authDatabase());
  if (isWaiting)
    return (
      <EntryCard
        title={hasToken ? "This is not the current link" : "The address is missing its token"}
        lead={
          <>
            Open the whole address that <code className="mono">npm run up</code> printed last: each start
            prints a new one, and only the newest works.
          </>
        }
      />
    );
  return (
    <EntryCard
      title="This link claims nothing"
      lead="It has been used, was replaced by a newer one, or is incomplete. Who has an account signs in; others are invited by an admin."
    >
      <ButtonLink href="/sign-in" tone="primary">
        Sign in
      </ButtonLink>
    </EntryCard>
  );
}
