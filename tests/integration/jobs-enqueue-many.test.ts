import { describe, expect } from "vitest";
import type { Scope } from "#lib/auth/scope.ts";
import { type Db, inOrganization, type PrismaClient } from "#lib/db/client.ts";
import { enqueueJobs, type JobRequest } from "#lib/jobs/enqueue.ts";
import { test } from "../support/database.ts";
import { askFor, createSource } from "../support/engine.ts";
import { addMember, createOrganization } from "../support/organization.ts";

const requestFor = (sourceId: string, more: Partial<JobRequest> = {}): JobRequest => ({
  type: "asset_discovery",
  sourceId,
  assetId: sourceId,
  trigger: "manual",
  ...more,
});

const createSources = (owner: Db, scope: Scope, count: number) =>
  Promise.all(Array.from({ length: count }, () => createSource(owner, scope)));

/** A job as it stands, without what is its own alone. */
async function written(owner: PrismaClient, jobId: string) {
  const job = await owner.job.findUniqueOrThrow({
    where: { id: jobId },
    omit: { id: true, shortId: true, queuedAt: true, createdAt: true },
  });
  const detail = await owner.jobDetail.findUniqueOrThrow({ where: { jobId }, omit: { jobId: true } });
  const events = await owner.jobEvent.findMany({
    where: { jobId },
    omit: { id: true, jobId: true, at: true },
  });
  return { ...job, detail, events };
}

const deliveries = (owner: PrismaClient) =>
  owner.$queryRaw<{ key: string; payload: unknown; most: number }[]>`
    select j.key, p.payload, j.max_attempts as most
    from graphile_worker.jobs j join graphile_worker._private_jobs p using (id) order by j.key`;

describe("asking for many jobs", () => {
  test("writes each as if it were asked for alone", async ({ owner, worker }) => {
    const scope = await createOrganization(owner);
    const [one = "", ...others] = await createSources(owner, scope, 4);
    const alone = await askFor(worker, scope, one);
    const [single] = await deliveries(owner);

    const jobs = await enqueueJobs(
      worker,
      scope,
      others.map((sourceId) => requestFor(sourceId)),
    );

    expect(jobs.map(({ isNew }) => isNew)).toEqual([true, true, true]);
    const own = ["sourceId", "assetId", "sourceName", "dedupeKey"];
    const common = (job: object) =>
      Object.fromEntries(Object.entries(job).filter(([name]) => !own.includes(name)));
    const expected = common(await written(owner, alone.id));
    for (const [at, { id }] of jobs.entries()) {
      const job = await written(owner, id);
      expect(common(job)).toEqual(expected);
      expect(job).toMatchObject({ sourceId: others[at], assetId: others[at] });
    }
    const made = await deliveries(owner);
    expect(made).toHaveLength(4);
    for (const { id } of jobs)
      expect(made).toContainEqual({ ...single, key: `job:${id}`, payload: { jobId: id } });
  });

  test("answers a duplicate with the first, waiting already or asked for in the same call", async ({
    owner,
    worker,
  }) => {
    const scope = await createOrganization(owner);
    const [waiting = "", fresh = ""] = await createSources(owner, scope, 2);
    const first = await askFor(worker, scope, waiting);
    const [again, made, twice] = await enqueueJobs(worker, scope, [
      requestFor(waiting),
      requestFor(fresh),
      requestFor(fresh),
    ]);
    expect(again).toEqual({ ...first, isNew: false });
    expect(made).toMatchObject({ isNew: true });
    expect(twice).toEqual({ ...made, isNew: false });
    expect(await owner.job.count()).toBe(2);
    expect(await deliveries(owner)).toHaveLength(2);
  });

  test("at once in opposite orders makes each job once", async ({ owner, worker }) => {
    const scope = await createOrganization(owner);
    const requests = (await createSources(owner, scope, 30)).map((sourceId) => requestFor(sourceId));
    const answers = await Promise.all(
      Array.from({ length: 8 }, (_, n) =>
        enqueueJobs(worker, scope, n % 2 === 0 ? requests : requests.toReversed()),
      ),
    );
    expect(answers.flat().filter(({ isNew }) => isNew)).toHaveLength(30);
    expect(new Set(answers.flat().map(({ id }) => id)).size).toBe(30);
    expect(await owner.job.count()).toBe(30);
  });

  test("makes none where one is another organization's, removed, a bad setting, or a viewer asks", async ({
    owner,
    web,
  }) => {
    const scope = await createOrganization(owner);
    const viewer = await addMember(owner, scope.organizationId, "viewer");
    const stranger = await createOrganization(owner, { name: "Other" });
    const [good = "", gone = ""] = await createSources(owner, scope, 2);
    const foreign = await createSource(owner, stranger);
    await owner.source.update({ where: { id: gone }, data: { state: "removed", removedAt: new Date() } });
    const ask = (who: Scope, last: JobRequest) =>
      inOrganization(web, who, (db) => enqueueJobs(db, who, [requestFor(good), last]));

    await expect(ask(scope, requestFor(foreign))).rejects.toMatchObject({ code: "not_found" });
    await expect(ask(scope, requestFor(gone))).rejects.toMatchObject({ code: "conflict" });
    await expect(ask(scope, requestFor(good, { config: { timeLimitSeconds: 1 } }))).rejects.toMatchObject({
      code: "invalid",
    });
    await expect(ask(viewer, requestFor(good))).rejects.toMatchObject({ code: "forbidden" });
    expect(await owner.job.count()).toBe(0);
    expect(await deliveries(owner)).toEqual([]);
  });

  test("asks for nothing where nothing is asked for", async ({ owner, worker }) => {
    expect(await enqueueJobs(worker, await createOrganization(owner), [])).toEqual([]);
  });
});
