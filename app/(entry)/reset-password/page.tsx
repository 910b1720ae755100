import type { Metadata } from "next";
import Link from "next/link";
import { canMail } from "#lib/web/mailer.ts";
import { EntryCard } from "../_parts/entry-card.tsx";
import { EntryForm } from "../_parts/entry-form.client.tsx";
import { EMAIL_FIELD } from "../_parts/fields.ts";
import { requestReset } from "./actions.ts";

export const metadata: Metadata = { title: "Reset password" };

const back = (
  <Link href="/sign-in" className="rounded-4 text-accent-text underline">
    Back to sign in
  </Link>
);

export default function ForgottenPasswordPage() {
  if (!canMail())
    return (
      <EntryCard
        title="Forgot your password?"
        lead={
          <>
            This Tidewatch sends no mail. Ask an admin of your organization for a reset link (Settings ›
            People). Who runs the server can always make one:{" "}
            <code className="mono wrap-anywhere">npm run tidewatch -- user reset you@example.com</code>
          </>
        }
        footer={back}
      />
    );
  return (
    <EntryCard title="Forgot your password?" lead="We mail you a link that sets a new one." footer={back}>
      <EntryForm
        action={requestReset}
        fields={[EMAIL_FIELD]}
        submitLabel="Send reset link"
        pendingLabel="Sending…"
      />
    </EntryCard>
  );
}
