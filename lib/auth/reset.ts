import type { Db, PrismaClient } from "#lib/db/client.ts";
import { AppError, notFound } from "#lib/errors.ts";
import { resetUrl } from "./links.ts";
import { setPassword } from "./person.ts";
import { createToken, hashToken } from "./token.ts";

const VALID_HOURS = 24;
const identifierOf = (token: string) => `password-reset:${hashToken(token)}`;

export type ResetLink = { url: string; email: string; name: string; expiresAt: Date };

/**
 * A link with which this person sets a new password, once, within a day. An older one stops working. Who may ask for
 * it is the caller's concern. `db` is the auth role's.
 */
export async function createResetLink(db: PrismaClient, appUrl: string, email: string): Promise<ResetLink> {
  const token = createToken();
  return db.$transaction(async (tx) => {
    const user = await tx.user.findUnique({ where: { email: email.trim().toLowerCase() } });
    if (!user) throw notFound("person");
    const expiresAt = new Date(Date.now() + VALID_HOURS * 3_600_000);
    await tx.verification.deleteMany({
      where: { value: user.id, identifier: { startsWith: "password-reset:" } },
    });
    await tx.verification.create({ data: { identifier: identifierOf(token), value: user.id, expiresAt } });
    return { url: resetUrl(appUrl, token), email: user.email, name: user.name, expiresAt };
  });
}

/** Whose password this token sets; null for a wrong, used or expired one. */
export async function findReset(db: Db, token: string): Promise<{ email: string; name: string } | null> {
  const row = await db.verification.findFirst({
    where: { identifier: identifierOf(token), expiresAt: { gt: new Date() } },
  });
  return row && db.user.findUnique({ where: { id: row.value }, select: { email: true, name: true } });
}

/** Sets the password and signs the person out everywhere. Of two at once one wins. */
export async function redeemReset(
  db: PrismaClient,
  token: string,
  password: string,
): Promise<{ email: string }> {
  return db.$transaction(
    async (tx) => {
      const found = await findReset(tx, token);
      const [row] = await tx.$queryRaw<{ userId: string }[]>`
        delete from verification where identifier = ${identifierOf(token)} and expires_at > now()
        returning value as "userId"`;
      if (!found || !row) throw usedReset();
      await setPassword(tx, row.userId, password);
      return { email: found.email };
    },
    { timeout: 15_000 },
  );
}

const usedReset = () =>
  new AppError(
    "not_found",
    "This link was used, replaced by a newer one, or is older than a day. Ask for a new one.",
  );
