import { describe, expect } from "vitest";
import type { Role, Scope } from "#lib/auth/scope.ts";
import { inOrganization, type PrismaClient } from "#lib/db/client.ts";
import { acceptInvitation, findInvitation } from "#lib/people/acceptance.ts";
import { invite, listInvitations, revokeInvitation } from "#lib/people/invitations.ts";
import { APP_URL, createPerson, SECRET, signedInBy, signInAs, testAuth } from "#tests/support/account.ts";
import { test } from "#tests/support/database.ts";
import { addMember, createOrganization } from "#tests/support/organization.ts";

const LINKS = { appUrl: APP_URL, secret: SECRET };
const EMAIL = "grace@example.com";
const NEWCOMER = { name: "Grace", password: "a long enough password" };

const inviteAs = (web: PrismaClient, scope: Scope, role: Role = "member", email = EMAIL) =>
  inOrganization(web, scope, (db) => invite(db, scope, { email, role }, LINKS));
const tokenOf = (url: string): string => new URL(url).pathname.split("/").at(-1) ?? "";

describe("an invitation", () => {
  test("shows its bearer who invites whom to what", async ({ owner, web, auth }) => {
    const scope = await createOrganization(owner, { name: "Acme" });
    const { url } = await inviteAs(web, scope, "admin");
    expect(url).toMatch(/^http:\/\/localhost:3000\/invitations\/[\w-]{64}$/);
    expect(await findInvitation(auth, SECRET, tokenOf(url))).toMatchObject({
      state: "open",
      organizationName: "Acme",
      invitedBy: scope.userName,
      email: EMAIL,
      role: "admin",
      hasAccount: false,
    });
  });

  test("makes an account and a member with the invited role, once", async ({ owner, web, auth }) => {
    const scope = await createOrganization(owner);
    const token = tokenOf((await inviteAs(web, scope, "viewer")).url);
    expect(await acceptInvitation(auth, SECRET, token, NEWCOMER)).toEqual({ email: EMAIL });
    const library = testAuth(auth);
    const signedIn = await signedInBy(library, auth, await signInAs(library, EMAIL, NEWCOMER.password));
    expect(signedIn.scope).toMatchObject({ organizationId: scope.organizationId, role: "viewer" });
    await expect(acceptInvitation(auth, SECRET, token, NEWCOMER)).rejects.toThrow("has been used");
    expect((await findInvitation(auth, SECRET, token))?.state).toBe("accepted");
  });

  test("is accepted by one of five at once", async ({ owner, web, auth }) => {
    const scope = await createOrganization(owner);
    const token = tokenOf((await inviteAs(web, scope)).url);
    const answers = await Promise.allSettled(
      Array.from({ length: 5 }, () => acceptInvitation(auth, SECRET, token, NEWCOMER)),
    );
    expect(answers.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    expect(await owner.user.count({ where: { email: EMAIL } })).toBe(1);
  });

  test("is answered by the address's own account where it has one, and moves it there", async ({
    owner,
    web,
    auth,
  }) => {
    const home = await createOrganization(owner, { name: "Home" });
    const { email } = await createPerson(owner, { organizationId: home.organizationId, email: EMAIL });
    const scope = await createOrganization(owner, { name: "Acme" });
    const token = tokenOf((await inviteAs(web, scope)).url);
    expect((await findInvitation(auth, SECRET, token))?.hasAccount).toBe(true);
    await expect(acceptInvitation(auth, SECRET, token, NEWCOMER)).rejects.toMatchObject({ code: "conflict" });
    const library = testAuth(auth);
    const headers = await signInAs(library, email);
    const { sessionId, ...me } = await signedInBy(library, auth, headers);
    await acceptInvitation(auth, SECRET, token, { userId: me.userId, email, sessionId });
    expect((await signedInBy(library, auth, headers)).scope.organizationId).toBe(scope.organizationId);
  });

  test("is not for whoever else is signed in", async ({ owner, web, auth }) => {
    const scope = await createOrganization(owner);
    const other = await createPerson(owner, { organizationId: scope.organizationId });
    const token = tokenOf((await inviteAs(web, scope)).url);
    await expect(
      acceptInvitation(auth, SECRET, token, { ...other, sessionId: scope.organizationId }),
    ).rejects.toThrow(`for ${EMAIL}`);
  });

  test("opens nothing when it was taken back, expired or made up", async ({ owner, web, auth }) => {
    const scope = await createOrganization(owner);
    const made = await inviteAs(web, scope);
    const token = tokenOf(made.url);
    await owner.invitation.updateMany({ data: { expiresAt: new Date(Date.now() - 1000) } });
    expect((await findInvitation(auth, SECRET, token))?.state).toBe("expired");
    await expect(acceptInvitation(auth, SECRET, token, NEWCOMER)).rejects.toThrow("expired");
    await inOrganization(web, scope, (db) => revokeInvitation(db, scope, made.id));
    expect((await findInvitation(auth, SECRET, token))?.state).toBe("revoked");
    await expect(acceptInvitation(auth, SECRET, token, NEWCOMER)).rejects.toThrow("taken back");
    for (const wrong of ["", "x", `${token}A`, token.slice(0, -2), `Z${token.slice(1)}`]) {
      expect(await findInvitation(auth, SECRET, wrong)).toBeNull();
      await expect(acceptInvitation(auth, SECRET, wrong, NEWCOMER)).rejects.toThrow("not one of our");
    }
    expect(await findInvitation(auth, `${SECRET}-other`, token)).toBeNull();
    expect(await owner.user.count({ where: { email: EMAIL } })).toBe(0);
  });

  test("is renewed by inviting again to the same role: same link, a week from now", async ({
    owner,
    web,
    auth,
  }) => {
    const scope = await createOrganization(owner);
    const first = await inviteAs(web, scope, "viewer");
    await owner.invitation.updateMany({ data: { expiresAt: new Date(Date.now() - 1000) } });
    const second = await inviteAs(web, scope, "viewer");
    expect(second.url).toBe(first.url);
    expect((await findInvitation(auth, SECRET, tokenOf(first.url)))?.state).toBe("open");
    expect(await inOrganization(web, scope, (db) => listInvitations(db, scope, LINKS))).toHaveLength(1);
  });

  test("to another role replaces it: an admin's copy of the old link never opens an owner's account", async ({
    owner,
    web,
    auth,
  }) => {
    const scope = await createOrganization(owner);
    const admin = await addMember(owner, scope.organizationId, "admin");
    const old = tokenOf((await inviteAs(web, admin, "member")).url);
    const token = tokenOf((await inviteAs(web, scope, "owner")).url);
    expect((await findInvitation(auth, SECRET, old))?.state).toBe("revoked");
    await expect(acceptInvitation(auth, SECRET, old, NEWCOMER)).rejects.toThrow("replaced by a newer one");
    expect(await findInvitation(auth, SECRET, token)).toMatchObject({ state: "open", role: "owner" });
    expect(await inOrganization(web, scope, (db) => listInvitations(db, scope, LINKS))).toHaveLength(1);
  });

  test("made twice at once to two roles leaves one open", async ({ owner, web }) => {
    const scope = await createOrganization(owner);
    const roles = ["viewer", "member", "admin", "owner"] as const;
    const made = await Promise.all(roles.map((role) => inviteAs(web, scope, role)));
    expect(new Set(made.map(({ id }) => id)).size).toBe(roles.length);
    expect(await owner.invitation.count({ where: { status: "pending" } })).toBe(1);
  });

  test("is not made for a member", async ({ owner, web }) => {
    const scope = await createOrganization(owner);
    const { email } = await createPerson(owner, { organizationId: scope.organizationId });
    await expect(inviteAs(web, scope, "member", email)).rejects.toMatchObject({ code: "conflict" });
  });

  test("to be owner shows its link to owners alone, and no admin can change it", async ({ owner, web }) => {
    const scope = await createOrganization(owner);
    await inviteAs(web, scope, "owner");
    const admin = await addMember(owner, scope.organizationId, "admin");
    const seenBy = (reader: Scope) => inOrganization(web, reader, (db) => listInvitations(db, reader, LINKS));
    expect(await seenBy(scope)).toMatchObject([
      { role: "owner", url: expect.stringContaining("/invitations/") },
    ]);
    expect(await seenBy(admin)).toMatchObject([{ role: "owner", url: null }]);
    await expect(inviteAs(web, admin, "member")).rejects.toMatchObject({ code: "forbidden" });
    const member = await addMember(owner, scope.organizationId, "member");
    expect(await seenBy(member)).toEqual([]);
  });
});
