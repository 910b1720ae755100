import type { Role } from "#lib/auth/scope.ts";

/** What a role may do, in the words of whoever gives it. */
export const ROLE_NAMES: Record<Role, { label: string; may: string }> = {
  viewer: { label: "Viewer", may: "sees jobs, assets and results" },
  member: { label: "Member", may: "also runs, cancels and retries jobs" },
  admin: { label: "Admin", may: "also manages sources, settings and people" },
  owner: { label: "Owner", may: "can also delete or hand over the organization" },
};

export const roleOptions = (roles: readonly Role[]): { value: Role; label: string }[] =>
  roles.map((role) => ({ value: role, label: `${ROLE_NAMES[role].label}: ${ROLE_NAMES[role].may}` }));
