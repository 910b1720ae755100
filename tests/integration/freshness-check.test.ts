import { describe, expect } from "vitest";
import { inOrganization } from "#lib/db/client.ts";
import { setFreshness } from "#lib/freshness/commands.ts";
import { findFreshnessOf, listFreshness } from "#lib/freshness/queries.ts";
import { FreshnessFilter } from "#lib/freshness/views.ts";
import { decideOnTags } from "#lib/tags/commands.ts";
import { test } from "#tests/support/database.ts";
import { idsOf } from "#tests/support/discovered-target.ts";
import { checkFreshnessOf, connectShop } from "#tests/support/freshness-check.ts";
import { holding, whileTableIsHeld } from "#tests/support/held-table.ts";
import { createOrganization } from "#tests/support/organization.ts";

describe("a freshness check", () => {
  test("tells of each table when it was updated, by what is known, and what it is held to", async ({
    owner,
    worker,
    web,
  }) => {
    const setting = await connectShop({ owner, worker });
    const { scope } = setting;
    const ids = await idsOf(owner, scope);
    await inOrganization(web, scope, async (db) => {
      for (const name of ["late", "busy"])
        await setFreshness(db, scope, {
          assetId: ids[`public.${name}`] ?? "",
          isEnabled: true,
          slaSeconds: 3_600,
          columnName: null,
        });
    });
    const job = await checkFreshnessOf(setting);
    expect(job).toMatchObject({ status: "completed", message: "3 tables: 1 stale, 1 fresh, 1 unknown" });
    // It counts the tables it tells of, whichever way they are known.
    expect(job).toMatchObject({ unitsDone: 3n, unitsTotal: 3n, unit: "tables" });
    const { rows, counts } = await inOrganization(web, scope, (db) =>
      listFreshness(db, scope, FreshnessFilter.parse({ job: job.id })),
    );
    expect(counts).toEqual({ all: 3, fresh: 1, stale: 1, unknown: 1, disabled: 0 });
    expect(rows.map(({ tableName, status }) => [tableName, status])).toEqual([
      ["late", "stale"],
      ["plain", "unknown"],
      ["busy", "fresh"],
    ]);
    expect(rows[0]).toMatchObject({
      signal: "column",
      usedColumn: "updated_at",
      precisionMs: 0,
      heldToSeconds: 3_600,
    });
  });

  test("learns from five gaps what a table is held to, and until then says that it does not know", async ({
    owner,
    worker,
    web,
  }) => {
    const setting = await connectShop({ owner, worker });
    const { scope, sourceId } = setting;
    const id = (await idsOf(owner, scope))["public.busy"] ?? "";
    const status = async () => {
      await checkFreshnessOf(setting, id);
      return inOrganization(web, scope, (db) => findFreshnessOf(db, scope, id));
    };
    expect(await status()).toMatchObject({
      row: { status: "unknown", isLearned: false, heldToSeconds: null },
    });
    await owner.freshnessUpdate.createMany({
      data: [1, 2, 3, 4, 5].map((hours) => ({
        ...{
          assetId: id,
          organizationId: scope.organizationId,
          sourceId,
          signal: "column",
          precisionMs: 0,
          jobId: id,
        },
        ...{ updatedAt: new Date(Date.now() - hours * 3_600_000), seenAt: new Date() },
      })),
    });
    expect(await status()).toMatchObject({ row: { status: "fresh", isLearned: true } });
  });

  test("leaves out a table that is turned off, and what a person set stands through later checks", async ({
    owner,
    worker,
    web,
  }) => {
    const setting = await connectShop({ owner, worker });
    const { scope } = setting;
    const id = (await idsOf(owner, scope))["public.late"] ?? "";
    await inOrganization(web, scope, (db) =>
      setFreshness(db, scope, { assetId: id, isEnabled: false, slaSeconds: 7_200, columnName: null }),
    );
    expect((await checkFreshnessOf(setting)).message).toBe(
      "3 tables: 0 stale, 0 fresh, 2 unknown, 1 turned off",
    );
    const found = await inOrganization(web, scope, (db) => findFreshnessOf(db, scope, id));
    expect(found).toMatchObject({ row: { status: "disabled", slaSeconds: 7_200 } });
  });

  test("keeps no time of a column that is tagged as personal, also while it runs", async ({
    owner,
    worker,
    web,
  }) => {
    const setting = await connectShop({ owner, worker });
    const { scope, target } = setting;
    const ids = await idsOf(owner, scope);
    const tag = (table: string) =>
      inOrganization(web, scope, (db) =>
        decideOnTags(
          db,
          scope,
          [{ assetId: ids[`public.${table}`] ?? "", column: "updated_at", tag: "pii:birth-date" }],
          "added",
        ),
      );
    const keptOf = async (table: string) => {
      const assetId = ids[`public.${table}`] ?? "";
      const row = await owner.freshness.findUnique({ where: { assetId } });
      return [
        row?.updatedAt ?? null,
        row?.known ?? null,
        await owner.freshnessUpdate.count({ where: { assetId } }),
      ];
    };
    await whileTableIsHeld(target, {
      ...{ table: "late", job: () => checkFreshnessOf(setting), meanwhile: () => tag("late") },
    });
    expect(await keptOf("late")).toEqual([null, null, 0]);
    expect(await keptOf("busy")).toEqual([expect.any(Date), expect.anything(), 1]);
    await tag("busy");
    expect(await keptOf("busy")).toEqual([null, null, 0]);
  });

  test("goes by a column that the database fills, names one that it does not know, and keeps what was known of a locked table", async ({
    owner,
    worker,
    web,
  }) => {
    const setting = await connectShop({ owner, worker });
    const { scope, target } = setting;
    await target.sql("create table placed (id int, placed_at timestamptz not null default now())");
    await target.sql("create table due (id int, due_at timestamptz)");
    await target.sql("insert into placed values (1)");
    await setting.run();
    const ids = await idsOf(owner, scope);
    const find = async (table: string) =>
      (await inOrganization(web, scope, (db) => findFreshnessOf(db, scope, ids[`public.${table}`] ?? "")))
        .row;
    await checkFreshnessOf(setting);
    expect(await find("placed")).toMatchObject({ usedColumn: "placed_at", updatedAt: expect.any(String) });
    expect((await find("due")).reason).toContain("Choose one that is, if due_at is.");

    // Held to another column, and locked as it is first looked at.
    const assetId = ids["public.placed"] ?? "";
    await target.sql("alter table placed add column seen_at timestamptz default '2020-01-01'");
    await setting.run();
    await inOrganization(web, scope, (db) =>
      setFreshness(db, scope, { assetId, isEnabled: true, slaSeconds: 3_600, columnName: "seen_at" }),
    );
    const job = await holding(target.url, "placed", () => checkFreshnessOf(setting, assetId));
    expect(job.detail.result).toMatchObject({
      problems: [
        "1 table was not read, and stays as it was known (public.placed): another session held a lock on it.",
      ],
    });
    expect(await find("placed")).toMatchObject({
      ...{ status: "unknown", fault: "timeout/lock", usedColumn: "placed_at", updatedAt: expect.any(String) },
      reason: "When it was last updated could not be read: another session held a lock on it.",
    });
  });

  test("is not called fresh any more once the time it was fresh for has passed unchecked", async ({
    owner,
    worker,
    web,
  }) => {
    const setting = await connectShop({ owner, worker });
    const { scope } = setting;
    const id = (await idsOf(owner, scope))["public.busy"] ?? "";
    await inOrganization(web, scope, (db) =>
      setFreshness(db, scope, { assetId: id, isEnabled: true, slaSeconds: 3_600, columnName: null }),
    );
    await checkFreshnessOf(setting, id);
    await owner.freshness.update({
      where: { assetId: id },
      data: { freshUntil: new Date(Date.now() - 1_000) },
    });
    const found = await inOrganization(web, scope, (db) => findFreshnessOf(db, scope, id));
    expect(found.row.status).toBe("unknown");
  });

  test("may be set by members alone, and never for a table of another organization", async ({
    owner,
    worker,
    web,
  }) => {
    const setting = await connectShop({ owner, worker });
    const { scope } = setting;
    const assetId = (await idsOf(owner, scope))["public.late"] ?? "";
    const wish = { assetId, isEnabled: true, slaSeconds: 3_600, columnName: null };
    const viewer = { ...scope, role: "viewer" as const };
    await expect(inOrganization(web, viewer, (db) => setFreshness(db, viewer, wish))).rejects.toMatchObject({
      code: "forbidden",
    });
    const stranger = await createOrganization(owner);
    await expect(
      inOrganization(web, stranger, (db) => setFreshness(db, stranger, wish)),
    ).rejects.toMatchObject({ code: "not_found" });
    await expect(
      inOrganization(web, stranger, (db) => findFreshnessOf(db, stranger, assetId)),
    ).rejects.toMatchObject({ code: "not_found" });
  });
});
