import type { Metadata } from "next";
import { PageHeader } from "#app/_ui/page-header.tsx";
import { may } from "#lib/auth/scope.ts";
import { getMailSettings } from "#lib/destinations/mail-settings.ts";
import { canMail } from "#lib/web/mailer.ts";
import { asOrganization, requireScope } from "#lib/web/scope.ts";
import { AdminsOnly } from "../../_parts/admins-only.tsx";
import { DESTINATIONS_TRAIL } from "../trail.ts";
import { MailForm } from "./mail-form.client.tsx";
import { RemoveMail } from "./remove-mail.client.tsx";

export const metadata: Metadata = { title: "Mail server" };

export default async function MailPage() {
  const scope = await requireScope();
  if (!may(scope.role, "destinations.manage"))
    return (
      <AdminsOnly
        title="Mail server"
        trail={DESTINATIONS_TRAIL}
        what="see or change the mail server"
        permission="destinations.manage"
      />
    );
  const settings = await asOrganization(scope, (db) => getMailSettings(db, scope));
  return (
    <>
      <PageHeader title="Mail server" trail={DESTINATIONS_TRAIL} actions={settings && <RemoveMail />} />
      <div className="grid gap-4 px-5 pt-3 pb-10 max-sm:px-4">
        <p className="max-w-[72ch] text-13 text-fg-2">
          It carries the alerts of this organization.{" "}
          {canMail()
            ? "Without one, they go through the server that whoever runs Tidewatch has set, as invitations always do."
            : "Invitations are links to copy, unless whoever runs Tidewatch sets a server for them."}{" "}
          To try it, send a test from an e-mail destination.
        </p>
        <MailForm settings={settings} />
      </div>
    </>
  );
}
