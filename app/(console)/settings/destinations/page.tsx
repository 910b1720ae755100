import { BellRing, Plus } from "lucide-react";
import type { Metadata } from "next";
import Link from "next/link";
import { ButtonLink } from "#app/_ui/button-link.tsx";
import { EmptyState } from "#app/_ui/empty-state.tsx";
import { Icon } from "#app/_ui/icon.tsx";
import { Notice } from "#app/_ui/notice.tsx";
import { Section } from "#app/_ui/section.tsx";
import { may, whyNot } from "#lib/auth/scope.ts";
import { getMailSettings } from "#lib/destinations/mail-settings.ts";
import { listDestinations } from "#lib/destinations/queries.ts";
import { canMail } from "#lib/web/mailer.ts";
import { asOrganization, requireScope } from "#lib/web/scope.ts";
import { SettingsFrame } from "../_parts/settings-frame.tsx";
import { ReadAgain } from "../workers/read-again.client.tsx";
import { DestinationsTable } from "./_list/destinations-table.tsx";

export const metadata: Metadata = { title: "Destinations" };

export default async function DestinationsPage() {
  const scope = await requireScope();
  const canManage = may(scope.role, "destinations.manage");
  const { destinations, mail } = await asOrganization(scope, async (db) => ({
    destinations: await listDestinations(db, scope),
    mail: canManage ? await getMailSettings(db, scope) : null,
  }));
  const add = canManage && (
    <ButtonLink href="/settings/destinations/new" tone="primary" icon={<Icon of={Plus} />}>
      New destination
    </ButtonLink>
  );
  return (
    <SettingsFrame current="destinations">
      <ReadAgain />
      {!canManage && (
        <div className="-mb-4 max-w-[440px]">
          <Notice>{whyNot("destinations.manage")}</Notice>
        </div>
      )}
      {destinations.length === 0 ? (
        <EmptyState icon={<Icon of={BellRing} size={20} />} title="Nowhere to send alerts yet" actions={add}>
          Alerts are in the inbox in any case. A destination brings them to a mailbox, a Slack channel or a
          webhook of yours, for the rules that name it.
        </EmptyState>
      ) : (
        <Section title="Destinations" action={add}>
          <DestinationsTable destinations={destinations} canOpen={canManage} />
        </Section>
      )}
      {canManage && (
        <Section title="Mail server">
          <p className="max-w-[72ch] text-13 text-fg-2">
            {mail
              ? `Mail goes through ${mail.host}:${mail.port}, from ${mail.sender}.`
              : canMail()
                ? "Mail goes through the server that whoever runs Tidewatch has set."
                : "None is set, so no mail can be sent."}
          </p>
          <Link
            href="/settings/destinations/mail"
            className="mt-1 inline-block rounded-4 text-13 text-accent-text hover:underline max-sm:py-2"
          >
            {mail ? "Change the mail server" : "Set a mail server"}
          </Link>
        </Section>
      )}
    </SettingsFrame>
  );
}
