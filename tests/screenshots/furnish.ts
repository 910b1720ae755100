import { readFileSync } from "node:fs";
import { join } from "node:path";
import { connect } from "#lib/db/client.ts";
import { createPerson, PASSWORD, testAuth } from "#tests/support/account.ts";
import { sessionCookies } from "#tests/support/browser.ts";
import { insertRuns } from "#tests/support/job-runs.ts";
import { openOwner } from "#tests/support/owner.ts";
import { aWeekOfDiscoveries } from "#tests/support/run-history.ts";
import { until } from "#tests/support/until.ts";

const WITHIN_MS = 120_000;

/** Somebody signed in beside the sample, which has been discovered now, and every six hours of the week before. */
export async function furnish() {
  const { address, databaseUrl, directory } = JSON.parse(process.env.TIDEWATCH_TEST_APP ?? "null");
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
  await insertRuns(owner, scope, sourceId, aWeekOfDiscoveries());
  const failed = await owner.job.findFirstOrThrow({ where: { organizationId, status: "failed" } });
  await until(async () => ((await isReady()) ? true : undefined), WITHIN_MS);
  await owner.$disconnect();

  const { authSecret } = JSON.parse(readFileSync(join(directory, "keys.json"), "utf8"));
  const db = connect(databaseUrl, "tidewatch_auth", { max: 1 });
  const cookies = await sessionCookies(
    testAuth(db, address, authSecret),
    { email, password: PASSWORD },
    address,
  );
  await db.$disconnect();
  return { address: String(address), cookies, failedJobId: failed.id };

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
