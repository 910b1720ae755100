import { randomUUID } from "node:crypto";
import type { Db, PrismaClient } from "#lib/db/client.ts";
import { AppError, notFound } from "#lib/errors.ts";
import { type Joiner, joiningPerson } from "./person.ts";
import { createToken, hashToken, isSameHash } from "./token.ts";

// An organization begins without people. Whoever holds its claim token, printed by the server's operator, becomes its
// first owner, once. There is no other way to an account but an invitation.

export type WaitingOrganization = { organizationId: string; name: string };

/** Makes an organization that waits for its owner; the token is shown once. `db` is the worker's role or the owner's. */
export async function createOrganization(
  db: PrismaClient,
  name: string,
): Promise<{ organizationId: string; token: string }> {
  const token = createToken();
  const organization = await db.organization.create({
    data: { name, slug: randomUUID(), instanceClaim: { create: { tokenHash: hashToken(token) } } },
  });
  return { organizationId: organization.id, token };
}

/** The oldest organization that still waits for its owner. */
export async function findWaitingOrganization(db: Db): Promise<WaitingOrganization | null> {
  const claim = await db.instanceClaim.findFirst({
    orderBy: { createdAt: "asc" },
    include: { organization: { select: { name: true } } },
  });
  return claim ? { organizationId: claim.organizationId, name: claim.organization.name } : null;
}

/** A fresh token for an organization that waits; the one before stops working. */
export async function renewClaim(db: Db, organizationId: string): Promise<string> {
  const token = createToken();
  const { count } = await db.instanceClaim.updateMany({
    where: { organizationId },
    data: { tokenHash: hashToken(token) },
  });
  if (count === 0) throw notFound("organization that waits for its owner");
  return token;
}

/** The organization this token claims; null for a wrong token and a used one alike. */
export async function findClaim(db: Db, token: string): Promise<WaitingOrganization | null> {
  const hash = hashToken(token);
  const claims = await db.instanceClaim.findMany({ include: { organization: { select: { name: true } } } });
  const [claim] = claims.filter(({ tokenHash }) => isSameHash(tokenHash, hash));
  return claim ? { organizationId: claim.organizationId, name: claim.organization.name } : null;
}

type Claim = { token: string; joiner: Joiner; organizationName: string; timeZone: string };

/** Makes the bearer the owner and names the organization. Of two at once one wins, the other finds no such claim. */
export async function claimOrganization(
  db: PrismaClient,
  { token, joiner, organizationName, timeZone }: Claim,
): Promise<WaitingOrganization> {
  return db.$transaction(
    async (tx) => {
      const claim = await findClaim(tx, token);
      if (!claim) throw usedClaim();
      const { organizationId } = claim;
      const taken = await tx.instanceClaim.deleteMany({
        where: { organizationId, tokenHash: hashToken(token) },
      });
      if (taken.count === 0) throw usedClaim();
      const userId = await joiningPerson(tx, joiner);
      await tx.member.create({ data: { organizationId, userId, role: "owner" } });
      await tx.organization.update({
        where: { id: organizationId },
        data: { name: organizationName, timeZone, claimedAt: new Date() },
      });
      return { organizationId, name: organizationName };
    },
    { timeout: 15_000 },
  );
}

const usedClaim = () =>
  new AppError(
    "not_found",
    "This link claims nothing: it is wrong, was replaced by a newer one, or has been used.",
  );

/** Whether nobody has an account here yet. */
export const isUnclaimed = async (db: Db): Promise<boolean> => (await db.user.findFirst()) === null;
