import { describe, expect, vi } from "vitest";
import type { Scope } from "#lib/auth/scope.ts";
import { findAssetsNamed } from "#lib/catalog/asset-list.ts";
import { inOrganization, type PrismaClient } from "#lib/db/client.ts";
import { findJobsByShortId } from "#lib/jobs/find-jobs.ts";
import { findSourcesSaid } from "#lib/sources/queries.ts";
import { test } from "#tests/support/database.ts";
import { insertCompletedJob, insertSource } from "#tests/support/job-rows.ts";
import { createOrganization } from "#tests/support/organization.ts";

/** Who asks, and the database they reach: what the session says elsewhere. */
const visit = vi.hoisted(() => ({ scope: null as Scope | null, web: null as PrismaClient | null }));
vi.mock("#lib/web/scope.ts", () => ({
  findScope: async () => visit.scope,
  asOrganization: <T>(scope: Scope, work: Parameters<typeof inOrganization<T>>[2]) =>
    visit.web && inOrganization(visit.web, scope, work),
}));
const { GET } = await import("#app/api/commands/route.ts");

describe("what the command menu finds", () => {
  test("is answered whatever is typed, also what no table can hold", async ({ owner, web }) => {
    const scope = await createOrganization(owner);
    Object.assign(visit, { scope, web });
    await insertSource(owner, scope, "Warehouse");
    const ask = (query: string) => GET(new Request(`http://test/api/commands?${query}`));
    for (const query of ["q=%00", "q=%00%25%27%5C", "q=%F0%9F%91%BE", `q=${"x".repeat(5_000)}`, ""])
      expect((await ask(query)).status, query).toBe(200);
    const answer = await ask("q=%00wareh%00ouse");
    expect(await answer.json()).toMatchObject({
      jobs: [],
      sources: [{ name: expect.stringContaining("Warehouse") }],
    });
  });

  test("is a job by the beginning of its short id, as people write it, and of one's own organization", async ({
    owner,
    web,
  }) => {
    const [acme, rival] = [await createOrganization(owner), await createOrganization(owner)];
    const id = await insertCompletedJob(owner, acme);
    await insertCompletedJob(owner, rival);
    const { shortId } = await owner.job.findUniqueOrThrow({ where: { id } });
    const find = (text: string) =>
      inOrganization(web, acme, async (db) => (await findJobsByShortId(db, acme, text)).map((job) => job.id));
    const digits = shortId.slice("J-".length);
    for (const text of [
      shortId,
      digits,
      digits.toLowerCase(),
      `j-${digits.slice(0, 4)}`,
      digits.replaceAll("0", "O"),
    ])
      expect(await find(text), text).toEqual([id]);
    // Too short to be worth a search, and what is no id at all.
    for (const text of ["", "J-", digits.slice(0, 2), "orders", "%", "J-~~~~"])
      expect(await find(text), text).toEqual([]);
  });

  test("is a table or a source by a part of its name, and none that is gone", async ({ owner, web }) => {
    const [acme, rival] = [await createOrganization(owner), await createOrganization(owner)];
    const { organizationId } = acme;
    const sourceId = await insertSource(owner, acme, "Warehouse");
    const removed = await insertSource(owner, acme, "Warehouse");
    await owner.source.update({ where: { id: removed }, data: { state: "removed", removedAt: new Date() } });
    await insertSource(owner, rival, "Warehouse");
    const asset = { organizationId, sourceId, kind: "table", schemaName: "sales" };
    const { id } = await owner.asset.create({ data: { ...asset, name: "order_items" } });
    await owner.asset.create({
      data: { ...asset, name: "order_archive", state: "archived", archivedAt: new Date() },
    });
    const ids = (found: { id: string }[]) => found.map((one) => one.id);
    await inOrganization(web, acme, async (db) => {
      const sources = async (text: string) => ids(await findSourcesSaid(db, acme, "run discovery on ", text));
      for (const text of ["wareH", "", "dis", "run discovery wareh", " Discovery  WAREHOUSE "])
        expect(await sources(text), text).toEqual([sourceId]);
      for (const text of ["%", "run orders", "warehouses"]) expect(await sources(text), text).toEqual([]);
      expect(ids(await findAssetsNamed(db, acme, "LES.ORDER_"))).toEqual([id]);
      expect(ids(await findAssetsNamed(db, acme, ""))).toEqual([]);
    });
  });
});
