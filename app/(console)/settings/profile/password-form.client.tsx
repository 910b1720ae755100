"use client";

import { TextField } from "#app/_ui/input.tsx";
import { SettingsForm } from "../_parts/settings-form.client.tsx";
import { changePassword } from "./actions.ts";

export function PasswordForm({ email }: { email: string }) {
  return (
    <SettingsForm
      action={changePassword}
      done="Your password was changed. You are signed out everywhere else."
      submitLabel="Change password"
      pendingLabel="Changing…"
    >
      {({ errorOf }) => (
        <>
          {/* So that a password manager knows whose password this is. */}
          <input type="text" autoComplete="username" defaultValue={email} hidden readOnly />
          <TextField
            label="Current password"
            name="currentPassword"
            type="password"
            autoComplete="current-password"
            error={errorOf("currentPassword")}
          />
          <TextField
            label="New password"
            name="newPassword"
            type="password"
            autoComplete="new-password"
            hint="At least 10 characters. A few words in a row are good."
            error={errorOf("newPassword")}
          />
        </>
      )}
    </SettingsForm>
  );
}
