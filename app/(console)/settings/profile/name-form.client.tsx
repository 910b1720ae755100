"use client";

import { TextField } from "#app/_ui/input.tsx";
import { SettingsForm } from "../_parts/settings-form.client.tsx";
import { saveName } from "./actions.ts";

export function NameForm({ name, email }: { name: string; email: string }) {
  return (
    <SettingsForm action={saveName} done="Your name was saved." submitLabel="Save name">
      {({ typed, errorOf, answerKey }) => (
        <>
          <TextField
            key={answerKey}
            label="Name"
            name="name"
            autoComplete="name"
            maxLength={80}
            defaultValue={typed("name") ?? name}
            error={errorOf("name")}
          />
          <TextField
            label="E-mail"
            name="email"
            type="email"
            disabled
            defaultValue={email}
            hint="You sign in with it; it cannot be changed."
          />
        </>
      )}
    </SettingsForm>
  );
}
