import { z } from "zod";
import { oneLine } from "#lib/schemas.ts";
import { ROLES } from "./scope.ts";

export const PASSWORD_MIN = 10;
export const PASSWORD_MAX = 128;

export const NewPassword = z
  .string()
  .min(PASSWORD_MIN, `Use at least ${PASSWORD_MIN} characters. A few words in a row are good.`)
  .max(PASSWORD_MAX, `Use at most ${PASSWORD_MAX} characters.`);

/** Compared and stored in lower case: people write it either way. */
export const Email = z
  .string()
  .trim()
  .toLowerCase()
  .max(254, "An e-mail address has at most 254 characters.")
  .pipe(z.email("Write an e-mail address, like ada@example.com."));

export const PersonName = oneLine(
  z.string().trim().min(1, "Write your name.").max(80, "Use at most 80 characters."),
);
export const OrganizationName = oneLine(
  z.string().trim().min(1, "Write the organization's name.").max(80, "Use at most 80 characters."),
);

const isTimeZone = (name: string): boolean => {
  try {
    return Intl.DateTimeFormat("en", { timeZone: name }).resolvedOptions().timeZone.length > 0;
  } catch {
    return false; // the one error this constructor throws for a string
  }
};
export const TimeZone = z.string().max(60).refine(isTimeZone, "Choose a time zone from the list.");

export const RoleName = z.enum(ROLES, "Choose a role.");
