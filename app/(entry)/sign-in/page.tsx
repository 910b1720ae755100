import type { Metadata } from "next";
import Link from "next/link";
import { redirect } from "next/navigation";
import { Notice } from "#app/_ui/notice.tsx";
import { isUnclaimed } from "#lib/auth/claim.ts";
import { safePath } from "#lib/auth/next-path.ts";
import { authDatabase } from "#lib/web/database.ts";
import { currentVisitor } from "#lib/web/scope.ts";
import { EntryCard } from "../_parts/entry-card.tsx";
import { EntryForm } from "../_parts/entry-form.client.tsx";
import { EMAIL_FIELD } from "../_parts/fields.ts";
import { signInHere, signOutHere } from "./actions.ts";

export const metadata: Metadata = { title: "Sign in" };

export default async function SignInPage({ searchParams }: PageProps<"/sign-in">) {
  const { next } = await searchParams;
  const path = safePath(typeof next === "string" ? next : undefined);
  const visitor = await currentVisitor();
  if (visitor?.scope) redirect(path);
  if (visitor) return <NoOrganization email={visitor.email} />;
  const isWaiting = await isUnclaimed(authDatabase());
  return (
    <EntryCard
      title="Sign in"
      footer={
        <Link href="/reset-password" className="rounded-4 text-accent-text underline">
          Forgot your password?
        </Link>
      }
    >
      {isWaiting && (
        <div className="mb-4">
          <Notice>
            Nobody owns this Tidewatch yet. Open the address that <code className="mono">npm run up</code>{" "}
            printed, and make the owner's account there.
          </Notice>
        </div>
      )}
      <EntryForm
        action={signInHere}
        fields={[
          EMAIL_FIELD,
          { label: "Password", name: "password", type: "password", autoComplete: "current-password" },
        ]}
        hidden={{ next: path }}
        submitLabel="Sign in"
        pendingLabel="Signing in…"
      />
    </EntryCard>
  );
}

const NoOrganization = ({ email }: { email: string }) => (
  <EntryCard
    title="You belong to no organization"
    lead={`You are signed in as ${email}, but you are not, or no longer, a member of an organization here. Ask an admin for an invitation and open its link.`}
  >
    <EntryForm action={signOutHere} submitLabel="Sign out" pendingLabel="Signing out…" />
  </EntryCard>
);
