import type { Db, PrismaClient } from "#lib/db/client.ts";
import { AppError, notFound } from "#lib/errors.ts";
import { resetUrl } from "./links.ts";
import { endResetLinks, RESET_PREFIX, setPassword } from "./person.ts";
import { createToken, hashToken } from "./token.ts";

const VALID_HOURS = 24;
const identifierOf = (token: string) => `${RESET_PREFIX}${hashToken(token)}`;

export type ResetLink = { url: string; email: string; name: string; expiresAt: Date };

/**
 * A link with which this person sets a new password, once, within a day. It ends sooner where a newer one is made, the
 * password is set, or a membership of theirs is added or changed. Who may ask for it is the caller's concern: `confirm`
 * runs while no membership of theirs can change, and refuses by throwing. `db` is the auth role's.
 */
export async function createResetLink(
  db: PrismaClient,
  appUrl: string,
  email: string,
  confirm: () => Promise<void> = async () => undefined,
): Promise<ResetLink> {
  const token = createToken();
  return db.$transaction(async (tx) => {
    const [user] = await tx.$queryRaw<{ id: string; email: string; name: string }[]>`
      select id, email, name from "user" where email = ${email.trim().toLowerCase()} for no key update`;
    if (!user) throw notFound("person");
    await confirm();
    const expiresAt = new Date(Date.now() + VALID_HOURS * 3_600_000);
    await endResetLinks(tx, user.id);
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
    "This link was used, replaced by a newer one or ended by a change of the account, or is older than a day. Ask for a new one.",
  );
