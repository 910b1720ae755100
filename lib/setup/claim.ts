import { createOrganization, findWaitingOrganization, renewClaim } from "#lib/auth/claim.ts";
import { machineScope, type Scope } from "#lib/auth/scope.ts";
import type { PrismaClient } from "#lib/db/client.ts";

export type Claim = {
  /** The organization everything is set up in: the waiting one, or the first that has an owner. */
  scope: Scope;
  /** Makes its bearer the owner of the waiting organization; null once that has happened. */
  token: string | null;
};

/**
 * Sees to it that there is an organization, and while nobody owns one that there is a token to claim it with. The token
 * is new at every start: an address in an old log opens nothing. `db` is the worker's role.
 */
export async function prepareClaim(db: PrismaClient): Promise<Claim> {
  const owned = await db.organization.findFirst({
    where: { claimedAt: { not: null } },
    orderBy: { createdAt: "asc" },
  });
  if (owned) return { scope: machineScope(owned.id), token: null };
  const waiting = await findWaitingOrganization(db);
  if (waiting) {
    const token = await renewClaim(db, waiting.organizationId);
    return { scope: machineScope(waiting.organizationId), token };
  }
  const { organizationId, token } = await createOrganization(db, "Waiting for its owner");
  return { scope: machineScope(organizationId), token };
}
