import { describe, expect } from "vitest";
import { findReset, redeemReset } from "#lib/auth/reset.ts";
import type { Scope } from "#lib/auth/scope.ts";
import { inOrganization, type PrismaClient } from "#lib/db/client.ts";
import { acceptInvitation } from "#lib/people/acceptance.ts";
import { changeRole, createMemberResetLink } from "#lib/people/commands.ts";
import { invite } from "#lib/people/invitations.ts";
import { APP_URL, createPerson, SECRET } from "#tests/support/account.ts";
import { test } from "#tests/support/database.ts";
import { addMember, createOrganization } from "#tests/support/organization.ts";
import { countWaiting } from "#tests/support/waiting-sessions.ts";

type Clients = { owner: PrismaClient; web: PrismaClient; auth: PrismaClient };

const tokenOf = (url: string): string => new URL(url).pathname.split("/").at(-1) ?? "";

/** An organization with a member whom an admin gave a reset link, and the token in it. */
async function openReset({ owner, web, auth }: Clients) {
  const scope = await createOrganization(owner);
  const person = await createPerson(owner, { organizationId: scope.organizationId });
  const admin = await addMember(owner, scope.organizationId, "admin");
  const makeLink = () =>
    inOrganization(web, admin, (db) =>
      createMemberResetLink(db, admin, person.userId, { accounts: auth, appUrl: APP_URL }),
    );
  const token = tokenOf((await makeLink()).url);
  return { scope, person, token, makeLink };
}

const inviteAs = async (web: PrismaClient, scope: Scope, email: string) => {
  const settings = { appUrl: APP_URL, secret: SECRET };
  const made = await inOrganization(web, scope, (db) =>
    invite(db, scope, { email, role: "viewer" }, settings),
  );
  return tokenOf(made.url);
};

describe("a reset link that an admin made ends", () => {
  test("when the person becomes owner", async ({ owner, web, auth }) => {
    const { scope, person, token } = await openReset({ owner, web, auth });
    await inOrganization(web, scope, (db) => changeRole(db, scope, { userId: person.userId, role: "owner" }));
    await expect(redeemReset(auth, token, "an entirely new password")).rejects.toMatchObject({
      code: "not_found",
    });
  });

  test("when the person joins another organization", async ({ owner, web, auth }) => {
    const { person, token } = await openReset({ owner, web, auth });
    const other = await createOrganization(owner);
    const session = await owner.session.create({
      data: { userId: person.userId, token: "t", expiresAt: new Date(Date.now() + 3_600_000) },
    });
    const invitation = await inviteAs(web, other, person.email);
    await acceptInvitation(auth, SECRET, invitation, { ...person, sessionId: session.id });
    expect(await findReset(auth, token)).toBeNull();
  });

  test("but not by what others do, nor by the person being seen", async ({ owner, web, auth }) => {
    const { scope, person, token } = await openReset({ owner, web, auth });
    await addMember(owner, scope.organizationId, "admin");
    await owner.member.updateMany({ where: { userId: person.userId }, data: { lastSeenAt: new Date() } });
    expect(await findReset(auth, token)).toMatchObject({ email: person.email });
  });
});

test("a reset link and a membership elsewhere that come at once never both stay", async ({
  owner,
  web,
  auth,
}) => {
  const { person, makeLink } = await openReset({ owner, web, auth });
  const other = await createOrganization(owner);
  let link: Promise<unknown> | undefined;
  await owner.$transaction(async (db) => {
    await db.member.create({
      data: { organizationId: other.organizationId, userId: person.userId, role: "owner" },
    });
    link = makeLink().catch((error: unknown) => error);
    await expect.poll(() => countWaiting(owner)).toBe(1);
  });
  expect(await link).toMatchObject({ code: "forbidden" });
  expect(await owner.verification.count()).toBe(0);
});
