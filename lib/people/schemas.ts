import { z } from "zod";
import { Email, NewPassword, OrganizationName, PersonName, RoleName, TimeZone } from "#lib/auth/schemas.ts";

export const InvitationInput = z.object({ email: Email, role: RoleName });
export type InvitationInput = z.output<typeof InvitationInput>;

export const RoleChange = z.object({ userId: z.uuid(), role: RoleName });
export type RoleChange = z.output<typeof RoleChange>;

export const PersonId = z.object({ userId: z.uuid() });
export const InvitationId = z.object({ invitationId: z.uuid() });
export const SessionId = z.object({ sessionId: z.uuid() });
export const OrganizationId = z.object({ organizationId: z.uuid() });

export const NameInput = z.object({ name: PersonName });
export const PasswordChange = z.object({
  currentPassword: z.string().min(1, "Write your current password.").max(128),
  newPassword: NewPassword,
});

export const THEMES = ["system", "light", "dark"] as const;
export const DENSITIES = ["comfortable", "compact"] as const;
/** Columns of the Jobs page that a reader can add; the eight others always stand. */
export const JOB_COLUMNS = ["trigger", "startedBy", "attempt", "queueWait"] as const;
export type JobColumn = (typeof JOB_COLUMNS)[number];
/** How one person wants to see things, in every organization. No time zone of one's own means the organization's. */
export const Preferences = z.object({
  timeZone: TimeZone.nullable(),
  theme: z.enum(THEMES),
  density: z.enum(DENSITIES),
  singleKeyShortcuts: z.boolean(),
  /** Of the Jobs page; those that are not known any more are left out. */
  jobColumns: z
    .array(z.string())
    .transform((chosen) => JOB_COLUMNS.filter((column) => chosen.includes(column))),
  /** The chart above the list of jobs is unfolded. */
  showsTrend: z.boolean(),
});
export type Preferences = z.output<typeof Preferences>;

/** As a form sends it: no time zone is an empty text, a checked box is `on`. */
export const PreferencesForm = z.object({
  timeZone: z.union([z.literal("").transform(() => null), TimeZone]),
  theme: z.enum(THEMES),
  density: z.enum(DENSITIES),
  singleKeyShortcuts: z
    .literal("on")
    .optional()
    .transform((value) => value === "on"),
});

export const OrganizationInput = z.object({ name: OrganizationName, timeZone: TimeZone });
export type OrganizationInput = z.output<typeof OrganizationInput>;
