"use client";

import { TextField } from "#app/_ui/input.tsx";
import { SelectField } from "#app/_ui/select.tsx";
import { MAIL_TLS_WORDS, type MailSettingsView } from "#lib/destinations/views.ts";
import { SettingsForm } from "../../_parts/settings-form.client.tsx";
import { submitMail } from "../actions.ts";

const TLS = Object.entries(MAIL_TLS_WORDS).map(([value, label]) => ({ value, label }));

/** The server that carries the organization's mail. Its password is written and never shown. */
export function MailForm({ settings }: { settings: MailSettingsView | null }) {
  return (
    <SettingsForm action={submitMail} done="The mail server was saved." submitLabel="Save mail server">
      {({ typed, errorOf, answerKey }) => (
        <>
          <TextField
            key={`host${answerKey}`}
            label="Host"
            name="host"
            autoComplete="off"
            placeholder="smtp.example.com"
            defaultValue={typed("host") ?? settings?.host ?? ""}
            error={errorOf("host")}
          />
          <SelectField
            key={`tls${answerKey}`}
            label="Encryption"
            name="tls"
            options={TLS}
            defaultValue={typed("tls") ?? settings?.tls ?? "starttls"}
            error={errorOf("tls")}
          />
          <TextField
            key={`port${answerKey}`}
            label="Port"
            name="port"
            inputMode="numeric"
            defaultValue={typed("port") ?? String(settings?.port ?? 587)}
            error={errorOf("port")}
          />
          <TextField
            key={`userName${answerKey}`}
            label="User"
            name="userName"
            autoComplete="off"
            isOptional
            defaultValue={typed("userName") ?? settings?.userName ?? ""}
            error={errorOf("userName")}
          />
          <TextField
            key={`password${answerKey}`}
            label="Password"
            name="password"
            type="password"
            autoComplete="new-password"
            isOptional
            placeholder={settings?.userName ? "Stays as it is stored" : undefined}
            error={errorOf("password")}
          />
          <TextField
            key={`sender${answerKey}`}
            label="Sender"
            name="sender"
            autoComplete="off"
            placeholder="Tidewatch <alerts@example.com>"
            defaultValue={typed("sender") ?? settings?.sender ?? ""}
            error={errorOf("sender")}
          />
        </>
      )}
    </SettingsForm>
  );
}
