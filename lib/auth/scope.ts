import { forbidden } from "#lib/errors.ts";

export const ROLES = ["viewer", "member", "admin", "owner"] as const;
export type Role = (typeof ROLES)[number];

/** The least role that may do a thing. Who may see an organization may see all of its jobs, assets and results. */
const LEAST_ROLE = {
  view: "viewer",
  "jobs.run": "member",
  "jobs.diagnose": "member", // stacks and machines: where in the program, and on which server of ours
  "changes.acknowledge": "member",
  "tags.decide": "member",
  "documentation.edit": "member",
  "freshness.set": "member",
  "alerts.act": "member",
  "alerts.rule": "member",
  "metrics.set": "member",
  "metrics.custom": "admin", // statements of one's own on a customer's database
  "views.manage": "admin", // those that others have shared
  "workers.view": "member", // the machines behind it, which are no organization's
  "sources.manage": "admin",
  "schedules.manage": "admin",
  "destinations.manage": "admin",
  "model.manage": "admin",
  "people.manage": "admin",
} as const satisfies Record<string, Role>;
export type Permission = keyof typeof LEAST_ROLE;

/**
 * Who is asking, and in which organization. Every query and command takes one as a required argument:
 * forgetting the tenant does not compile. `userId` is null for the operator's command and the machine itself.
 */
export type Scope = {
  organizationId: string;
  userId: string | null;
  userName: string;
  role: Role;
};

/** What Tidewatch does by itself in an organization: publishing, setting up. */
export const machineScope = (organizationId: string): Scope => ({
  organizationId,
  userId: null,
  userName: "Tidewatch",
  role: "owner",
});

export const may = (role: Role, permission: Permission): boolean =>
  ROLES.indexOf(role) >= ROLES.indexOf(LEAST_ROLE[permission]);

/** Throws `forbidden` with a sentence that says whom to ask. */
export function authorize(scope: Scope, permission: Permission): void {
  if (!may(scope.role, permission)) throw forbidden(whyNot(permission));
}

/** Shown beside a disabled control too, so that the page and the refusal say the same. */
export const whyNot = (permission: Permission): string =>
  `This needs the role ${LEAST_ROLE[permission]}. Ask an admin of this organization.`;
