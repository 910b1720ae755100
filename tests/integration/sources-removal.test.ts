import { describe, expect } from "vitest";
import { type Db, inOrganization } from "#lib/db/client.ts";
import { enqueueJob } from "#lib/jobs/enqueue.ts";
import { startImport } from "#lib/lineage/imports.ts";
import { activateSource, createDraft, updateSource } from "#lib/sources/commands.ts";
import { getSource, listSources } from "#lib/sources/queries.ts";
import { dropOldDrafts, removeSource } from "#lib/sources/removal.ts";
import { edited, keys, newSource, test } from "#tests/support/connected-source.ts";

describe("removing a source", () => {
  test("asks for its name, exactly", async ({ web, scope, orders }) => {
    for (const typed of ["", "order", "Orders", "billing"]) {
      await expect(
        inOrganization(web, scope, (db) => removeSource(db, scope, orders, typed)),
      ).rejects.toMatchObject({
        code: "invalid",
        fields: { confirmation: expect.stringContaining("orders") },
      });
    }
    expect(await inOrganization(web, scope, (db) => listSources(db, scope))).toHaveLength(1);
  });

  test("erases its credentials and uploads, archives its assets, cancels its waiting jobs and keeps all jobs", async ({
    web,
    owner,
    scope,
    orders,
  }) => {
    await owner.asset.create({
      data: {
        organizationId: scope.organizationId,
        sourceId: orders,
        kind: "table",
        schemaName: "sales",
        name: "items",
      },
    });
    const request = {
      type: "asset_discovery",
      sourceId: orders,
      assetId: orders,
      trigger: "manual",
    } as const;
    const job = await inOrganization(web, scope, (db) => enqueueJob(db, scope, request));
    const content = new TextEncoder().encode("select 1");
    const reading = await inOrganization(web, scope, (db) =>
      startImport(db, scope, { sourceId: orders, kind: "sql", name: "nightly.sql", content }),
    );
    const { cancelledJobIds } = await inOrganization(web, scope, (db) =>
      removeSource(db, scope, orders, "orders"),
    );

    expect(cancelledJobIds).toEqual([job.id, reading.id]);
    expect(await owner.sourceCredential.count()).toBe(0);
    expect(await owner.lineageImport.count()).toBe(0);
    expect((await owner.asset.findMany()).map(({ state }) => state)).toEqual(["archived", "archived"]);
    expect(await owner.job.findUniqueOrThrow({ where: { id: job.id } })).toMatchObject({
      status: "cancelled",
      sourceId: orders,
      sourceName: "orders",
    });
    expect(await inOrganization(web, scope, (db) => listSources(db, scope))).toEqual([]);
    expect(await inOrganization(web, scope, (db) => getSource(db, scope, orders))).toMatchObject({
      state: "removed",
      hasPassword: false,
    });
  });

  test("leaves nothing to edit, test or run, and removing again changes nothing", async ({
    web,
    scope,
    orders,
  }) => {
    await inOrganization(web, scope, (db) => removeSource(db, scope, orders, "orders"));
    const attempts: ((db: Db) => Promise<unknown>)[] = [
      (db) => updateSource(db, scope, keys.publicKey, orders, edited({ password: "x" })),
      (db) => activateSource(db, scope, orders),
      (db) =>
        enqueueJob(db, scope, {
          type: "connection_test",
          sourceId: orders,
          assetId: orders,
          trigger: "manual",
        }),
    ];
    for (const attempt of attempts) {
      await expect(inOrganization(web, scope, attempt)).rejects.toMatchObject({ code: "conflict" });
    }
    const again = await inOrganization(web, scope, (db) => removeSource(db, scope, orders, "orders"));
    expect(again).toEqual({ cancelledJobIds: [] });
  });
});

describe("drafts nobody saved", () => {
  test("go after a day, with their password, and their tests stay", async ({ web, owner, worker, scope }) => {
    const draft = (name: string) =>
      inOrganization(web, scope, (db) => createDraft(db, scope, keys.publicKey, newSource({ name })));
    const [old, tested, young] = [await draft("old"), await draft("tested"), await draft("young")];
    const test = (id: string) =>
      inOrganization(web, scope, (db) =>
        enqueueJob(db, scope, { type: "connection_test", sourceId: id, assetId: id, trigger: "manual" }),
      );
    await test(tested.id);
    await owner.$executeRaw`update source set updated_at = now() - interval '25 hours' where id <> ${young.id}::uuid`;

    expect(await dropOldDrafts(worker)).toBe(1);
    const states = await owner.source.findMany({ select: { id: true, state: true } });
    expect(Object.fromEntries(states.map(({ id, state }) => [id, state]))).toEqual({
      [old.id]: "removed",
      [tested.id]: "draft",
      [young.id]: "draft",
    });
    expect((await owner.sourceCredential.findMany()).map(({ sourceId }) => sourceId)).not.toContain(old.id);
    expect(await owner.asset.findUniqueOrThrow({ where: { id: old.id } })).toMatchObject({
      state: "archived",
    });
    expect(await owner.job.count()).toBe(1);
    expect(await dropOldDrafts(worker)).toBe(0);
  });

  test("are no business of a connected source, however old", async ({ owner, worker, orders }) => {
    await owner.$executeRaw`update source set updated_at = now() - interval '1 year'`;
    expect(await dropOldDrafts(worker)).toBe(0);
    expect(await owner.source.findUniqueOrThrow({ where: { id: orders } })).toMatchObject({
      state: "active",
    });
  });
});
