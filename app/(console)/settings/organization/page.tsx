import type { Metadata } from "next";
import { Section } from "#app/_ui/section.tsx";
import { may, whyNot } from "#lib/auth/scope.ts";
import { getOrganization } from "#lib/people/queries.ts";
import { asOrganization, requireScope } from "#lib/web/scope.ts";
import { SettingsFrame } from "../_parts/settings-frame.tsx";
import { timeZoneOptions } from "../_parts/time-zones.ts";
import { OrganizationForm } from "./organization-form.client.tsx";

export const metadata: Metadata = { title: "Organization" };

export default async function OrganizationPage() {
  const scope = await requireScope();
  const organization = await asOrganization(scope, (db) => getOrganization(db, scope));
  return (
    <SettingsFrame current="organization">
      <Section title="Organization">
        <OrganizationForm
          name={organization.name}
          timeZone={organization.timeZone}
          timeZones={timeZoneOptions(organization.timeZone)}
          disabledBecause={may(scope.role, "people.manage") ? null : whyNot("people.manage")}
        />
      </Section>
    </SettingsFrame>
  );
}
