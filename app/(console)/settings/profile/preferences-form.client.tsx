"use client";

import { Checkbox } from "#app/_ui/checkbox.tsx";
import { SelectField } from "#app/_ui/select.tsx";
import type { Preferences } from "#lib/people/schemas.ts";
import { SettingsForm } from "../_parts/settings-form.client.tsx";
import { savePreferencesHere } from "./actions.ts";

const THEMES = [
  { value: "system", label: "As the system" },
  { value: "light", label: "Light" },
  { value: "dark", label: "Dark" },
];
const DENSITIES = [
  { value: "comfortable", label: "Comfortable" },
  { value: "compact", label: "Compact" },
];

type PreferencesFormProps = { preferences: Preferences; timeZones: { value: string; label: string }[] };

export function PreferencesForm({ preferences, timeZones }: PreferencesFormProps) {
  return (
    <SettingsForm
      action={savePreferencesHere}
      done="Saved. It applies wherever you sign in."
      submitLabel="Save preferences"
    >
      {({ errorOf, answerKey }) => (
        <div key={answerKey + JSON.stringify(preferences)} className="flex flex-col gap-4">
          <SelectField
            label="Time zone"
            name="timeZone"
            isOptional
            options={timeZones}
            defaultValue={preferences.timeZone ?? ""}
            error={errorOf("timeZone")}
          />
          <SelectField label="Theme" name="theme" options={THEMES} defaultValue={preferences.theme} />
          <SelectField
            label="Density"
            name="density"
            options={DENSITIES}
            defaultValue={preferences.density}
          />
          <Checkbox
            name="singleKeyShortcuts"
            label="Single-key shortcuts"
            hint="j and k move, c cancels, r retries. Turn them off if you use speech input."
            defaultChecked={preferences.singleKeyShortcuts}
          />
        </div>
      )}
    </SettingsForm>
  );
}
