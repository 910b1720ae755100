import { describe, expect } from "vitest";
import { createResetLink, findReset } from "#lib/auth/reset.ts";
import type { SignedIn } from "#lib/auth/session.ts";
import type { PrismaClient } from "#lib/db/client.ts";
import {
  changeMyPassword,
  endMyOtherSessions,
  endMySession,
  listMyOrganizations,
  listMySessions,
  renameMyself,
  switchOrganization,
} from "#lib/people/account.ts";
import { DEFAULT_PREFERENCES, getPreferences, savePreferences } from "#lib/people/preferences.ts";
import type { JobColumn } from "#lib/people/schemas.ts";
import { APP_URL, createPerson, PASSWORD, signedInBy, signInAs, testAuth } from "#tests/support/account.ts";
import { test } from "#tests/support/database.ts";
import { createOrganization } from "#tests/support/organization.ts";

const signInSomebody = async (owner: PrismaClient, auth: PrismaClient) => {
  const { organizationId } = await createOrganization(owner, { name: "Acme" });
  const { email } = await createPerson(owner, { organizationId });
  const library = testAuth(auth);
  const headers = await signInAs(library, email);
  const again = (): Promise<SignedIn> => signedInBy(library, auth, headers);
  return { library, email, organizationId, again, me: await again() };
};

describe("one's own account", () => {
  test("lists its sessions, the present one first, and ends the others", async ({ owner, auth }) => {
    const { library, email, me, again } = await signInSomebody(owner, auth);
    const phone = await signedInBy(library, auth, await signInAs(library, email));
    const sessions = await listMySessions(auth, me);
    expect(sessions).toMatchObject([
      { id: me.sessionId, isCurrent: true, userAgent: "Test browser" },
      { id: phone.sessionId, isCurrent: false },
    ]);
    await endMySession(auth, me, phone.sessionId);
    expect(await listMySessions(auth, me)).toHaveLength(1);
    await signInAs(library, email);
    expect(await endMyOtherSessions(auth, me)).toBe(1);
    expect((await again()).email).toBe(email);
  });

  test("cannot end somebody else's session", async ({ owner, auth }) => {
    const { me } = await signInSomebody(owner, auth);
    const other = await signInSomebody(owner, auth);
    await expect(endMySession(auth, me, other.me.sessionId)).rejects.toMatchObject({ code: "not_found" });
    expect((await other.again()).email).toBe(other.email);
  });

  test("changes its password with the current one only, and is then signed in here alone", async ({
    owner,
    auth,
  }) => {
    const { library, email, me, again } = await signInSomebody(owner, auth);
    await signInAs(library, email);
    const change = (currentPassword: string) =>
      changeMyPassword(auth, me, { currentPassword, newPassword: "an entirely new password" });
    await expect(change("not it at all")).rejects.toMatchObject({
      code: "invalid",
      fields: { currentPassword: expect.any(String) },
    });
    await change(PASSWORD);
    expect(await listMySessions(auth, await again())).toHaveLength(1);
    await expect(signInAs(library, email)).rejects.toMatchObject({ statusCode: 401 });
  });

  test("voids its open reset links by changing its password", async ({ owner, auth }) => {
    const { email, me } = await signInSomebody(owner, auth);
    const { url } = await createResetLink(auth, APP_URL, email);
    const token = new URL(url).pathname.split("/").at(-1) ?? "";
    expect(await findReset(auth, token)).not.toBeNull();
    await changeMyPassword(auth, me, { currentPassword: PASSWORD, newPassword: "an entirely new password" });
    expect(await findReset(auth, token)).toBeNull();
  });

  test("changes its name", async ({ owner, auth }) => {
    const { me, again } = await signInSomebody(owner, auth);
    await renameMyself(auth, me, "Ada Lovelace");
    expect((await again()).scope.userName).toBe("Ada Lovelace");
  });

  test("keeps how it wants to see things, with defaults before, and one thing without the others", async ({
    owner,
    auth,
  }) => {
    const { me } = await signInSomebody(owner, auth);
    expect(await getPreferences(auth, me)).toEqual(DEFAULT_PREFERENCES);
    const mine = {
      timeZone: "Asia/Tokyo",
      theme: "dark",
      density: "compact",
      singleKeyShortcuts: false,
      jobColumns: ["trigger", "queueWait"] satisfies JobColumn[],
      showsTrend: false,
    } as const;
    await savePreferences(auth, me, mine);
    await savePreferences(auth, me, mine);
    expect(await getPreferences(auth, me)).toEqual(mine);
    await savePreferences(auth, me, { density: "comfortable" });
    expect(await getPreferences(auth, me)).toEqual({ ...mine, density: "comfortable" });
    const jobColumns = ["queueWait", "forgotten"];
    await owner.userPreference.update({ where: { userId: me.userId }, data: { jobColumns } });
    expect(await getPreferences(auth, me)).toMatchObject({ jobColumns: ["queueWait"] });
  });

  test("goes to another of its organizations, and to no other", async ({ owner, auth }) => {
    const { me, again, organizationId } = await signInSomebody(owner, auth);
    const second = await createOrganization(owner, { name: "Zenith" });
    const foreign = await createOrganization(owner, { name: "Foreign" });
    await owner.member.create({
      data: { organizationId: second.organizationId, userId: me.userId, role: "viewer" },
    });
    expect(await listMyOrganizations(auth, me)).toEqual([
      { id: organizationId, name: "Acme", isCurrent: true },
      { id: second.organizationId, name: "Zenith", isCurrent: false },
    ]);
    await expect(switchOrganization(auth, me, foreign.organizationId)).rejects.toMatchObject({
      code: "not_found",
    });
    expect((await again()).scope.organizationId).toBe(organizationId);
    await switchOrganization(auth, me, second.organizationId);
    expect((await again()).scope).toMatchObject({ organizationId: second.organizationId, role: "viewer" });
  });
});
