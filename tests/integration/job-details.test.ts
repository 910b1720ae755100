import pg from "pg";
import { describe, expect, vi } from "vitest";
import { z } from "zod";
import { ROLES, type Scope } from "#lib/auth/scope.ts";
import { inOrganization, type PrismaClient } from "#lib/db/client.ts";
import { getJobDetails } from "#lib/jobs/details/job-details.ts";
import type { JobDetails } from "#lib/jobs/views.ts";
import { test } from "#tests/support/database.ts";
import { insertSource } from "#tests/support/job-rows.ts";
import { insertRuns, type Run } from "#tests/support/job-runs.ts";
import { FAILURE, insertJobIn } from "#tests/support/job-states.ts";
import { createOrganization } from "#tests/support/organization.ts";

const detailsOf = (web: PrismaClient, scope: Scope, id: string): Promise<JobDetails> =>
  inOrganization(web, scope, (db) => getJobDetails(db, scope, id));

const Asked = z.union([z.string(), z.object({ text: z.string() }).transform(({ text }) => text)]);

/** What a process asked its databases while it did something, but for where transactions begin and end. */
async function statementsOf(work: () => Promise<unknown>): Promise<string[]> {
  const query = vi.spyOn(pg.Client.prototype, "query");
  try {
    await work();
    const texts = query.mock.calls.map((call: readonly unknown[]) => Asked.parse(call[0]));
    return texts.filter((text) => !/^(begin|commit)/i.test(text));
  } finally {
    query.mockRestore();
  }
}

/** Ten minutes apart, the last of them ten minutes ago. */
const series = (count: number, run: Partial<Run> = {}): Run[] =>
  Array.from({ length: count }, (_, n) => ({ minutesAgo: (count - n) * 10, seconds: 60 + n, ...run }));

describe("the details of a job", () => {
  test("are read in five statements at most, however much there is to tell", async ({ owner, web }) => {
    const scope = await createOrganization(owner);
    const sourceId = await insertSource(owner, scope);
    const ids = await insertRuns(owner, scope, sourceId, series(60));
    const failed = await insertJobIn(owner, scope, "failed");
    for (const id of [ids.at(-1) ?? "", failed]) {
      await detailsOf(web, scope, id);
      const asked = await statementsOf(() => detailsOf(web, scope, id));
      expect(asked.length, asked.join("\n")).toBeLessThanOrEqual(5);
    }
  });

  test("tell those who may not run jobs neither stack nor machine, and leave out no cause and no fix", async ({
    owner,
    web,
  }) => {
    const scope = await createOrganization(owner);
    const id = await insertJobIn(owner, scope, "failed");
    for (const role of ROLES) {
      const details = await detailsOf(web, { ...scope, role }, id);
      const isToldAll = role !== "viewer";
      expect(/reading\.ts/.test(JSON.stringify(details)), role).toBe(isToldAll);
      expect(/worker-1/.test(JSON.stringify(details)), role).toBe(isToldAll);
      expect(details.failure?.remedySql).toBe("GRANT USAGE ON SCHEMA returns TO tidewatch_ro;");
      expect(details.attempts[0]?.failure?.cause).toBe(details.failure?.cause);
    }
  });

  test("say that a retry helps where nobody answered only if somebody ever did", async ({ owner, web }) => {
    const scope = await createOrganization(owner);
    const failure = { ...FAILURE, class: "NETWORK", code: "NETWORK/refused", retryHelps: true } as const;
    const id = await insertJobIn(owner, scope, "failed", { failure });
    expect((await detailsOf(web, scope, id)).failure?.retryHelps).toBe(false);
    await owner.source.updateMany({ data: { serverVersion: "16.4" } });
    expect((await detailsOf(web, scope, id)).failure?.retryHelps).toBe(true);
  });

  test("compare with completed runs of the same asset and type before it, and with no others", async ({
    owner,
    web,
  }) => {
    const scope = await createOrganization(owner);
    const sourceId = await insertSource(owner, scope);
    const elsewhere = await insertSource(owner, scope, "other");
    await insertRuns(owner, scope, elsewhere, series(3));
    const runs: Run[] = [
      { minutesAgo: 90, seconds: 10, result: { tables: 4 } },
      { minutesAgo: 80, seconds: 20, result: { tables: 5, serverVersion: "16.3" }, waitedSeconds: 4 },
      { minutesAgo: 70, seconds: 1, type: "connection_test" },
      { minutesAgo: 60, seconds: 3, status: "cancelled" },
      {
        ...{ minutesAgo: 50, seconds: 5 },
        failure: { class: "NETWORK", code: "NETWORK/dns", message: "No such host." },
      },
      { minutesAgo: 40, seconds: 900 },
    ];
    const ids = await insertRuns(owner, scope, sourceId, runs);
    const { past } = await detailsOf(web, scope, ids[4] ?? "");
    expect(past.durations).toEqual([20_000, 10_000]);
    expect(past.usualWaitMs).toBe(2_000);
    expect(past.lastGood).toMatchObject({
      ...{ id: ids[1], durationMs: 20_000, waitedMs: 4_000, serverVersion: "16.3" },
      result: { tables: 5 },
    });
    expect(past.recent.map(({ id }) => id)).toEqual([ids[5], ids[4], ids[3], ids[1], ids[0]]);
    const test = await detailsOf(web, scope, ids[2] ?? "");
    expect(test.past).toMatchObject({ durations: [], lastGood: null });
  });

  test("know the median of each step of the last good runs", async ({ owner, web }) => {
    const scope = await createOrganization(owner);
    const sourceId = await insertSource(owner, scope);
    const ids = await insertRuns(owner, scope, sourceId, series(8));
    const at = (ms: number) => new Date(Date.UTC(2026, 0, 1) + ms);
    for (const [n, jobId] of ids.slice(0, 7).entries()) {
      const of = { jobId, attempt: 1, organizationId: scope.organizationId };
      await owner.jobAttempt.create({
        data: { ...of, workerId: crypto.randomUUID(), workerName: "w", startedAt: at(0) },
      });
      await owner.jobStep.createMany({
        data: [
          { ...of, step: "connect", startedAt: at(0), finishedAt: at(100 + n) },
          { ...of, step: "columns", startedAt: at(100 + n), finishedAt: n === 0 ? null : at(5_000) },
        ],
      });
    }
    const { past } = await detailsOf(web, scope, ids[7] ?? "");
    expect(past.stepRuns).toBe(7);
    expect(past.usualSteps.toSorted((a, b) => a.ms - b.ms)).toEqual([
      { step: "connect", ms: 103 },
      { step: "columns", ms: 4_896.5 },
    ]);
    expect(past.lastGood?.steps.map(({ step }) => step)).toEqual(["connect", "columns"]);
  });

  test("of a job that acts on nothing any more have no past", async ({ owner, web }) => {
    const scope = await createOrganization(owner);
    const id = await insertJobIn(owner, scope, "failed");
    await owner.$executeRaw`alter table job disable trigger user`;
    await owner.job.update({ where: { id }, data: { assetId: null, sourceId: null } });
    const details = await detailsOf(web, scope, id);
    expect(details).toMatchObject({ source: null, assetState: null });
    expect(details.past).toMatchObject({ durations: [], lastGood: null, recent: [] });
  });
});
