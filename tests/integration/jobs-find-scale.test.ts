import v8 from "node:v8";
import vm from "node:vm";
import { describe, expect } from "vitest";
import type { Scope } from "#lib/auth/scope.ts";
import { inOrganization, type PrismaClient } from "#lib/db/client.ts";
import { toCsv, toJson } from "#lib/export.ts";
import { EXPORTED_COLUMNS, readAllJobs } from "#lib/jobs/export.ts";
import { JobFilter } from "#lib/jobs/filter.ts";
import { jobsQuery } from "#lib/jobs/list-query.ts";
import { test } from "#tests/support/database.ts";
import { insertVariedJobs, pageOf, walk } from "#tests/support/job-list.ts";
import { insertCompletedJobs, insertSource } from "#tests/support/job-rows.ts";
import { createOrganization } from "#tests/support/organization.ts";

const JOBS = 120_000;
/** Places of the jobs that are looked for, counted from the newest: beside where searches stop, and the very first. */
const MARKED = [1, 2, 49_999, 50_000, 50_001, 90_000, 100_000, JOBS];

/** An organization with more jobs than a search looks through at once, and a small one beside it. */
async function manyJobs(owner: PrismaClient) {
  const [scope, small] = [await createOrganization(owner), await createOrganization(owner)];
  const sources: string[] = [];
  for (let n = 0; n < 5; n += 1) sources.push(await insertSource(owner, scope, `source${n}`));
  const people = [scope.userId ?? ""];
  const marked = MARKED.map((place) => JOBS - place + 1);
  await insertVariedJobs(owner, scope, { sources, people, count: JOBS, marked });
  await insertVariedJobs(owner, small, { sources: [await insertSource(owner, small)], people, count: 2_000 });
  await owner.$executeRaw`vacuum analyze job`;
  const ids = await owner.$queryRaw<{ id: string }[]>`
    select id from job where organization_id = ${scope.organizationId}::uuid order by id desc`;
  return { scope, small, sources, idAt: (place: number) => ids[place - 1]?.id ?? "" };
}

describe("among more jobs than are looked through at once", () => {
  test("a search stops, says where, and goes on from there until it has found all", {
    timeout: 240_000,
  }, async ({ owner, web }) => {
    const { scope, sources, idAt } = await manyJobs(owner);
    const expected = MARKED.map(idAt);
    const first = await pageOf(web, scope, { q: "needle" });
    expect(first.rows.map(({ id }) => id)).toEqual(expected.slice(0, 4));
    expect(first.older).toBeNull();
    expect(first.searched).toMatchObject({ count: 50_000, until: idAt(50_000) });
    // These were found among the newest: each tab may hold more.
    expect(first.counts.atLeast).toContain("completed");
    for (const query of [{ q: "needle" }, { trigger: "cli" }, { q: "NEEDLE", trigger: "cli,schedule" }])
      expect(await walk(web, scope, query), JSON.stringify(query)).toEqual({ down: expected, up: expected });
    expect((await walk(web, scope, { q: "no such text" })).down).toEqual([]);
    // In a source there are fewer than are looked through: it is searched to the end.
    const inSource = await pageOf(web, scope, { source: sources[0], q: "no such text" });
    expect(inSource.searched).toBeNull();
    expect(inSource.counts).toEqual({ all: 0, active: 0, completed: 0, failed: 0 });
    // A file has what any number of searches would find.
    const file: unknown[] = [];
    const asked = JobFilter.parse({ q: "needle" });
    for await (const batch of readAllJobs((work) => inOrganization(web, scope, work), scope, asked))
      file.push(...batch.map(({ id }) => id));
    expect(file).toEqual(expected);
    // Too many to be sorted by what no index is sorted by: the newest come, and it is said.
    const sorted = await pageOf(web, scope, { sort: "duration" });
    expect(sorted.isTooManyToSort).toBe(true);
    expect(sorted.rows[0]?.id).toBe(idAt(1));
    expect((await pageOf(web, scope, { sort: "duration", within: "24h" })).isTooManyToSort).toBe(false);
  });

  test("a page that indexes answer reads at most 60 buffers, and 80 where it merges all tabs of a source, however deep", {
    timeout: 240_000,
  }, async ({ owner, web }) => {
    const { scope, small, sources, idAt } = await manyJobs(owner);
    const [middle, deepest] = [idAt(JOBS / 2), idAt(JOBS - 60)];
    const shortId = await owner.job.findUniqueOrThrow({ where: { id: middle }, select: { shortId: true } });
    const narrowed = [
      {},
      { tab: "active" },
      { tab: "failed", type: "tag_generation" },
      { status: "cancelled,failed" },
      { type: "asset_discovery" },
      { within: "7d" },
      { from: "2020-01-01", tab: "completed", type: "asset_discovery,metric_capture" },
      { source: sources[1] },
      { source: sources[1], tab: "completed" },
      { source: sources[1], tab: "failed", within: "90d" },
      { asset: sources[2], type: "metric_capture" },
      { asset: sources[2], tab: "failed", to: "2099-01-01" },
      { q: shortId.shortId },
    ];
    const begun = { q: shortId.shortId.slice(0, 5) };
    const buffers: Record<string, number> = {};
    for (const query of narrowed)
      for (const place of [{}, { before: middle }, { after: middle }, { before: deepest }]) {
        const name = JSON.stringify({ ...query, ...place });
        buffers[name] = await buffersOf(web, scope, { ...query, ...place });
        buffers[`small ${name}`] = await buffersOf(web, small, { ...query, ...place });
      }
    // Short ids are counted for all organizations together: a small one's are far apart.
    buffers[JSON.stringify(begun)] = await buffersOf(web, scope, begun);
    // Of an asset the index holds types beside the ids: one that it seldom has is looked for further down.
    const most = (name: string) => (name.includes(`"asset"`) && name.includes(`"type"`) ? 80 : 60);
    const tooMany = Object.entries(buffers).filter(([name, count]) => count > most(name));
    expect(tooMany, JSON.stringify(buffers, null, 1)).toEqual([]);
  });
});

describe("the counts of tabs", () => {
  test("hold for a tab whose jobs are all older than as many as are looked through at once", {
    timeout: 240_000,
  }, async ({ owner, web }) => {
    const scope = await createOrganization(owner);
    const source = await insertSource(owner, scope);
    await insertVariedJobs(owner, scope, { sources: [source], people: [], count: 600 });
    await insertCompletedJobs(owner, scope, 50_100, source);
    const exact = { all: 1_300, active: 100, completed: 1_000, failed: 100, atLeast: ["all", "completed"] };
    for (const query of [
      { source },
      { asset: source, within: "90d" },
      { asset: source, source, type: "asset_discovery,freshness_check,metric_capture,tag_generation" },
      { q: "orders", by: "asset" },
      { within: "90d", type: "asset_discovery,freshness_check,metric_capture,tag_generation" },
    ])
      expect((await pageOf(web, scope, query)).counts, JSON.stringify(query)).toEqual(exact);
    // Not all was looked through: what was not found may be further down, in any tab.
    const unknown = { all: 0, active: 0, completed: 0, failed: 0 };
    for (const query of [{ trigger: "cli" }, { source, q: "no such text" }, { over: "1m", tab: "failed" }])
      expect((await pageOf(web, scope, query)).counts, JSON.stringify(query)).toEqual({
        ...unknown,
        atLeast: ["all", "active", "completed", "failed"],
      });
  });
});

describe("the export", () => {
  test("of very many jobs keeps no more than a batch of them in memory", { timeout: 240_000 }, async ({
    owner,
    web,
  }) => {
    const { scope } = await manyJobs(owner);
    v8.setFlagsFromString("--expose-gc");
    const collect: () => void = vm.runInNewContext("gc");
    const open = <T>(work: Parameters<typeof inOrganization<T>>[2]) => inOrganization(web, scope, work);
    const kept: number[] = [];
    let [length, parts] = [0, 0];
    for await (const part of toJson(readAllJobs(open, scope, JobFilter.parse({})))) {
      length += part.length;
      parts += 1;
      if (parts % 40 !== 0) continue;
      collect();
      kept.push(process.memoryUsage().heapUsed);
    }
    expect(length).toBeGreaterThan(40_000_000);
    expect(Math.max(...kept) - (kept[0] ?? 0)).toBeLessThan(4_000_000);
  });

  test("is CSV and JSON of all that matches, and hands a spreadsheet no formula", async ({ owner, web }) => {
    const scope = await createOrganization(owner);
    const source = await insertSource(owner, scope);
    await insertVariedJobs(owner, scope, { sources: [source], people: [], count: 1_200 });
    await owner.$executeRaw`
      update job set message = '=HYPERLINK("http://evil","x")', relation_name = '-1+cmd|x'
      where status = 'pending' and organization_id = ${scope.organizationId}::uuid`;
    const open = <T>(work: Parameters<typeof inOrganization<T>>[2]) => inOrganization(web, scope, work);
    const read = async (query: object, format: "csv" | "json") => {
      const batches = readAllJobs(open, scope, JobFilter.parse(query));
      let text = "";
      for await (const part of format === "csv" ? toCsv(EXPORTED_COLUMNS, batches) : toJson(batches))
        text += part;
      return text;
    };
    const all: { id: string }[] = JSON.parse(await read({}, "json"));
    expect(new Set(all.map(({ id }) => id)).size).toBe(1_200);
    expect(
      JSON.parse(await read({ tab: "failed", before: all[600]?.id, sort: "duration" }, "json")),
    ).toHaveLength(200);
    expect(JSON.parse(await read({ source: scope.organizationId }, "json"))).toEqual([]);
    const lines = (await read({ tab: "active" }, "csv")).trimEnd().split("\r\n");
    expect(lines).toHaveLength(201);
    expect(lines[0]).toMatch(/^job,type,status,source,relation,/);
    expect(lines[1]).toContain(`,'-1+cmd|x,`);
    expect(lines[1]).toContain(`"'=HYPERLINK(""http://evil"",""x"")"`);
  });
});

type Plan = { Plan: { "Shared Hit Blocks": number; "Shared Read Blocks": number } };

async function buffersOf(web: PrismaClient, scope: Scope, query: object): Promise<number> {
  const filter = JobFilter.parse(query);
  const { before, after } = filter;
  const { text, values } = jobsQuery(scope, filter, { place: before ? { before } : { after }, limit: 51 });
  const plans = await inOrganization(web, scope, (db) =>
    db.$queryRawUnsafe<[{ "QUERY PLAN": [Plan] }]>(
      `explain (analyze, buffers, format json) ${text}`,
      ...values,
    ),
  );
  const { Plan } = plans[0]["QUERY PLAN"][0];
  return Plan["Shared Hit Blocks"] + Plan["Shared Read Blocks"];
}
