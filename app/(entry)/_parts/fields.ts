import { PASSWORD_MIN } from "#lib/auth/schemas.ts";

/** The fields the entry pages share, with what password managers go by. */
export const EMAIL_FIELD = {
  label: "E-mail",
  name: "email",
  type: "email",
  autoComplete: "username",
  inputMode: "email",
  maxLength: 254,
} as const;

export const NAME_FIELD = { label: "Your name", name: "name", autoComplete: "name", maxLength: 80 } as const;

export const NEW_PASSWORD_FIELD = {
  label: "Password",
  name: "password",
  type: "password",
  autoComplete: "new-password",
  hint: `At least ${PASSWORD_MIN} characters. A few words in a row are good.`,
} as const;
