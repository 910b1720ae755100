import { randomUUID } from "node:crypto";
import type { Role, Scope } from "#lib/auth/scope.ts";
import type { Db } from "#lib/db/client.ts";

type OrganizationOptions = { name?: string; role?: Role };

/** A claimed organization with one person in it, as `owner` unless told otherwise; returns that person's scope. */
export async function createOrganization(owner: Db, options: OrganizationOptions = {}): Promise<Scope> {
  const name = options.name ?? "Acme";
  const organization = await owner.organization.create({
    data: { name, slug: `org-${randomUUID()}`, claimedAt: new Date() },
  });
  return addMember(owner, organization.id, options.role ?? "owner");
}

/** One more person in that organization; returns their scope. */
export async function addMember(owner: Db, organizationId: string, role: Role): Promise<Scope> {
  const name = `${role[0]?.toUpperCase()}${role.slice(1)} Example`;
  const user = await owner.user.create({ data: { name, email: `${randomUUID()}@example.com` } });
  await owner.member.create({ data: { organizationId, userId: user.id, role } });
  return { organizationId, userId: user.id, userName: name, role };
}
