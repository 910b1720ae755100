import { describe, expect } from "vitest";
import { inOrganization } from "#lib/db/client.ts";
import { foldTrends } from "#lib/jobs/durations/fold.ts";
import { recentDurations } from "#lib/jobs/durations/recent.ts";
import { ranMs, sideOf } from "#lib/jobs/durations/run.ts";
import { readTrend } from "#lib/jobs/durations/trend.ts";
import { usualBand } from "#lib/jobs/durations/usual.ts";
import { JobFilter } from "#lib/jobs/filter.ts";
import { test } from "#tests/support/database.ts";
import { pageOf } from "#tests/support/job-list.ts";
import { insertSource } from "#tests/support/job-rows.ts";
import { insertRuns } from "#tests/support/job-runs.ts";
import { createOrganization } from "#tests/support/organization.ts";

describe("what a job is compared with", () => {
  test("are the last 50 completed runs of its asset and type before it, and no others", async ({
    owner,
    web,
  }) => {
    const scope = await createOrganization(owner);
    const source = await insertSource(owner, scope);
    const other = await insertSource(owner, scope);
    const kin = Array.from({ length: 60 }, (_, n) => ({ minutesAgo: 200 - n, seconds: n + 1 }));
    const [, , third = ""] = await insertRuns(owner, scope, source, kin);
    await insertRuns(owner, scope, source, [
      { minutesAgo: 30, seconds: 900, status: "failed" },
      { minutesAgo: 29, seconds: 901, status: "cancelled" },
      { minutesAgo: 28, seconds: 902, type: "tag_generation" },
      { minutesAgo: 27, seconds: 0.5, type: "connection_test" },
    ]);
    await insertRuns(owner, scope, other, [{ minutesAgo: 26, seconds: 903 }]);
    const [job = ""] = await insertRuns(owner, scope, source, [{ minutesAgo: 10, seconds: 904 }]);
    const of = (type: string, before: string, asking = scope) =>
      inOrganization(web, asking, (db) => recentDurations(db, asking, { type, assetId: source, before }));
    const found = await of("asset_discovery", job);
    expect(found).toEqual(Array.from({ length: 50 }, (_, n) => (60 - n) * 1_000));
    expect(usualBand(found)).toEqual({ p10Ms: 15_900, medianMs: 35_500, p90Ms: 55_100, runs: 50 });
    expect(await of("asset_discovery", third)).toEqual([2_000, 1_000]);
    expect(await of("connection_test", job)).toEqual([]);
    expect(await of("asset_discovery", job, await createOrganization(owner))).toEqual([]);
  });
});

describe("a row of the list", () => {
  test("says what was usual before the day it ran on, as the trend draws it, and nothing below five runs", async ({
    owner,
    worker,
    web,
  }) => {
    const scope = await createOrganization(owner);
    const [old, young] = [await insertSource(owner, scope), await insertSource(owner, scope)];
    const DAY = 24 * 60;
    const runs = (from: number, seconds: number) =>
      Array.from({ length: 50 }, (_, n) => ({ minutesAgo: from * DAY - n / 100, seconds: seconds + n / 10 }));
    await insertRuns(owner, scope, old, [...runs(30, 60), ...runs(3, 600), { minutesAgo: 5, seconds: 900 }]);
    await insertRuns(
      owner,
      scope,
      young,
      [10, 9, 8, 7].map((minutesAgo) => ({ minutesAgo, seconds: 1 })),
    );
    await foldTrends(worker);
    const { rows } = await pageOf(web, scope, { asset: old });
    const rest = (await pageOf(web, scope, { asset: old, before: rows.at(-1)?.id })).rows;
    expect(rest.at(-1)?.usual).toEqual({ p10Ms: 60_490, medianMs: 62_450, p90Ms: 64_410, runs: 50 });
    expect(rows[20]?.usual).toMatchObject({ medianMs: 62_450, runs: 50 });
    const [last] = rows;
    expect(last?.usual).toMatchObject({ medianMs: 602_450, runs: 50 });
    const trend = await inOrganization(web, scope, (db) =>
      readTrend(db, scope, JobFilter.parse({ asset: old }), null),
    );
    const drawn = new Map(trend?.points.map(({ id, usual }) => [id, usual]));
    const both = [...rows, ...rest].filter(({ id }) => drawn.has(id));
    expect(both.length).toBeGreaterThan(20);
    for (const row of both) expect(row.usual).toEqual(drawn.get(row.id));
    const band = last?.usual;
    expect(last && band && sideOf(last, ranMs(last, new Date()) ?? 0, band)).toBe("slow");
    expect((await pageOf(web, scope, { asset: young })).rows.map(({ usual }) => usual)).toEqual([
      null,
      null,
      null,
      null,
    ]);
  });
});
