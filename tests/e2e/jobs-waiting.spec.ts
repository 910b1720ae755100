import { expect, test } from "#tests/support/browser.ts";
import { insertJobIn } from "#tests/support/job-states.ts";
import { expectLive, rowOf } from "#tests/support/jobs-page.ts";

test("a row says what its job waits for, and changes with it without a reload", async ({
  openAs,
  createTeam,
  owner,
}) => {
  const { people } = await createTeam(["member"]);
  const { scope } = people.member;
  const running = await insertJobIn(owner, scope, "running", { sourceName: "billing" });
  const id = await insertJobIn(owner, scope, "pending");
  const page = await openAs(people.member);
  await page.goto("/jobs");
  await expectLive(page);
  const row = rowOf(page, "orders");
  await expect(row).toContainText("(attempt 1 of 3)");

  await owner.job.update({ where: { id }, data: { runAfter: null, blockedByLimit: 20 } });
  await expect(row).toContainText("Waits: 20 jobs of this organization are running");

  const { sourceId } = await owner.job.findUniqueOrThrow({ where: { id: running } });
  await owner.job.update({ where: { id }, data: { sourceId, blockedById: running, blockedByLimit: null } });
  const { shortId } = await owner.job.findUniqueOrThrow({ where: { id: running } });
  await expect(row.getByRole("link", { name: shortId })).toBeVisible();

  await owner.job.update({ where: { id }, data: { blockedById: null, typeVersion: 99 } });
  await expect(row).toContainText("No worker knows this type of job");
});
