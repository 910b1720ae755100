import { describe, expect } from "vitest";
import { inOrganization, type PrismaClient } from "#lib/db/client.ts";
import { countJobs } from "#lib/jobs/counts.ts";
import { JobFilter } from "#lib/jobs/filter.ts";
import { findJobRows, findMatching } from "#lib/jobs/queries.ts";
import type { JobRow } from "#lib/jobs/views.ts";
import { test } from "#tests/support/database.ts";
import { insertVariedJobs, pageOf, walk } from "#tests/support/job-list.ts";
import { insertSource, insertTablesWithJobs } from "#tests/support/job-rows.ts";
import { addMember, createOrganization } from "#tests/support/organization.ts";

/** An organization with jobs of every kind, a rival with as many, and all rows of the first. */
async function setting(owner: PrismaClient, count = 600) {
  const [scope, rival] = [await createOrganization(owner), await createOrganization(owner)];
  const sources = [await insertSource(owner, scope, "orders"), await insertSource(owner, scope, "billing")];
  const ada = (await addMember(owner, scope.organizationId, "member")).userId ?? "";
  const people = [scope.userId ?? "", ada];
  await insertVariedJobs(owner, scope, { sources, people, count });
  await insertVariedJobs(owner, rival, { sources: [await insertSource(owner, rival)], people, count: 60 });
  const jobs = await owner.job.findMany({
    where: { organizationId: scope.organizationId },
    select: { id: true, startedBy: true },
  });
  const rows = await findJobRows(
    owner,
    scope,
    jobs.map(({ id }) => id),
  );
  const starterOf = new Map(jobs.map(({ id, startedBy }) => [id, startedBy]));
  return { scope, rival, sources, ada, rows, starterOf };
}

type Meets = (row: JobRow) => boolean;

const ended = (row: JobRow, seconds: number) =>
  row.startedAt !== null &&
  row.finishedAt !== null &&
  Date.parse(row.finishedAt) - Date.parse(row.startedAt) > seconds * 1_000;
const texts = (row: JobRow) =>
  [row.message, row.sourceName, row.relationName].map((text) => text?.toLowerCase());

describe("finding jobs", () => {
  test("by each filter and by several at once shows exactly what meets them, from both ends of the list", {
    timeout: 120_000,
  }, async ({ owner, web }) => {
    const { scope, sources, ada, rows, starterOf } = await setting(owner);
    const [first, last] = [rows.at(-1), rows[0]];
    const day = (row?: JobRow) => row?.createdAt.slice(0, 10) ?? "";
    const cases: [Record<string, unknown>, Meets][] = [
      [{ trigger: "retry" }, (row) => row.trigger === "retry"],
      [
        { trigger: "retry,manual", tab: "failed" },
        (row) => row.trigger !== "schedule" && row.status === "failed",
      ],
      [{ startedBy: ada }, (row) => starterOf.get(row.id) === ada],
      [
        { startedBy: ada, type: "metric_capture", status: "completed" },
        (row) => starterOf.get(row.id) === ada && row.type === "metric_capture" && row.status === "completed",
      ],
      [{ over: "30m" }, (row) => ended(row, 1_800)],
      [{ over: "4000s", source: sources[1] }, (row) => ended(row, 4_000) && row.sourceId === sources[1]],
      [{ q: "unreachable" }, () => false],
      [{ q: "ünREACHABLE" }, (row) => texts(row).some((text) => text?.includes("ünreachable"))],
      [{ q: "100% of _1" }, (row) => texts(row).some((text) => text?.includes("100% of _1"))],
      [{ q: "table_3" }, (row) => row.relationName === "public.table_3"],
      [
        { q: "source 2", tab: "completed" },
        (row) => row.sourceName === "source 2" && row.status === "completed",
      ],
      [{ q: last?.id }, (row) => row.id === last?.id],
      [{ q: last?.shortId.toLowerCase() }, (row) => row.id === last?.id],
      [{ q: "J-000" }, (row) => row.shortId.startsWith("J-000")],
      [
        { q: "J-0000", type: "tag_generation" },
        (row) => row.shortId.startsWith("J-0000") && row.type === "tag_generation",
      ],
      [{ q: "j-" }, () => true],
      [{ q: "orders", by: "asset" }, (row) => row.assetId === sources[0]],
      [{ q: "no such", by: "asset" }, () => false],
      [{ within: "24h" }, () => true],
      [{ from: day(last), to: day(last) }, (row) => day(row) === day(last)],
      [
        { to: day(first), type: "asset_discovery" },
        (row) => day(row) <= day(first) && row.type === "asset_discovery",
      ],
      [{ from: "2020-01-01", to: "2020-01-31" }, () => false],
      [
        { within: "7d", asset: sources[0], trigger: "manual", q: "found", tab: "completed", over: "1m" },
        (row) =>
          row.assetId === sources[0] &&
          row.trigger === "manual" &&
          row.status === "completed" &&
          ended(row, 60) &&
          texts(row).some((text) => text?.includes("found")),
      ],
    ];
    for (const [query, meets] of cases) {
      const expected = rows.filter(meets).map(({ id }) => id);
      const { down, up } = await walk(web, scope, query);
      expect(down, JSON.stringify(query)).toEqual(expected);
      expect(up, JSON.stringify(query)).toEqual(expected);
      // The same condition judges single jobs, and jobs of an organization alone.
      const ids = rows.map(({ id }) => id);
      const judged = await inOrganization(web, scope, (db) =>
        findMatching(db, scope, JobFilter.parse(query), ids),
      );
      expect(new Set(judged), JSON.stringify(query)).toEqual(new Set(expected));
    }
  });

  test("by days means days of the reader's zone", async ({ owner, web }) => {
    const { scope, rows } = await setting(owner, 3_000);
    const zone = "Pacific/Auckland";
    const dayOf = (row: JobRow) => new Date(row.createdAt).toLocaleDateString("sv-SE", { timeZone: zone });
    const middle = rows[1_500];
    const day = middle ? dayOf(middle) : "";
    const page = await pageOf(web, scope, { from: day, to: day }, zone);
    const expected = rows.filter((row) => dayOf(row) === day);
    expect(page.rows.map(({ id }) => id)).toEqual(expected.slice(0, 30).map(({ id }) => id));
    expect(page.counts.all).toBe(expected.length);
  });

  test("longest first puts what has not begun last, and pages through all in both directions", async ({
    owner,
    web,
  }) => {
    const { scope, rows, sources } = await setting(owner);
    const duration = (row: JobRow) =>
      row.startedAt && row.finishedAt ? Date.parse(row.finishedAt) - Date.parse(row.startedAt) : -1;
    const longest = rows.toSorted((a, b) => duration(b) - duration(a) || (a.id < b.id ? 1 : -1));
    for (const [query, meets] of [
      [{}, () => true],
      [
        { source: sources[0], tab: "completed" },
        (row) => row.sourceId === sources[0] && row.status === "completed",
      ],
      [{ q: "found" }, (row) => texts(row).some((text) => text?.includes("found"))],
    ] as [Record<string, unknown>, Meets][]) {
      const expected = longest.filter(meets).map(({ id }) => id);
      const { down, up } = await walk(web, scope, { ...query, sort: "duration" });
      expect(down).toEqual(expected);
      expect(up).toEqual(expected);
    }
  });

  test("finds nothing of another organization, whatever is searched for", async ({ owner, web }) => {
    const { scope, rival, rows } = await setting(owner, 60);
    const theirs = await owner.job.findFirstOrThrow({ where: { organizationId: rival.organizationId } });
    for (const query of [
      { q: theirs.id },
      { q: theirs.shortId },
      { startedBy: theirs.startedBy, q: theirs.shortId },
      { asset: theirs.assetId, by: "asset", q: "orders" },
      { source: theirs.sourceId, over: "1s" },
      { sort: "duration", before: theirs.id },
    ]) {
      expect((await pageOf(web, scope, query)).rows, JSON.stringify(query)).toEqual([]);
    }
    const ids = [theirs.id, rows[0]?.id ?? ""];
    const judged = await inOrganization(web, scope, (db) =>
      findMatching(db, scope, JobFilter.parse({}), ids),
    );
    expect(judged).toEqual([rows[0]?.id]);
  });

  test("by an asset's name that very many have looks at the first 200 of them by name, each time", async ({
    owner,
    web,
  }) => {
    const scope = await createOrganization(owner);
    await insertTablesWithJobs(owner, scope, await insertSource(owner, scope), 210);
    const jobs = await owner.job.findMany({
      where: { organizationId: scope.organizationId, relationName: { lte: "public.table_0200" } },
      orderBy: { id: "desc" },
    });
    const expected = jobs.map(({ id }) => id);
    expect(expected).toHaveLength(200);
    for (const query of [
      { q: "table_", by: "asset" },
      { q: "TABLE_", by: "asset", tab: "active" },
    ])
      expect(await walk(web, scope, query)).toEqual({ down: expected, up: expected });
  });

  test("with an address that makes no sense is the whole list", async ({ owner, web }) => {
    const { scope, rows } = await setting(owner, 60);
    const nonsense = {
      startedBy: "me",
      over: "long",
      trigger: "moon",
      from: "soon",
      within: "1y",
      by: "age",
      q: "  ",
    };
    const edges = { q: "\0", from: "0000-01-01", to: "1969-12-31" };
    for (const query of [nonsense, edges, { from: "1970-01-02", to: "9999-12-31" }])
      expect((await walk(web, scope, query)).down).toEqual(rows.map(({ id }) => id));
  });
});

describe("the counts of tabs", () => {
  test("under every filter are those of counting one by one", async ({ owner, web }) => {
    const { scope, sources, ada, rows, starterOf } = await setting(owner);
    const cases: [Record<string, unknown>, Meets][] = [
      [{ source: sources[0] }, (row) => row.sourceId === sources[0]],
      [{ within: "24h", type: "metric_capture" }, (row) => row.type === "metric_capture"],
      [{ startedBy: ada, status: "failed", tab: "failed" }, (row) => starterOf.get(row.id) === ada],
      [
        { q: "found", asset: sources[1] },
        (row) => row.assetId === sources[1] && Boolean(row.message?.startsWith("Found")),
      ],
      [{ q: "J-0000" }, (row) => row.shortId.startsWith("J-0000")],
      [{ q: "billing", by: "asset" }, (row) => row.assetId === sources[1]],
      [{ over: "10m" }, (row) => ended(row, 600)],
    ];
    for (const [query, meets] of cases) {
      const among = rows.filter(meets);
      const expected = {
        all: among.length,
        active: among.filter(({ status }) => status === "pending").length,
        completed: among.filter(({ status }) => status === "completed").length,
        failed: among.filter(({ status }) => status === "failed").length,
      };
      const counted = await inOrganization(web, scope, (db) => countJobs(db, scope, JobFilter.parse(query)));
      expect(counted, JSON.stringify(query)).toEqual(expected);
      expect((await pageOf(web, scope, query)).counts, JSON.stringify(query)).toEqual(expected);
    }
  });

  test("stop at a thousand a tab where nobody counted in advance, and say so", async ({ owner, web }) => {
    const { scope, sources } = await setting(owner, 6_000);
    const counts = (query: Record<string, unknown>) =>
      inOrganization(web, scope, (db) => countJobs(db, scope, JobFilter.parse(query)));
    const most = { completed: 1_000, atLeast: ["all", "completed"] };
    expect(await counts({ within: "90d" })).toMatchObject({ ...most, failed: 1_000 });
    expect(await counts({ source: sources[0] })).toMatchObject({ ...most, failed: 500 });
    expect(await counts({ trigger: "schedule" })).toMatchObject(most);
    // Types and assets are counted to the end.
    expect(await counts({})).toEqual({ all: 6_000, active: 1_000, completed: 3_000, failed: 1_000 });
    expect(await counts({ asset: sources[0] })).toMatchObject({ all: 3_000 });
  });
});
