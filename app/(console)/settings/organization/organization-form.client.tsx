"use client";

import { TextField } from "#app/_ui/input.tsx";
import { Notice } from "#app/_ui/notice.tsx";
import { SelectField } from "#app/_ui/select.tsx";
import { SettingsForm } from "../_parts/settings-form.client.tsx";
import { saveOrganization } from "./actions.ts";

type OrganizationFormProps = {
  name: string;
  timeZone: string;
  timeZones: { value: string; label: string }[];
  disabledBecause: string | null;
};

export function OrganizationForm({ name, timeZone, timeZones, disabledBecause }: OrganizationFormProps) {
  const isOff = disabledBecause !== null;
  return (
    <SettingsForm
      action={saveOrganization}
      done="The organization was saved."
      submitLabel="Save organization"
      disabledBecause={disabledBecause}
    >
      {({ typed, errorOf, answerKey }) => (
        <>
          {isOff && <Notice>{disabledBecause}</Notice>}
          <TextField
            key={`name${answerKey}`}
            label="Name"
            name="name"
            maxLength={80}
            autoComplete="off"
            disabled={isOff}
            defaultValue={typed("name") ?? name}
            error={errorOf("name")}
          />
          <SelectField
            key={`zone${answerKey}`}
            label="Time zone"
            name="timeZone"
            options={timeZones}
            disabled={isOff}
            defaultValue={typed("timeZone") ?? timeZone}
            error={errorOf("timeZone")}
            hint="For times shown to people who have not chosen their own."
          />
        </>
      )}
    </SettingsForm>
  );
}
