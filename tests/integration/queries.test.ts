import { describe, expect } from "vitest";
import type { Scope } from "#lib/auth/scope.ts";
import { inOrganization, type PrismaClient } from "#lib/db/client.ts";
import { countJobs } from "#lib/jobs/counts.ts";
import { JobFilter } from "#lib/jobs/filter.ts";
import { jobsQuery } from "#lib/jobs/list-query.ts";
import { findJobRows, listJobs } from "#lib/jobs/queries.ts";
import { isActive } from "#lib/jobs/status.ts";
import type { JobRow } from "#lib/jobs/views.ts";
import { test } from "#tests/support/database.ts";
import { insertSource } from "#tests/support/job-rows.ts";
import { createOrganization } from "#tests/support/organization.ts";

/** Jobs of every type, status and source, in random order, as a worker's statements leave them. */
async function insertHistory(
  owner: PrismaClient,
  { organizationId }: Scope,
  sources: string[],
  count: number,
  statuses = ["pending", "running", "completed", "completed", "completed", "failed", "cancelled"],
) {
  await owner.$executeRaw`
    insert into job (organization_id, source_id, asset_id, type, trigger, status, attempt, slot, lease_expires_at,
      started_at, finished_at)
    select ${organizationId}::uuid, source_id, source_id, type, 'manual', status, 1, null,
      case status when 'running' then now() + interval '1 hour' end, now(),
      case when status in ('completed', 'failed', 'cancelled') then now() end
    from (
      select case when status = 'running' then null
          else (${sources}::uuid[])[1 + floor(random() * cardinality(${sources}::uuid[]))] end as source_id, type, status
      from (
        select (array['asset_discovery', 'connection_test', 'tag_generation'])[1 + floor(random() * 3)] as type,
          (${statuses}::text[])[1 + floor(random() * cardinality(${statuses}::text[]))] as status
        from generate_series(1, ${count}::integer)) drawn) job`;
}

/** What a filter means, said once more and plainly. */
const meets = (row: JobRow, filter: JobFilter): boolean => {
  const inTab =
    filter.tab === "all" || (filter.tab === "active" ? isActive(row.status) : row.status === filter.tab);
  const among = (value: string | null, wanted: readonly string[]) =>
    wanted.length === 0 || wanted.includes(value ?? "");
  return (
    inTab &&
    among(row.type, filter.type) &&
    among(row.status, filter.status) &&
    among(row.sourceId, filter.source) &&
    (!filter.asset || filter.asset === row.assetId)
  );
};

const listed = (web: PrismaClient, scope: Scope, query: Record<string, unknown>) =>
  inOrganization(web, scope, (db) => listJobs(db, scope, JobFilter.parse(query)));

async function readAll(owner: PrismaClient, scope: Scope): Promise<JobRow[]> {
  const jobs = await owner.job.findMany({
    where: { organizationId: scope.organizationId },
    select: { id: true },
  });
  return findJobRows(
    owner,
    scope,
    jobs.map(({ id }) => id),
  );
}

describe("the list", () => {
  test("shows each job exactly once, page by page, in both directions, under every filter", {
    timeout: 60_000,
  }, async ({ owner, web }) => {
    const scope = await createOrganization(owner);
    const sources = [
      await insertSource(owner, scope),
      await insertSource(owner, scope),
      await insertSource(owner, scope),
    ];
    await insertHistory(owner, scope, sources, 400);
    const all = await readAll(owner, scope);
    const filters = [
      {},
      { tab: "active" },
      { tab: "completed" },
      { tab: "failed" },
      { type: "asset_discovery" },
      { tab: "completed", type: "asset_discovery,tag_generation" },
      { status: "cancelled" },
      { status: "pending,failed" },
      { tab: "active", status: "running" },
      { tab: "failed", status: "running" },
      { source: sources[0] },
      { source: [sources[0], sources[1]].join(","), tab: "completed" },
      { source: sources[2], type: "connection_test", status: "completed,pending" },
      { asset: sources[1] },
      { asset: sources[1], tab: "completed", type: "tag_generation" },
      { source: "00000000-0000-4000-8000-000000000000" },
      { type: Array.from({ length: 30 }, (_, n) => `unknown_${"x".repeat(n)}`).join(",") },
    ];
    for (const query of filters) {
      const expected = all.filter((row) => meets(row, JobFilter.parse(query))).map((row) => row.id);
      const downwards: string[] = [];
      let page = await listed(web, scope, query);
      downwards.push(...page.rows.map((row) => row.id));
      expect(page.newer).toBeNull();
      while (page.older) {
        page = await listed(web, scope, { ...query, before: page.older });
        downwards.push(...page.rows.map((row) => row.id));
      }
      expect(downwards).toEqual(expected);
      const upwards = page.rows.map((row) => row.id);
      while (page.newer) {
        page = await listed(web, scope, { ...query, after: page.newer });
        upwards.unshift(...page.rows.map((row) => row.id));
      }
      expect(upwards).toEqual(expected);
    }
  });

  test("counts what each tab holds under its types, sources and asset, whatever its statuses and page", async ({
    owner,
    web,
  }) => {
    const scope = await createOrganization(owner);
    const sources = [await insertSource(owner, scope), await insertSource(owner, scope)];
    await insertHistory(owner, scope, sources, 300);
    const all = await readAll(owner, scope);
    for (const query of [
      {},
      { type: "asset_discovery" },
      { type: "asset_discovery,connection_test", source: sources[0] },
      { asset: sources[1] },
      { tab: "failed", status: "failed", before: all[150]?.id },
    ]) {
      const filter = JobFilter.parse(query);
      const among = all.filter((row) => meets(row, { ...filter, tab: "all", status: [] }));
      const counts = await inOrganization(web, scope, (db) => countJobs(db, scope, filter));
      expect(counts).toEqual({
        all: among.length,
        active: among.filter((row) => isActive(row.status)).length,
        completed: among.filter((row) => row.status === "completed").length,
        failed: among.filter((row) => row.status === "failed").length,
      });
      expect((await listed(web, scope, query)).counts).toEqual(counts);
    }
  });

  test("shows nothing of another organization, by its filters, cursors or ids", async ({ owner, web }) => {
    const [mine, theirs] = [await createOrganization(owner), await createOrganization(owner)];
    const source = await insertSource(owner, theirs);
    await insertHistory(owner, theirs, [source], 20);
    const [job] = await readAll(owner, theirs);
    for (const query of [{}, { source }, { asset: source }, { before: job?.id }, { after: job?.id }]) {
      const page = await listed(web, mine, query);
      expect(page.rows).toEqual([]);
      expect(page.counts).toEqual({ all: 0, active: 0, completed: 0, failed: 0 });
    }
    expect(await inOrganization(web, mine, (db) => findJobRows(db, mine, [job?.id ?? ""]))).toEqual([]);
    // Even asked in the other's name: the open organization decides.
    expect(await inOrganization(web, mine, (db) => findJobRows(db, theirs, [job?.id ?? ""]))).toEqual([]);
  });

  test("reads at most 60 buffers of a hundred thousand jobs, whichever tab, type, source or depth", {
    timeout: 120_000,
  }, async ({ owner, web }) => {
    const [scope, small] = [await createOrganization(owner), await createOrganization(owner)];
    const sources: string[] = [];
    for (let n = 0; n < 5; n += 1) sources.push(await insertSource(owner, scope));
    await insertHistory(owner, small, [await insertSource(owner, small)], 200);
    await insertHistory(owner, scope, sources, 60_000);
    // The last failure is long ago: a plan that walks back through all jobs until it has its page meets them all.
    await insertHistory(owner, scope, sources, 40_000, ["completed", "cancelled"]);
    await owner.$executeRaw`vacuum analyze job`;
    const [middle] = await owner.job.findMany({
      orderBy: { id: "asc" },
      skip: 50_000,
      take: 1,
      select: { id: true },
    });
    const types = "asset_discovery,connection_test,tag_generation";
    const buffers: Record<string, number> = {};
    for (const query of [
      {},
      { tab: "active" },
      { tab: "completed" },
      { tab: "failed" },
      { tab: "failed", type: "tag_generation" },
      { tab: "completed", type: types },
      { type: "asset_discovery" },
      { status: "cancelled" },
      { source: sources[0] },
      { asset: sources[0] },
      { before: middle?.id },
      { tab: "failed", before: middle?.id },
      { tab: "completed", type: "asset_discovery", after: middle?.id },
    ]) {
      const filter = JobFilter.parse(query);
      buffers[JSON.stringify(query)] = await buffersOf(web, scope, filter);
      buffers[`small ${JSON.stringify(query)}`] = await buffersOf(web, small, filter);
    }
    const tooMany = Object.entries(buffers).filter(([, count]) => count > 60);
    expect(tooMany, JSON.stringify(buffers, null, 1)).toEqual([]);
  });
});

type Plan = { Plan: { "Shared Hit Blocks": number; "Shared Read Blocks": number } };

async function buffersOf(web: PrismaClient, scope: Scope, filter: JobFilter): Promise<number> {
  const { before, after } = filter;
  const query = jobsQuery(scope, filter, { place: before ? { before } : { after }, limit: 51 });
  const plans = await inOrganization(web, scope, (db) =>
    db.$queryRawUnsafe<[{ "QUERY PLAN": [Plan] }]>(
      `explain (analyze, buffers, format json) ${query.text}`,
      ...query.values,
    ),
  );
  const { Plan } = plans[0]["QUERY PLAN"][0];
  return Plan["Shared Hit Blocks"] + Plan["Shared Read Blocks"];
}
