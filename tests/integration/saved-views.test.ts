import { describe, expect } from "vitest";
import type { Scope } from "#lib/auth/scope.ts";
import { type Db, inOrganization, type PrismaClient } from "#lib/db/client.ts";
import { changeView, deleteView, MOST_VIEWS, saveView } from "#lib/saved-views/commands.ts";
import { getSavedView, listSavedViews } from "#lib/saved-views/queries.ts";
import { NewView } from "#lib/saved-views/schemas.ts";
import { test } from "#tests/support/database.ts";
import { addMember, createOrganization } from "#tests/support/organization.ts";

const view = (name: string, { isShared = false, query = "tab=failed" } = {}) =>
  NewView.parse({ name, isShared, query });

/** Each act in a transaction of its own, as pages and actions do it. */
const actsOf = (web: PrismaClient, scope: Scope) => {
  const act = <T>(work: (db: Db) => Promise<T>) => inOrganization(web, scope, work);
  return {
    save: (...named: Parameters<typeof view>) => act((db) => saveView(db, scope, view(...named))),
    names: () => act(async (db) => (await listSavedViews(db, scope)).map(({ name }) => name)),
    get: (id: string) => act((db) => getSavedView(db, scope, id)),
    change: (id: string, change: { name?: string; isShared?: boolean; query?: string }) =>
      act((db) =>
        changeView(db, scope, {
          ...{ id, name: change.name, isShared: change.isShared },
          query: change.query === undefined ? undefined : view("any", { query: change.query }).query,
        }),
      ),
    remove: (id: string) => act((db) => deleteView(db, scope, id)),
  };
};

describe("a view of one's own", () => {
  test("is seen, changed and deleted by its maker alone, also not by an owner", async ({ owner, web }) => {
    const boss = await createOrganization(owner);
    const mine = actsOf(web, await addMember(owner, boss.organizationId, "viewer"));
    const theirs = actsOf(web, boss);
    const { id } = await mine.save("Nightly failures");
    expect(await mine.names()).toEqual(["Nightly failures"]);
    expect(await theirs.names()).toEqual([]);
    const unknown = { code: "not_found" };
    await expect(theirs.get(id)).rejects.toMatchObject(unknown);
    await expect(theirs.change(id, { name: "Theirs" })).rejects.toMatchObject(unknown);
    await expect(theirs.remove(id)).rejects.toMatchObject(unknown);
    await mine.change(id, { query: "tab=active&type=asset_discovery" });
    expect(await mine.get(id)).toMatchObject({
      name: "Nightly failures",
      filter: { tab: "active", type: ["asset_discovery"] },
      isMine: true,
      whyNotChange: null,
    });
    await mine.remove(id);
    await expect(mine.get(id)).rejects.toMatchObject(unknown);
  });

  test("has a name that no other of one's own has, whatever its case; others may use it too", async ({
    owner,
    web,
  }) => {
    const boss = await createOrganization(owner);
    const [one, other] = [
      actsOf(web, boss),
      actsOf(web, await addMember(owner, boss.organizationId, "member")),
    ];
    await one.save("Failures");
    const second = await one.save("Second");
    const taken = { code: "conflict", fields: { name: expect.stringContaining("Choose another name") } };
    await expect(one.save("failures")).rejects.toMatchObject(taken);
    await expect(one.change(second.id, { name: "FAILURES" })).rejects.toMatchObject(taken);
    await other.save("Failures");
    await other.save("Failures", { isShared: true });
    await expect(one.save("Failures", { isShared: true })).rejects.toMatchObject(taken);
    expect(await one.names()).toEqual(["Failures", "Second", "Failures"]);
  });
});

describe("a shared view", () => {
  test("is open to everybody here and changed by its maker and admins; a member is told whom to ask", async ({
    owner,
    web,
  }) => {
    const admin = await createOrganization(owner, { role: "admin" });
    const viewer = await addMember(owner, admin.organizationId, "viewer");
    const member = await addMember(owner, admin.organizationId, "member");
    const { id } = await actsOf(web, viewer).save("On call", { isShared: true });
    const refusal = "Only Viewer Example and admins can change this view. Save one of your own instead.";
    expect(await actsOf(web, member).get(id)).toMatchObject({ isMine: false, whyNotChange: refusal });
    const refused = { code: "forbidden", message: refusal };
    await expect(actsOf(web, member).change(id, { name: "Mine" })).rejects.toMatchObject(refused);
    await expect(actsOf(web, member).remove(id)).rejects.toMatchObject(refused);
    await actsOf(web, admin).change(id, { name: "On call, week" });
    await expect(actsOf(web, admin).change(id, { isShared: false })).rejects.toMatchObject({
      code: "forbidden",
      message: expect.stringContaining("Only Viewer Example can stop sharing"),
    });
    await actsOf(web, viewer).change(id, { isShared: false });
    expect(await actsOf(web, admin).names()).toEqual([]);
    await actsOf(web, viewer).change(id, { isShared: true });
    await actsOf(web, admin).remove(id);
    expect(await actsOf(web, viewer).names()).toEqual([]);
  });

  test("stays under its maker's name when their account is deleted", async ({ owner, web }) => {
    const admin = await createOrganization(owner);
    const gone = await addMember(owner, admin.organizationId, "member");
    const { id } = await actsOf(web, gone).save("Kept", { isShared: true });
    await actsOf(web, gone).save("Private", { isShared: false });
    await owner.user.delete({ where: { id: gone.userId ?? "" } });
    expect(await actsOf(web, admin).get(id)).toMatchObject({
      makerName: "Member Example",
      whyNotChange: null,
    });
    // Their own, which nobody could see or delete any more, went with them.
    expect(await owner.savedView.findMany({ select: { name: true } })).toEqual([{ name: "Kept" }]);
  });
});

test("no view reaches another organization, not by its id either", async ({ owner, web }) => {
  const [acme, rival] = [await createOrganization(owner), await createOrganization(owner)];
  const { id } = await actsOf(web, acme).save("Ours", { isShared: true });
  const theirs = actsOf(web, rival);
  expect(await theirs.names()).toEqual([]);
  const acts = [() => theirs.get(id), () => theirs.change(id, { name: "Theirs" }), () => theirs.remove(id)];
  for (const act of acts) await expect(act()).rejects.toMatchObject({ code: "not_found" });
  // Row-level security holds where a query forgets whose rows it reads.
  expect(await inOrganization(web, rival, (db) => db.savedView.findMany())).toEqual([]);
  expect(await actsOf(web, acme).names()).toEqual(["Ours"]);
});

test("views end at a number, and the sentence says what to do", async ({ owner, web }) => {
  const scope = await createOrganization(owner);
  const { save } = actsOf(web, scope);
  const many = (count: number, isShared: boolean) =>
    owner.savedView.createMany({
      data: Array.from({ length: count }, (_, index) => ({
        ...{ organizationId: scope.organizationId, makerId: scope.userId, makerName: "Ada", isShared },
        ...{ name: `View ${index}`, filter: {} },
      })),
    });
  await many(MOST_VIEWS.own, false);
  await many(MOST_VIEWS.shared - 1, true);
  await expect(save("One more")).rejects.toMatchObject({
    code: "conflict",
    message: expect.stringContaining("Delete one"),
  });
  await save("One more", { isShared: true });
  await expect(save("Yet another", { isShared: true })).rejects.toMatchObject({ code: "conflict" });
});

test("a view keeps what the address means, without its place, and outlives what is not known any more", async ({
  owner,
  web,
}) => {
  const scope = await createOrganization(owner);
  const mine = actsOf(web, scope);
  const place = "01900000-0000-7000-8000-000000000001";
  const { id } = await mine.save("Odd", {
    query: `tab=failed&type=asset_discovery,nonsense!&before=${place}&view=${place}&job=${place}&unheard=of&status=maybe`,
  });
  const kept = await owner.savedView.findUniqueOrThrow({ where: { id } });
  expect(kept.filter).toMatchObject({ tab: "failed", type: ["asset_discovery"], status: [] });
  for (const name of ["before", "after", "view", "job", "unheard"])
    expect(kept.filter).not.toHaveProperty(name);
  await owner.savedView.update({
    where: { id },
    data: {
      filter: { tab: "gone", type: ["asset_discovery"], source: "not a list of ids", later: { deep: 1 } },
    },
  });
  expect((await mine.get(id)).filter).toMatchObject({ tab: "all", type: ["asset_discovery"], source: [] });
});

test.for([
  [{ name: " ", isShared: false, query: "" }, "Name the view."],
  [{ name: "a\nb", isShared: false, query: "" }, "Use one line, without control characters."],
  [{ name: "x".repeat(61), isShared: false, query: "" }, "Use at most 60 characters."],
  [{ name: "x", isShared: false, query: "x".repeat(4_001) }, "This filter is too long to keep."],
] as const)("refuses %j with a sentence", ([input, sentence]) => {
  expect(NewView.safeParse(input).error?.issues[0]?.message).toContain(sentence);
});
