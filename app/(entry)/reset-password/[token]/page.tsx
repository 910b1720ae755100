import type { Metadata } from "next";
import { ButtonLink } from "#app/_ui/button-link.tsx";
import { findReset } from "#lib/auth/reset.ts";
import { authDatabase } from "#lib/web/database.ts";
import { EntryCard } from "../../_parts/entry-card.tsx";
import { EntryForm } from "../../_parts/entry-form.client.tsx";
import { EMAIL_FIELD, NEW_PASSWORD_FIELD } from "../../_parts/fields.ts";
import { setNewPassword } from "./actions.ts";

export const metadata: Metadata = { title: "Set a new password" };

export default async function ResetPage({ params }: PageProps<"/reset-password/[token]">) {
  const { token } = await params;
  const reset = await findReset(authDatabase(), token);
  if (!reset)
    return (
      <EntryCard
        title="This link no longer works"
        lead="It was used, replaced by a newer one, or is older than a day. Ask for a new one."
      >
        <ButtonLink href="/reset-password">Ask for a new link</ButtonLink>
      </EntryCard>
    );
  return (
    <EntryCard title="Set a new password" lead={`For ${reset.name}. You will be signed out everywhere else.`}>
      <EntryForm
        action={setNewPassword}
        fields={[
          { ...EMAIL_FIELD, name: "accountEmail", defaultValue: reset.email, disabled: true },
          { ...NEW_PASSWORD_FIELD, label: "New password" },
        ]}
        hidden={{ token }}
        submitLabel="Set password"
        pendingLabel="Setting…"
      />
    </EntryCard>
  );
}
