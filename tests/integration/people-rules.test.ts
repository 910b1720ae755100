import { describe, expect } from "vitest";
import { ROLES, type Role, type Scope } from "#lib/auth/scope.ts";
import { type Db, inOrganization, type PrismaClient } from "#lib/db/client.ts";
import { AppError } from "#lib/errors.ts";
import { changeRole, createMemberResetLink, removeMember, updateOrganization } from "#lib/people/commands.ts";
import { invite, listInvitations, revokeInvitation } from "#lib/people/invitations.ts";
import { listMembers } from "#lib/people/queries.ts";
import { APP_URL, SECRET } from "#tests/support/account.ts";
import { test } from "#tests/support/database.ts";
import { addMember, createOrganization } from "#tests/support/organization.ts";

const LINKS = { appUrl: APP_URL, secret: SECRET };

type Case = { scope: Scope; target: Scope; invitationId: string; accounts: PrismaClient };
type Command = (db: Db, at: Case) => Promise<unknown>;

const COMMANDS: Record<string, Command> = {
  "make a member viewer": (db, { scope, target }) =>
    changeRole(db, scope, { userId: target.userId ?? "", role: "viewer" }),
  "make a member owner": (db, { scope, target }) =>
    changeRole(db, scope, { userId: target.userId ?? "", role: "owner" }),
  "remove a member": (db, { scope, target }) => removeMember(db, scope, target.userId ?? ""),
  "make a reset link": (db, { scope, target, accounts }) =>
    createMemberResetLink(db, scope, target.userId ?? "", { accounts, appUrl: APP_URL }),
  "invite a member": (db, { scope }) =>
    invite(db, scope, { email: "new@example.com", role: "member" }, LINKS),
  "invite an owner": (db, { scope }) => invite(db, scope, { email: "new@example.com", role: "owner" }, LINKS),
  "take an invitation back": (db, { scope, invitationId }) => revokeInvitation(db, scope, invitationId),
  "rename the organization": (db, { scope }) =>
    updateOrganization(db, scope, { name: "New", timeZone: "UTC" }),
};

const OWNERS_ALONE = ["make a member owner", "invite an owner"];
const isAllowed = (command: string, role: Role) =>
  role === "owner" || (role === "admin" && !OWNERS_ALONE.includes(command));

describe.each(ROLES)("somebody with the role %s", (role) => {
  for (const [name, command] of Object.entries(COMMANDS)) {
    test(`${isAllowed(name, role) ? "may" : "may not"} ${name}`, async ({ owner, web, auth }) => {
      const first = await createOrganization(owner);
      const scope = await addMember(owner, first.organizationId, role);
      const target = await addMember(owner, first.organizationId, "member");
      const { id: invitationId } = await owner.invitation.create({ data: openInvitation(first) });
      const outcome = inOrganization(web, scope, (db) =>
        command(db, { scope, target, invitationId, accounts: auth }),
      );
      if (isAllowed(name, role)) await outcome;
      else await expect(outcome).rejects.toMatchObject({ code: "forbidden" });
    });
  }
});

describe("an owner of another organization", () => {
  for (const name of [
    "make a member viewer",
    "remove a member",
    "make a reset link",
    "take an invitation back",
  ]) {
    test(`finds nobody and nothing to ${name}`, async ({ owner, web, auth }) => {
      const theirs = await createOrganization(owner);
      const target = await addMember(owner, theirs.organizationId, "member");
      const { id: invitationId } = await owner.invitation.create({ data: openInvitation(theirs) });
      const scope = await createOrganization(owner, { name: "Other" });
      await expect(
        inOrganization(web, scope, async (db) =>
          COMMANDS[name]?.(db, { scope, target, invitationId, accounts: auth }),
        ),
      ).rejects.toMatchObject({ code: "not_found" });
      expect(await inOrganization(web, scope, (db) => listMembers(db, scope))).toHaveLength(1);
      expect(await inOrganization(web, scope, (db) => listInvitations(db, scope, LINKS))).toEqual([]);
      expect(await owner.member.count({ where: { organizationId: theirs.organizationId } })).toBe(2);
    });
  }

  test("reads no person, membership or preference even when a filter is forgotten", async ({
    owner,
    web,
  }) => {
    const theirs = await createOrganization(owner);
    await owner.userPreference.create({ data: { userId: theirs.userId ?? "" } });
    const scope = await createOrganization(owner, { name: "Other" });
    const seen = await inOrganization(web, scope, async (db) => ({
      people: await db.user.findMany({ select: { id: true } }),
      members: await db.member.findMany(),
      preferences: await db.userPreference.findMany(),
    }));
    expect(seen.people).toEqual([{ id: scope.userId }]);
    expect(seen.members).toHaveLength(1);
    expect(seen.preferences).toEqual([]);
  });
});

describe("an owner", () => {
  test("is out of an admin's reach in every way", async ({ owner, web, auth }) => {
    const scope = await createOrganization(owner, { role: "admin" });
    await addMember(owner, scope.organizationId, "owner");
    const target = await addMember(owner, scope.organizationId, "owner");
    const { id: invitationId } = await owner.invitation.create({
      data: { ...openInvitation(scope), role: "owner" },
    });
    for (const name of [
      "make a member viewer",
      "remove a member",
      "make a reset link",
      "take an invitation back",
    ]) {
      await expect(
        inOrganization(web, scope, async (db) =>
          COMMANDS[name]?.(db, { scope, target, invitationId, accounts: auth }),
        ),
      ).rejects.toBeInstanceOf(AppError);
    }
    expect(await owner.member.findFirst({ where: { userId: target.userId ?? "" } })).toMatchObject({
      role: "owner",
    });
    expect(await owner.invitation.findFirst()).toMatchObject({ status: "pending" });
  });

  test("who is the last can be neither demoted nor removed, and is told why", async ({ owner, web }) => {
    const scope = await createOrganization(owner);
    await addMember(owner, scope.organizationId, "admin");
    const [self] = await inOrganization(web, scope, (db) =>
      listMembers(db, scope).then((people) => people.filter(({ isSelf }) => isSelf)),
    );
    expect(self?.whyNot).toMatchObject({
      changeRole: expect.stringContaining("last owner"),
      remove: expect.stringContaining("last owner"),
    });
    const userId = scope.userId ?? "";
    for (const command of [
      (db: Db) => changeRole(db, scope, { userId, role: "admin" }),
      (db: Db) => removeMember(db, scope, userId),
    ]) {
      await expect(inOrganization(web, scope, command)).rejects.toThrow("last owner");
    }
  });

  test("remains when two owners remove each other at the same time", async ({ owner, web }) => {
    for (let round = 0; round < 10; round++) {
      const ada = await createOrganization(owner);
      const grace = await addMember(owner, ada.organizationId, "owner");
      const acts = await Promise.allSettled([
        inOrganization(web, ada, (db) => removeMember(db, ada, grace.userId ?? "")),
        inOrganization(web, grace, (db) => removeMember(db, grace, ada.userId ?? "")),
      ]);
      expect(acts.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
      expect(await owner.member.count({ where: { organizationId: ada.organizationId, role: "owner" } })).toBe(
        1,
      );
    }
  });

  test("remains when two owners step down at the same time", async ({ owner, web }) => {
    for (let round = 0; round < 10; round++) {
      const ada = await createOrganization(owner);
      const grace = await addMember(owner, ada.organizationId, "owner");
      await Promise.allSettled(
        [ada, grace].map((scope) =>
          inOrganization(web, scope, (db) =>
            changeRole(db, scope, { userId: scope.userId ?? "", role: "member" }),
          ),
        ),
      );
      expect(await owner.member.count({ where: { organizationId: ada.organizationId, role: "owner" } })).toBe(
        1,
      );
    }
  });
});

describe("somebody who lost their role or membership a moment ago", () => {
  test("can use neither, although their page still says so", async ({ owner, web }) => {
    const first = await createOrganization(owner);
    const scope = await addMember(owner, first.organizationId, "admin");
    const target = await addMember(owner, first.organizationId, "member");
    const remove = () => inOrganization(web, scope, (db) => removeMember(db, scope, target.userId ?? ""));
    await owner.member.updateMany({ where: { userId: scope.userId ?? "" }, data: { role: "viewer" } });
    await expect(remove()).rejects.toMatchObject({ code: "forbidden" });
    await owner.member.deleteMany({ where: { userId: scope.userId ?? "" } });
    await expect(remove()).rejects.toMatchObject({ code: "forbidden" });
  });
});

describe("a reset link", () => {
  test("is refused for somebody whose account opens another organization too, with the reason", async ({
    owner,
    web,
    auth,
  }) => {
    const scope = await createOrganization(owner);
    const target = await addMember(owner, scope.organizationId, "member");
    const other = await createOrganization(owner, { name: "Other" });
    await owner.member.create({
      data: { organizationId: other.organizationId, userId: target.userId ?? "", role: "viewer" },
    });
    await expect(
      inOrganization(web, scope, (db) =>
        createMemberResetLink(db, scope, target.userId ?? "", { accounts: auth, appUrl: APP_URL }),
      ),
    ).rejects.toThrow("other organizations");
  });
});

function openInvitation(by: Scope) {
  return {
    organizationId: by.organizationId,
    email: "open@example.com",
    role: "member",
    status: "pending",
    expiresAt: new Date(Date.now() + 60_000),
    inviterId: by.userId ?? "",
  };
}
