import { z } from "zod";
import { type Joiner, joiningPerson } from "#lib/auth/person.ts";
import { RoleName } from "#lib/auth/schemas.ts";
import type { Role } from "#lib/auth/scope.ts";
import type { Db, PrismaClient } from "#lib/db/client.ts";
import { AppError, forbidden } from "#lib/errors.ts";
import { readInvitationToken } from "./invitation-token.ts";

/** What the bearer of an invitation's link is told before they have an account or a session. */
export type OpenInvitation = {
  state: "open" | "expired" | "revoked" | "accepted";
  organizationId: string;
  organizationName: string;
  invitedBy: string;
  email: string;
  role: Role;
  /** The address has an account: its owner signs in instead of choosing a password. */
  hasAccount: boolean;
};

const Row = z.object({
  organizationId: z.uuid(),
  organizationName: z.string(),
  invitedBy: z.string(),
  email: z.string(),
  role: RoleName,
  state: z.enum(["open", "expired", "revoked", "accepted"]),
  hasAccount: z.boolean(),
});

/** Null for a token we did not make. `db` is the auth role's: nobody is signed in yet. */
export async function findInvitation(db: Db, secret: string, token: string): Promise<OpenInvitation | null> {
  const id = readInvitationToken(secret, token);
  if (!id) return null;
  const rows = await db.$queryRaw<unknown[]>`
    select i.organization_id as "organizationId", o.name as "organizationName", u.name as "invitedBy", i.email, i.role,
           case when i.status <> 'pending' then i.status when i.expires_at <= now() then 'expired' else 'open' end as state,
           exists (select 1 from "user" a where a.email = i.email) as "hasAccount"
    from invitation i join organization o on o.id = i.organization_id join "user" u on u.id = i.inviter_id
    where i.id = ${id}::uuid`;
  return rows.length > 0 ? Row.parse(rows[0]) : null;
}

/** Who answers: somebody new with a name and a password, or the address's owner, signed in. */
export type Answerer =
  | { name: string; password: string }
  | { userId: string; email: string; sessionId: string };

/** Makes the bearer a member with the role they were invited with. Of two at once one wins. */
export async function acceptInvitation(
  db: PrismaClient,
  secret: string,
  token: string,
  answerer: Answerer,
): Promise<{ email: string }> {
  return db.$transaction(
    async (tx) => {
      const id = readInvitationToken(secret, token);
      if (id) await tx.$queryRaw`select 1 from invitation where id = ${id}::uuid for update`;
      const invitation = await findInvitation(tx, secret, token);
      if (!id || invitation?.state !== "open") throw notOpen(invitation?.state ?? "wrong");
      const { organizationId, email, role } = invitation;
      const userId = await joiningPerson(tx, joinerOf(answerer, email));
      await tx.$executeRaw`
        insert into member (organization_id, user_id, role) values (${organizationId}::uuid, ${userId}::uuid, ${role})
        on conflict (organization_id, user_id) do nothing`;
      await tx.$executeRaw`update invitation set status = 'accepted' where id = ${id}::uuid`;
      if ("sessionId" in answerer) {
        await tx.session.updateMany({
          where: { id: answerer.sessionId, userId },
          data: { activeOrganizationId: organizationId },
        });
      }
      return { email };
    },
    { timeout: 15_000 },
  );
}

function joinerOf(answerer: Answerer, email: string): Joiner {
  if ("password" in answerer) return { name: answerer.name, email, password: answerer.password };
  if (answerer.email === email) return { userId: answerer.userId };
  throw forbidden(
    `This invitation is for ${email}, and you are signed in as ${answerer.email}. Sign out, then open the link again.`,
  );
}

const REASONS = {
  wrong: "This is not one of our invitations. Copy the whole link, or ask for a new one.",
  expired: "This invitation has expired. Ask for a new one.",
  revoked:
    "This invitation was taken back or replaced by a newer one. Ask for a new one if you still need it.",
  accepted: "This invitation has been used. Sign in with its e-mail address.",
} as const;

const notOpen = (state: keyof typeof REASONS | "open") =>
  new AppError("not_found", REASONS[state === "open" ? "wrong" : state]);
