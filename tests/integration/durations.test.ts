import { describe, expect } from "vitest";
import { inOrganization } from "#lib/db/client.ts";
import { recentDurations } from "#lib/jobs/durations/recent.ts";
import { usualBand } from "#lib/jobs/durations/usual.ts";
import { test } from "#tests/support/database.ts";
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
