import { randomUUID } from "node:crypto";
import { describe, expect } from "vitest";
import { inOrganization } from "#lib/db/client.ts";
import { JobFilter } from "#lib/jobs/filter.ts";
import { listJobs } from "#lib/jobs/queries.ts";
import { requestCancel, requestCancels } from "#lib/jobs/transitions/cancel.ts";
import { complete } from "#lib/jobs/transitions/end.ts";
import { carryOutBatch } from "#lib/operations/carry-out.ts";
import { actOnMatching } from "#lib/operations/commands.ts";
import { createSource, newJob } from "../support/engine.ts";
import { insertTablesWithJobs } from "../support/job-rows.ts";
import { asked, askForMany, finish, means, test } from "../support/operations.ts";
import { addMember, createOrganization } from "../support/organization.ts";

describe("everything that matches", () => {
  test("is what matched as it was confirmed: jobs that come later are left alone", async ({
    owner,
    worker,
    scope,
    source,
    ask,
  }) => {
    const jobs = await askForMany(worker, scope, source, 3);
    const other = await createSource(owner, scope);
    const [elsewhere = ""] = await askForMany(worker, scope, other, 1);
    await requestCancels(worker, scope, [...jobs, elsewhere]);
    const filter = { source, status: "cancelled" };
    expect(await ask.foresee("retry", filter)).toMatchObject({ count: 3, others: [] });
    const { id, total } = await ask.matching("retry", filter);
    expect(total).toBe(3);
    await carryOutBatch(means(worker, 1));
    const [retry] = await owner.job.findMany({ where: { retryOfId: { not: null } } });
    await requestCancel(worker, scope, retry?.id ?? ""); // it matches by now
    await finish(worker);
    expect(await ask.read(id)).toMatchObject({
      ...{ state: "finished", counts: { done: 3 }, filter: { source: [source], status: ["cancelled"] } },
    });
    expect(await owner.job.count({ where: { retryOfId: { not: null } } })).toBe(3);
    expect(await ask.foresee("retry", filter)).toMatchObject({
      ...{ count: 1, others: ["3 retried already"] },
    });
  });

  test("is refused where an asset's name is that of more assets than the list looks at", async ({
    owner,
    web,
    scope,
    source,
    ask,
  }) => {
    await insertTablesWithJobs(owner, scope, source, 201);
    const wide = { q: "table_", by: "asset" };
    expect(await ask.foresee("cancel", { ...wide, q: "table_01" })).toMatchObject({ count: 100 });
    const sentence = "More than 200 assets have such a name. Search for a longer part of it.";
    await expect(ask.foresee("cancel", wide)).rejects.toThrow(sentence);
    const confirmed = { narrowing: JobFilter.parse(wide), upTo: randomUUID(), count: 500 };
    const question = { verb: "cancel" as const, reason: "", requestKey: randomUUID() };
    const acted = inOrganization(web, scope, (db) => actOnMatching(db, scope, question, confirmed));
    await expect(acted).rejects.toThrow(sentence);
  });

  test("is what the list shows, whatever it is filtered by", async ({
    owner,
    web,
    worker,
    scope,
    source,
    ask,
  }) => {
    const [first = ""] = await askForMany(worker, scope, source, 3);
    await askForMany(worker, scope, await createSource(owner, scope), 2);
    const { shortId, sourceName } = await owner.job.findUniqueOrThrow({ where: { id: first } });
    const filters = [
      { q: sourceName, tab: "active" },
      { q: shortId },
      { asset: source },
      { trigger: "manual" },
      { trigger: "schedule" },
      { startedBy: scope.userId },
      { within: "24h" },
      { type: "connection_test" },
      { over: "1h", tab: "active" },
    ];
    const counts = await Promise.all(
      filters.map(async (filter) => {
        const { count } = await ask.foresee("cancel", filter);
        const listed = await inOrganization(web, scope, (db) => listJobs(db, scope, JobFilter.parse(filter)));
        expect([filter, count]).toEqual([filter, listed.rows.length]);
        return count;
      }),
    );
    expect(counts).toEqual([3, 1, 3, 5, 0, 5, 5, 0, 0]);
  });

  test("tells apart what cannot be acted upon", async ({ owner, web, worker }) => {
    const { scope, sourceId, take } = await newJob(owner, worker);
    await complete(worker, await take(), { message: "done" });
    const jobs = await askForMany(worker, scope, sourceId, 5);
    await requestCancels(worker, scope, jobs.slice(0, 2));
    const ask = asked(web, scope);
    expect(await ask.foresee("retry", { source: sourceId })).toMatchObject({
      ...{ count: 2, others: ["3 not ended", "1 completed"], isTooMuch: false },
    });
    expect(await ask.foresee("cancel", { source: sourceId })).toMatchObject({
      ...{ count: 3, others: ["3 ended"] },
    });
  });

  test("is counted also where what cannot be acted upon takes too long to find", async ({
    owner,
    web,
    worker,
  }) => {
    const { scope, sourceId, take } = await newJob(owner, worker);
    await complete(worker, await take(), { message: "done" });
    await askForMany(worker, scope, sourceId, 2);
    await owner.$executeRawUnsafe(`
      create function slow_where_ended(tab smallint) returns boolean language plpgsql cost 100000 as $$
      begin perform pg_sleep(case when tab = 1 then 0 else 10 end); return true; end $$`);
    await owner.$executeRawUnsafe(`
      create policy slow on job as restrictive to tidewatch_web using (slow_where_ended(tab))`);
    const prospect = await asked(web, scope).foresee("cancel", { source: sourceId });
    expect(prospect).toMatchObject({ count: 2, others: [] });
  });

  test("is refused without a filter that leaves out some of what could be meant", async ({
    worker,
    scope,
    source,
    ask,
  }) => {
    await askForMany(worker, scope, source, 2);
    for (const filter of [{}, { tab: "active" }, { status: "pending,running" }, { sort: "duration" }]) {
      await expect(ask.matching("cancel", filter)).rejects.toMatchObject({
        code: "invalid",
        message: expect.stringMatching(/^No filter is set, so this would cancel every job/),
      });
    }
    await expect(ask.matching("retry", { tab: "all" })).rejects.toMatchObject({ code: "invalid" });
    await expect(ask.matching("cancel", { source: "no id" })).rejects.toMatchObject({ code: "invalid" });
    expect(await ask.matching("cancel", { status: "pending" })).toMatchObject({ total: 2 });
  });

  test("does nothing where more match than the person was told", async ({
    owner,
    worker,
    scope,
    source,
    ask,
  }) => {
    await askForMany(worker, scope, source, 3);
    await expect(ask.matching("cancel", { source }, { count: 2 })).rejects.toMatchObject({
      ...{ code: "conflict", message: expect.stringContaining("More than the 2 jobs match by now") },
    });
    expect(await owner.jobOperation.count()).toBe(0);
    await expect(ask.matching("retry", { source }, { count: 3 })).rejects.toThrow("can be retried any more");
  });
});

describe("an operation", () => {
  test("is one, however often it is confirmed", async ({ owner, worker, scope, source, ask }) => {
    const jobs = await askForMany(worker, scope, source, 2);
    const key = randomUUID();
    const clicks = await Promise.all(Array.from({ length: 5 }, () => ask.chosen("cancel", jobs, "", key)));
    expect(new Set(clicks.map(({ id }) => id)).size).toBe(1);
    expect(clicks.filter(({ isNew }) => isNew)).toHaveLength(1);
    expect(await owner.jobOperation.count()).toBe(1);
    expect(await owner.jobOperationItem.count()).toBe(2);
  });

  test("is refused to viewers, who see what came of those of others", async ({
    owner,
    web,
    worker,
    scope,
    source,
    ask,
  }) => {
    const jobs = await askForMany(worker, scope, source, 1);
    const { id } = await ask.chosen("cancel", jobs);
    const viewer = asked(web, await addMember(owner, scope.organizationId, "viewer"));
    for (const refused of [
      () => viewer.chosen("cancel", jobs),
      () => viewer.matching("cancel", { source }),
      () => viewer.foresee("cancel", { source }),
      () => viewer.stop(id),
    ]) {
      await expect((async () => refused())()).rejects.toMatchObject({ code: "forbidden" });
    }
    expect(await viewer.items(id)).toHaveLength(1);
  });

  test("stops where who asked has left, or may run nothing any more", async ({
    owner,
    web,
    worker,
    scope,
    source,
  }) => {
    const jobs = await askForMany(worker, scope, source, 4);
    const demoted = await addMember(owner, scope.organizationId, "member");
    const gone = await addMember(owner, scope.organizationId, "member");
    const started = await Promise.all(
      [demoted, gone].map((asker) => asked(web, asker).chosen("cancel", jobs)),
    );
    await carryOutBatch(means(worker, 1));
    const ofAsker = (userId: string | null) => ({ where: { userId: userId ?? "" } });
    await owner.member.updateMany({ ...ofAsker(demoted.userId), data: { role: "viewer" } });
    await owner.member.deleteMany(ofAsker(gone.userId));
    for (const _ of started) await carryOutBatch(means(worker));
    const stopped = await Promise.all(started.map(({ id }) => asked(web, scope).read(id)));
    expect(stopped).toMatchObject(
      [demoted, gone].map(({ userName }) => ({
        ...{ state: "stopped", stopReason: `${userName} may not run jobs here any more` },
      })),
    );
    expect(await owner.job.count({ where: { status: "pending" } })).toBe(3);
  });

  test("reaches nothing of another organization", async ({ owner, web, worker, scope, source, ask }) => {
    const jobs = await askForMany(worker, scope, source, 2);
    const { id } = await ask.chosen("cancel", jobs);
    const rivalScope = await createOrganization(owner, { name: "Rival" });
    const rival = asked(web, rivalScope);
    const [own = ""] = await askForMany(worker, rivalScope, await createSource(owner, rivalScope), 1);
    await expect(rival.chosen("cancel", jobs)).rejects.toMatchObject({ code: "conflict" });
    expect(await rival.chosen("cancel", [own, ...jobs])).toMatchObject({ total: 1 });
    expect(await rival.foresee("cancel", { source })).toMatchObject({ count: 0 });
    await expect(rival.stop(id)).rejects.toMatchObject({ code: "not_found" });
    await expect(rival.read(id)).rejects.toMatchObject({ code: "not_found" });
    expect(await rival.items(id)).toEqual([]);
  });
});
