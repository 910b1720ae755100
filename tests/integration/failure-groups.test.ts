import { describe, expect } from "vitest";
import type { Scope } from "#lib/auth/scope.ts";
import { inOrganization, type PrismaClient } from "#lib/db/client.ts";
import { findFailureDrift, forgetFailures } from "#lib/jobs/failures/drift.ts";
import { foldFailures } from "#lib/jobs/failures/fold.ts";
import { jobsToRetry, listFailureGroups } from "#lib/jobs/failures/queries.ts";
import { test } from "#tests/support/database.ts";
import { insertSource } from "#tests/support/job-rows.ts";
import { insertRuns } from "#tests/support/job-runs.ts";
import { createOrganization } from "#tests/support/organization.ts";
import { noUsage } from "#tests/support/run-history.ts";

const groupsOf = (web: PrismaClient, scope: Scope) =>
  inOrganization(web, scope, (db) => listFailureGroups(db, scope));

/** As far as it tells what happened. */
const told = async (web: PrismaClient, scope: Scope) =>
  (await groupsOf(web, scope)).map(({ code, jobs, open, isAgain, resolvedAt, places }) => ({
    ...{ code, jobs, open, isAgain, isResolved: resolvedAt !== null },
    places: places.map(({ label, jobs: failed }) => `${label.split("-")[0]} ${failed}`),
  }));

const refused = (host: string) => ({
  class: "NETWORK" as const,
  code: "NETWORK/refused",
  message: `${host} refused the connection.`,
  retryHelps: true,
});

describe("failures by cause", () => {
  test("are resolved where the next run completes, come back as again, and know what to retry", async ({
    owner,
    worker,
    web,
  }) => {
    const scope = await createOrganization(owner);
    const [orders, billing] = [
      await insertSource(owner, scope, "orders"),
      await insertSource(owner, scope, "billing"),
    ];
    await foldFailures(worker);
    await insertRuns(owner, scope, orders, [
      { minutesAgo: 60, seconds: 1, failure: noUsage("returns") },
      { minutesAgo: 50, seconds: 1, failure: noUsage("sales") },
      { minutesAgo: 45, seconds: 1, type: "connection_test", failure: noUsage("sales") },
    ]);
    const [last = ""] = await insertRuns(owner, scope, billing, [
      { minutesAgo: 40, seconds: 1, failure: noUsage("crm") },
    ]);
    await insertRuns(owner, scope, billing, [
      { minutesAgo: 30, seconds: 1, type: "tag_generation", failure: refused("db.example.com:5432") },
    ]);
    await foldFailures(worker);
    const network = {
      code: "NETWORK/refused",
      jobs: 1,
      open: 1,
      isAgain: false,
      isResolved: false,
      places: ["billing 1"],
    };
    const permission = { code: "PERMISSION/schema", jobs: 3, open: 2, isAgain: false, isResolved: false };
    expect(await told(web, scope)).toEqual([network, { ...permission, places: ["billing 1", "orders 2"] }]);

    // A retry may help where a server was there before; where none ever answered, its address is looked at first.
    const mayHelp = async () =>
      (await groupsOf(web, scope)).find(({ code }) => code === network.code)?.retryHelps;
    expect(await mayHelp()).toBe(false);
    await owner.source.update({ where: { id: billing }, data: { serverVersion: "16.4" } });
    expect(await mayHelp()).toBe(true);

    // The next run of one asset completes: it is over there, and not elsewhere.
    await insertRuns(owner, scope, orders, [{ minutesAgo: 20, seconds: 1 }]);
    await foldFailures(worker);
    expect((await told(web, scope))[1]).toEqual({
      ...permission,
      open: 1,
      places: ["billing 1", "orders 2"],
    });
    const [, group] = await groupsOf(web, scope);
    expect(group).toMatchObject({
      message: noUsage("crm").message,
      remedy: noUsage("crm").remedy,
      retryHelps: false,
    });
    const retry = inOrganization(web, scope, (db) => jobsToRetry(db, scope, group?.id ?? ""));
    expect(await retry).toEqual([last]);
    const stranger = await createOrganization(owner);
    await expect(
      inOrganization(web, stranger, (db) => jobsToRetry(db, stranger, group?.id ?? "")),
    ).rejects.toThrow();

    // Both types of the other: over everywhere. Then it comes back.
    await insertRuns(owner, scope, billing, [
      { minutesAgo: 15, seconds: 1 },
      { minutesAgo: 14, seconds: 1, type: "tag_generation" },
    ]);
    await foldFailures(worker);
    expect((await told(web, scope)).map(({ isResolved, open }) => [isResolved, open])).toEqual([
      [true, 0],
      [true, 0],
    ]);
    await insertRuns(owner, scope, orders, [{ minutesAgo: 5, seconds: 1, failure: noUsage("hr") }]);
    await Promise.allSettled([foldFailures(worker), foldFailures(worker)]);
    await foldFailures(worker);
    expect((await told(web, scope))[0]).toMatchObject({ jobs: 4, open: 1, isAgain: true, isResolved: false });

    // Taken anew, what is open is the same.
    await owner.$executeRaw`delete from job_failure_fold`;
    await foldFailures(worker);
    expect((await told(web, scope))[0]).toMatchObject({ jobs: 4, open: 1, isResolved: false });
  });

  test("that are wrong are found and taken anew, and what is not folded yet is not wrong", async ({
    owner,
    worker,
    web,
  }) => {
    const scope = await createOrganization(owner);
    const [orders, billing] = [await insertSource(owner, scope), await insertSource(owner, scope)];
    const drift = () => inOrganization(web, scope, (db) => findFailureDrift(db, scope));
    await foldFailures(worker);
    await insertRuns(owner, scope, orders, [{ minutesAgo: 9, seconds: 1, failure: noUsage("hr") }]);
    await insertRuns(owner, scope, billing, [
      { minutesAgo: 8, seconds: 1, failure: noUsage("hr") },
      { minutesAgo: 7, seconds: 1 },
    ]);
    expect(await drift()).toEqual([]);
    await foldFailures(worker);
    expect(await drift()).toEqual([]);
    const right = await told(web, scope);

    await owner.$executeRaw`
      update job_failure_place set resolved_at = case when resolved_at is null then now() end`;
    expect((await drift()).map(({ isFailed, isOpen }) => ({ isFailed, isOpen }))).toEqual(
      expect.arrayContaining([
        { isFailed: true, isOpen: false },
        { isFailed: false, isOpen: true },
      ]),
    );
    await inOrganization(web, scope, (db) => forgetFailures(db, scope));
    await foldFailures(worker);
    expect(await drift()).toEqual([]);
    expect(await told(web, scope)).toEqual(right);
  });

  test("are told in one fold what failed, completed and failed again meanwhile", async ({
    owner,
    worker,
    web,
  }) => {
    const scope = await createOrganization(owner);
    const source = await insertSource(owner, scope);
    await foldFailures(worker);
    await insertRuns(owner, scope, source, [
      { minutesAgo: 9, seconds: 1, failure: refused("a.example.com") },
      { minutesAgo: 8, seconds: 1 },
      { minutesAgo: 7, seconds: 1, failure: refused("b.example.com") },
    ]);
    await foldFailures(worker);
    expect(await told(web, scope)).toMatchObject([{ jobs: 2, open: 1, isAgain: true }]);
  });
});
