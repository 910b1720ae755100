import type { Metadata } from "next";
import { Section } from "#app/_ui/section.tsx";
import { listMySessions } from "#lib/people/account.ts";
import { getPreferences } from "#lib/people/preferences.ts";
import { getOrganization } from "#lib/people/queries.ts";
import { authDatabase } from "#lib/web/database.ts";
import { asOrganization, requireSignedIn } from "#lib/web/scope.ts";
import { SettingsFrame } from "../_parts/settings-frame.tsx";
import { timeZoneOptions } from "../_parts/time-zones.ts";
import { describeBrowser } from "./browser-name.ts";
import { NameForm } from "./name-form.client.tsx";
import { PasswordForm } from "./password-form.client.tsx";
import { PreferencesForm } from "./preferences-form.client.tsx";
import { SessionList } from "./session-list.client.tsx";

export const metadata: Metadata = { title: "Profile" };

export default async function ProfilePage() {
  const signedIn = await requireSignedIn();
  const { scope } = signedIn;
  const [sessions, { preferences, organization }] = await Promise.all([
    listMySessions(authDatabase(), signedIn),
    asOrganization(scope, async (db) => ({
      preferences: await getPreferences(db, scope),
      organization: await getOrganization(db, scope),
    })),
  ]);
  return (
    <SettingsFrame current="profile">
      <Section title="You">
        <NameForm name={scope.userName} email={signedIn.email} />
      </Section>
      <Section title="How you see things">
        <PreferencesForm
          preferences={preferences}
          timeZones={[
            { value: "", label: `As the organization: ${organization.timeZone.replaceAll("_", " ")}` },
            ...timeZoneOptions(preferences.timeZone),
          ]}
        />
      </Section>
      <Section title="Password">
        <PasswordForm email={signedIn.email} />
      </Section>
      <Section title="Where you are signed in">
        <SessionList
          sessions={sessions.map(({ userAgent, ...session }) => ({
            ...session,
            browser: describeBrowser(userAgent),
          }))}
        />
      </Section>
    </SettingsFrame>
  );
}
