import { hashPassword, verifyPassword } from "better-auth/crypto";
import { type Db, Prisma } from "#lib/db/client.ts";
import { AppError, invalid } from "#lib/errors.ts";

/** Someone who joins by a link: new, or (`userId`) already signed in. */
export type Joiner = { userId: string } | { name: string; email: string; password: string };

/** The id of the person who joins; makes their account where they are new. `db` is a transaction of the auth role. */
export async function joiningPerson(db: Db, joiner: Joiner): Promise<string> {
  if ("userId" in joiner) return joiner.userId;
  const password = await hashPassword(joiner.password);
  const user = await db.user
    .create({ data: { name: joiner.name, email: joiner.email, emailVerified: false } })
    .catch((error: unknown) => {
      if (!isUniqueViolation(error)) throw error;
      throw new AppError("conflict", "This e-mail address has an account already.", {
        fields: { email: "This address has an account. Sign in with it, then open this link again." },
        cause: error,
      });
    });
  await db.account.create({
    data: { userId: user.id, accountId: user.id, providerId: "credential", password },
  });
  return user.id;
}

const isUniqueViolation = (error: unknown): boolean =>
  error instanceof Prisma.PrismaClientKnownRequestError && error.code === "P2002";

/**
 * Gives the person a new password. Ends their open reset links, which would set yet another, and their sessions, but for
 * the one they are using, if any.
 */
export async function setPassword(
  db: Db,
  userId: string,
  password: string,
  { keepSessionId = null }: { keepSessionId?: string | null } = {},
): Promise<void> {
  const hash = await hashPassword(password);
  await db.account.updateMany({
    where: { userId, providerId: "credential" },
    data: { password: hash, updatedAt: new Date() },
  });
  await endResetLinks(db, userId);
  await db.session.deleteMany({
    where: { userId, ...(keepSessionId ? { id: { not: keepSessionId } } : {}) },
  });
}

/** How the rows of reset links begin, among other one-time tokens. A trigger of the members' table looks for the same. */
export const RESET_PREFIX = "password-reset:";

export async function endResetLinks(db: Db, userId: string): Promise<void> {
  await db.verification.deleteMany({ where: { value: userId, identifier: { startsWith: RESET_PREFIX } } });
}

export async function requireCurrentPassword(db: Db, userId: string, password: string): Promise<void> {
  const account = await db.account.findFirst({ where: { userId, providerId: "credential" } });
  if (account?.password && (await verifyPassword({ hash: account.password, password }))) return;
  throw invalid("The current password is not right.", {
    currentPassword: "This is not your current password.",
  });
}
