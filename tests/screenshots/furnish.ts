import { readFileSync } from "node:fs";
import { join } from "node:path";
import { connect } from "#lib/db/client.ts";
import { enqueueJob } from "#lib/jobs/enqueue.ts";
import { createPerson, PASSWORD, testAuth } from "#tests/support/account.ts";
import { sessionCookies } from "#tests/support/browser.ts";
import { insertRuns, type Run } from "#tests/support/job-runs.ts";
import { openOwner } from "#tests/support/owner.ts";
import { onDatabase, queryOnce } from "#tests/support/server.ts";
import { until } from "#tests/support/until.ts";

const WITHIN_MS = 120_000;

/** Somebody signed in beside the sample, with a week of its discoveries before the first one, and one that fails now. */
export async function furnish() {
  const { address, databaseUrl, clusterUrl, directory } = JSON.parse(
    process.env.TIDEWATCH_TEST_APP ?? "null",
  );
  const owner = openOwner(databaseUrl);
  const sample = await owner.source.findFirstOrThrow({ where: { isSample: true } });
  const { organizationId, id: sourceId } = sample;
  await owner.organization.update({
    where: { id: organizationId },
    data: { name: "Storefront", claimedAt: new Date() },
  });
  const { userId, email } = await createPerson(owner, { organizationId, role: "owner" });
  await owner.user.update({ where: { id: userId }, data: { name: "Ada Lovelace" } });
  const scope = { organizationId, userId, userName: "Ada Lovelace", role: "owner" } as const;
  await insertRuns(owner, scope, sourceId, aWeekBefore());
  await until(async () => ((await isReady()) ? true : undefined), WITHIN_MS);

  // A schema that was made after the role was given its rights.
  await queryOnce(onDatabase(clusterUrl, "storefront"), "create schema returns");
  await owner.source.update({ where: { id: sourceId }, data: { includedSchemas: ["returns"] } });
  const request = { type: "asset_discovery", sourceId, assetId: sourceId, trigger: "manual" } as const;
  const { id: failedJobId } = await enqueueJob(owner, scope, request);
  await until(async () => {
    const { status } = await owner.job.findUniqueOrThrow({ where: { id: failedJobId } });
    return status === "failed" ? true : undefined;
  }, WITHIN_MS);
  await owner.$disconnect();

  const { authSecret } = JSON.parse(readFileSync(join(directory, "keys.json"), "utf8"));
  const db = connect(databaseUrl, "tidewatch_auth", { max: 1 });
  const person = { email, password: PASSWORD };
  const cookies = await sessionCookies(testAuth(db, address, authSecret), person, address);
  await db.$disconnect();
  return { address: String(address), cookies, failedJobId };

  /** The first discovery has ended with all that follows it, and the history is in the trend. */
  async function isReady(): Promise<boolean> {
    const active = await owner.job.count({
      where: { organizationId, status: { in: ["pending", "running"] } },
    });
    const types = await owner.job.groupBy({ by: ["type"], where: { organizationId, status: "completed" } });
    const days = await owner.jobDay.count({ where: { assetId: sourceId } });
    return active === 0 && types.length >= 3 && days >= 7;
  }
}

/** Every six hours: one waited for others and was slow, another found many more rows. */
const aWeekBefore = (): Run[] =>
  Array.from({ length: 30 }, (_, n): Run => {
    const rows = n === 22 ? 9_400_000 : 800_000 + n * 1_000;
    return {
      ...{ minutesAgo: (31 - n) * 360, trigger: "schedule", message: "25 tables, 11 views" },
      seconds: n === 22 ? 9.6 : n === 9 ? 7.4 : 3.4 + ((n * 37) % 11) / 10,
      waitedSeconds: n === 9 ? 140 : 0.2,
      result: {
        ...{ tables: 25, views: 11, columns: 241, added: 0, changed: 0, removed: 0 },
        ...{ estimated: { rows, bytes: rows * 90 } },
        circumstances: { replicaLagSeconds: null, statisticsAgeHours: 9 },
      },
    };
  });
