import { describe, expect } from "vitest";
import type { Scope } from "#lib/auth/scope.ts";
import { inOrganization, type PrismaClient } from "#lib/db/client.ts";
import {
  acknowledgeChanges,
  acknowledgeMatching,
  reopenChanges,
  undoAcknowledgement,
} from "#lib/schema-changes/commands.ts";
import { listChanges } from "#lib/schema-changes/queries.ts";
import { ChangeFilter } from "#lib/schema-changes/views.ts";
import { test as base } from "#tests/support/database.ts";
import { insertSource } from "#tests/support/job-rows.ts";
import { addMember, createOrganization } from "#tests/support/organization.ts";
import { insertRun, mixedChanges } from "#tests/support/schema-changes.ts";

const test = base
  .extend("scope", async ({ owner }) => createOrganization(owner, { role: "member" }))
  .extend("run", async ({ owner, scope }) => {
    const source = await insertSource(owner, scope);
    return insertRun(owner, scope, source, mixedChanges(40));
  });

const narrowed = (query: object) => ({ filter: ChangeFilter.parse(query), timeZone: "UTC" });
const listed = (web: PrismaClient, scope: Scope, query: object = {}) =>
  inOrganization(web, scope, (db) => listChanges(db, scope, narrowed(query)));
const idsOf = async (web: PrismaClient, scope: Scope, query: object = {}) =>
  (await listed(web, scope, query)).rows.map(({ id }) => id);

describe("acknowledging", () => {
  test("keeps by whom and when, once: the second changes nothing", async ({ owner, web, scope, run }) => {
    const colleague = await addMember(owner, scope.organizationId, "admin");
    const [first = "", second = ""] = await idsOf(web, scope, { job: run });
    const acknowledge = (who: Scope, ids: string[]) =>
      inOrganization(web, who, (db) => acknowledgeChanges(db, who, ids));
    expect((await acknowledge(scope, [first])).count).toBe(1);
    expect((await acknowledge(colleague, [first, second])).count).toBe(1);
    const { rows } = await listed(web, scope, { tab: "acknowledged" });
    expect(rows.map(({ id, acknowledged }) => [id, acknowledged?.byName])).toEqual([
      [first, scope.userName],
      [second, colleague.userName],
    ]);
    expect(Date.now() - Date.parse(rows[0]?.acknowledged?.at ?? "")).toBeLessThan(60_000);
  });

  test("is undone as it was done, and what others had acknowledged stays", async ({
    owner,
    web,
    scope,
    run,
  }) => {
    const colleague = await addMember(owner, scope.organizationId, "member");
    const ids = await idsOf(web, scope, { job: run });
    await inOrganization(web, colleague, (db) => acknowledgeChanges(db, colleague, ids.slice(0, 2)));
    const { at, count } = await inOrganization(web, scope, (db) =>
      acknowledgeChanges(db, scope, ids.slice(0, 5)),
    );
    expect(count).toBe(3);
    const undo = (who: Scope) => inOrganization(web, who, (db) => undoAcknowledgement(db, who, at));
    expect(await undo(colleague)).toBe(0);
    expect(await undo(scope)).toBe(3);
    expect(await idsOf(web, scope, { tab: "acknowledged" })).toEqual(ids.slice(0, 2));
    expect(await inOrganization(web, scope, (db) => reopenChanges(db, scope, ids))).toBe(2);
    expect(await idsOf(web, scope, { tab: "acknowledged" })).toEqual([]);
  });

  test("is refused to viewers, and reaches nothing of another organization", async ({
    owner,
    web,
    scope,
    run,
  }) => {
    const viewer = await addMember(owner, scope.organizationId, "viewer");
    const rival = await createOrganization(owner);
    const ids = await idsOf(web, scope, { job: run });
    await inOrganization(web, viewer, async (db) => {
      expect(() => acknowledgeChanges(db, viewer, ids)).toThrow("This needs the role member");
      expect(() => reopenChanges(db, viewer, ids)).toThrow("This needs the role member");
      expect(() => undoAcknowledgement(db, viewer, "2026-11-28 10:00:00+00")).toThrow("the role member");
    });
    const done = await inOrganization(web, rival, (db) => acknowledgeChanges(db, rival, ids));
    expect(done.count).toBe(0);
    expect(await idsOf(web, scope, { tab: "acknowledged" })).toEqual([]);
  });
});

describe("acknowledging all that match", () => {
  const acknowledge = async (
    web: PrismaClient,
    scope: Scope,
    query: object,
    told: Partial<Parameters<typeof acknowledgeMatching>[3]>,
  ) => {
    const { newest, counts } = await listed(web, scope, query);
    const shown = { newest: newest ?? "", count: counts.tabs.open, isEverything: false };
    return inOrganization(web, scope, (db) =>
      acknowledgeMatching(db, scope, narrowed(query), { ...shown, ...told }),
    );
  };

  test("does as many as were told, and leaves the rest open", async ({ web, scope, run }) => {
    expect(await acknowledge(web, scope, { job: run, severity: "critical" }, {})).toMatchObject({
      count: 10,
    });
    const { counts } = await listed(web, scope);
    expect(counts).toMatchObject({ tabs: { open: 30, acknowledged: 10 } });
  });

  test("does none when it would be others than were told", async ({ owner, web, scope, run }) => {
    const { newest } = await listed(web, scope);
    const source = await insertSource(owner, scope);
    await expect(acknowledge(web, scope, { job: run }, { count: 39 })).rejects.toMatchObject({
      code: "conflict",
      message: "40 open changes match now, not 39. Nothing was acknowledged. Look at the list again.",
    });
    expect((await listed(web, scope)).counts.tabs.acknowledged).toBe(0);
    await insertRun(owner, scope, source, mixedChanges(4));
    const seen = { newest: newest ?? "", count: 40, isEverything: true };
    expect(await acknowledge(web, scope, {}, seen)).toMatchObject({ count: 40 });
    expect((await listed(web, scope)).counts.tabs.open).toBe(4);
  });

  test("is refused without a filter, unless everything is meant", async ({ web, scope, run: _ }) => {
    await expect(acknowledge(web, scope, { tab: "open" }, {})).rejects.toMatchObject({ code: "invalid" });
    expect(await acknowledge(web, scope, { tab: "open" }, { isEverything: true })).toMatchObject({
      count: 40,
    });
  });
});
