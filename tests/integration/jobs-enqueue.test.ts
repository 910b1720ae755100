import { describe, expect } from "vitest";
import { inOrganization } from "#lib/db/client.ts";
import { claim } from "#lib/jobs/claim.ts";
import { internalError } from "#lib/jobs/engine-failures.ts";
import { findJobRows } from "#lib/jobs/queries.ts";
import { retryJob } from "#lib/jobs/retry.ts";
import { requestCancel } from "#lib/jobs/transitions/cancel.ts";
import { fail } from "#lib/jobs/transitions/end.ts";
import { startFromStatistics } from "#lib/lineage/imports.ts";
import { test } from "../support/database.ts";
import { askFor, createEngine, createSource } from "../support/engine.ts";
import { readJob } from "../support/job-history.ts";
import { addMember, createOrganization } from "../support/organization.ts";

const deliveries = (owner: { $queryRaw<T>(sql: TemplateStringsArray): Promise<T> }) =>
  owner.$queryRaw<{ key: string }[]>`select key from graphile_worker.jobs order by id`;

describe("asking for a job", () => {
  test("writes the job, its configuration, its first event and its delivery", async ({ owner, web }) => {
    const scope = await createOrganization(owner);
    const sourceId = await createSource(owner, scope, { timeLimitSeconds: 120 });
    await owner.source.update({ where: { id: sourceId }, data: { excludedSchemas: ["audit"] } });

    const { id, shortId, isNew } = await inOrganization(web, scope, (db) => askFor(db, scope, sourceId));

    expect(isNew).toBe(true);
    expect(shortId).toMatch(/^J-[0-9A-HJKMNP-TV-Z]{6}$/);
    expect(await readJob(owner, id)).toMatchObject({
      status: "pending",
      startedBy: scope.userId,
      startedByName: scope.userName,
      detail: { config: { includedSchemas: [], excludedSchemas: ["audit"], timeLimitSeconds: 120 } },
      events: [{ kind: "created", tabFrom: null, tabTo: 1, actorName: scope.userName }],
    });
    expect(await deliveries(owner)).toEqual([{ key: `job:${id}` }]);
  });

  test("leaves nothing behind when its transaction is rolled back", async ({ owner, web }) => {
    const scope = await createOrganization(owner);
    const sourceId = await createSource(owner, scope);
    const undone = inOrganization(web, scope, async (db) => {
      await askFor(db, scope, sourceId);
      throw new Error("changed my mind");
    });
    await expect(undone).rejects.toThrow("changed my mind");
    expect(await owner.job.count()).toBe(0);
    expect(await owner.jobDetail.count()).toBe(0);
    expect(await owner.jobEvent.count()).toBe(0);
    expect(await deliveries(owner)).toEqual([]);
  });

  test("gives everybody who asks at once the same waiting job", async ({ owner, worker }) => {
    const scope = await createOrganization(owner);
    const sourceId = await createSource(owner, scope);
    const answers = await Promise.all(Array.from({ length: 20 }, () => askFor(worker, scope, sourceId)));
    expect(new Set(answers.map((job) => job.id)).size).toBe(1);
    expect(answers.filter((job) => job.isNew)).toHaveLength(1);
  });

  test("makes another job for another configuration, and once the first has started", async ({
    owner,
    worker,
  }) => {
    const scope = await createOrganization(owner);
    const sourceId = await createSource(owner, scope);
    const first = await askFor(worker, scope, sourceId);
    const other = await askFor(worker, scope, sourceId, { config: { includedSchemas: ["sales"] } });
    expect(other).toMatchObject({ isNew: true });
    await claim(worker, first.id, await createEngine(worker, neverRuns));
    const next = await askFor(worker, scope, sourceId);
    expect(next.isNew).toBe(true);
    expect(new Set([first.id, other.id, next.id]).size).toBe(3);
  });

  test("keeps the asset's name of that time", async ({ owner, worker }) => {
    const scope = await createOrganization(owner);
    const sourceId = await createSource(owner, scope, { name: "orders" });
    const { organizationId } = scope;
    const relation = await owner.asset.create({
      data: { organizationId, sourceId, kind: "table", schemaName: "sales", name: "items" },
    });
    const whole = await askFor(worker, scope, sourceId);
    const part = await askFor(worker, scope, sourceId, { assetId: relation.id });
    await owner.source.update({ where: { id: sourceId }, data: { name: "renamed" } });
    await owner.asset.update({ where: { id: relation.id }, data: { name: "lines" } });
    const labels = { select: { sourceName: true, relationName: true } };
    expect(await owner.job.findUnique({ where: { id: whole.id }, ...labels })).toEqual({
      sourceName: "orders",
      relationName: null,
    });
    expect(await owner.job.findUnique({ where: { id: part.id }, ...labels })).toEqual({
      sourceName: "orders",
      relationName: "sales.items",
    });
  });

  test("is refused, with why, for a removed source, a draft, a viewer, a stranger and a bad setting", async ({
    owner,
    web,
  }) => {
    const scope = await createOrganization(owner);
    const viewer = await addMember(owner, scope.organizationId, "viewer");
    const stranger = await createOrganization(owner, { name: "Other" });
    const sourceId = await createSource(owner, scope);
    const draftId = await createSource(owner, scope, { state: "draft", name: "new-one" });
    const ask = (who: typeof scope, id: string, request = {}) =>
      inOrganization(web, who, (db) => askFor(db, who, id, request));

    await expect(ask(viewer, sourceId)).rejects.toMatchObject({ code: "forbidden" });
    await expect(ask(stranger, sourceId)).rejects.toMatchObject({ code: "not_found" });
    await expect(ask(scope, sourceId, { config: { timeLimitSeconds: 1 } })).rejects.toMatchObject({
      code: "invalid",
      message: expect.stringContaining("timeLimitSeconds"),
    });
    await expect(ask(scope, draftId)).rejects.toMatchObject({
      code: "conflict",
      message: expect.stringMatching(/new-one is not saved/),
    });
    await expect(ask(scope, draftId, { type: "connection_test" })).resolves.toMatchObject({ isNew: true });
    await owner.source.update({ where: { id: sourceId }, data: { state: "removed", removedAt: new Date() } });
    await expect(ask(scope, sourceId)).rejects.toMatchObject({
      code: "conflict",
      message: expect.stringMatching(/was removed/),
    });
    expect(await owner.job.count()).toBe(1);
  });
});

describe("retrying a job", () => {
  test("makes one job, linked and with the same configuration", async ({ owner, worker }) => {
    const scope = await createOrganization(owner);
    const sourceId = await createSource(owner, scope);
    const old = await askFor(worker, scope, sourceId, { config: { includedSchemas: ["sales"] } });
    await requestCancel(worker, scope, old.id);

    const { id, isNew } = await retryJob(worker, scope, old.id);

    expect(isNew).toBe(true);
    expect(await readJob(owner, id)).toMatchObject({
      retryOfId: old.id,
      trigger: "retry",
      status: "pending",
      detail: { config: { includedSchemas: ["sales"], excludedSchemas: [], timeLimitSeconds: 900 } },
    });
    expect(await owner.job.findUnique({ where: { id: old.id } })).toMatchObject({ status: "cancelled" });
    expect(await owner.jobEvent.count({ where: { jobId: old.id, kind: "retried" } })).toBe(1);
  });

  test("of a job that was already retried opens the newest of its chain", async ({ owner, worker }) => {
    const scope = await createOrganization(owner);
    const sourceId = await createSource(owner, scope);
    const engine = await createEngine(worker, neverRuns);
    const first = await askFor(worker, scope, sourceId);
    await claim(worker, first.id, engine);
    await fail(worker, { jobId: first.id, attempt: 1, workerId: engine.worker.id }, internalError("stack"));
    const second = await retryJob(worker, scope, first.id);
    await requestCancel(worker, scope, second.id);
    const third = await retryJob(worker, scope, second.id);
    expect(await retryJob(worker, scope, first.id)).toEqual({ ...third, isNew: false });
  });

  test("answers with the identical job that already waits", async ({ owner, worker }) => {
    const scope = await createOrganization(owner);
    const sourceId = await createSource(owner, scope);
    const old = await askFor(worker, scope, sourceId);
    await requestCancel(worker, scope, old.id);
    const waiting = await askFor(worker, scope, sourceId);
    expect(await retryJob(worker, scope, old.id)).toEqual({ ...waiting, isNew: false });
  });

  test("of what an admin brought takes an admin, and the page says so", async ({ owner, web }) => {
    const admin = await createOrganization(owner);
    const member = await addMember(owner, admin.organizationId, "member");
    const sourceId = await createSource(owner, admin);
    const { id } = await inOrganization(web, admin, (db) => startFromStatistics(db, admin, sourceId));
    await inOrganization(web, admin, (db) => requestCancel(db, admin, id));
    const retry = (who: typeof admin) => inOrganization(web, who, (db) => retryJob(db, who, id));

    await expect(retry(member)).rejects.toMatchObject({ code: "forbidden" });
    await expect(
      inOrganization(web, member, (db) =>
        askFor(db, member, sourceId, { type: "lineage_extraction", config: { fromStatistics: true } }),
      ),
    ).rejects.toMatchObject({ code: "forbidden" });
    expect(await inOrganization(web, member, (db) => findJobRows(db, member, [id]))).toMatchObject([
      { retryNeeds: "sources.manage" },
    ]);
    expect(await retry(admin)).toMatchObject({ isNew: true });
  });

  test("is refused, with why, while the job has not ended, and once its source is gone", async ({
    owner,
    web,
  }) => {
    const scope = await createOrganization(owner);
    const stranger = await createOrganization(owner, { name: "Other" });
    const sourceId = await createSource(owner, scope);
    const job = await inOrganization(web, scope, (db) => askFor(db, scope, sourceId));
    const retry = (who: typeof scope) => inOrganization(web, who, (db) => retryJob(db, who, job.id));

    await expect(retry(scope)).rejects.toMatchObject({
      code: "conflict",
      message: expect.stringMatching(/is pending/),
    });
    await expect(retry(stranger)).rejects.toMatchObject({ code: "not_found" });
    await inOrganization(web, scope, (db) => requestCancel(db, scope, job.id));
    await owner.source.update({ where: { id: sourceId }, data: { state: "removed", removedAt: new Date() } });
    await expect(retry(scope)).rejects.toMatchObject({
      code: "conflict",
      message: expect.stringMatching(/was removed/),
    });
  });
});

const neverRuns = () => Promise.reject(new Error("nothing runs in this test"));
