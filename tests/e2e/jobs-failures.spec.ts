import { expectAccessible } from "#tests/support/accessible.ts";
import { expect, test } from "#tests/support/browser.ts";
import { insertSource } from "#tests/support/job-rows.ts";
import { insertRuns } from "#tests/support/job-runs.ts";
import { expectLive, tab } from "#tests/support/jobs-page.ts";
import { noUsage } from "#tests/support/run-history.ts";

// The scenario "Debug a failed job" of docs/using-jobs.md, as it is told there.
test("failed jobs lead to their causes, each once with its fix; all of one are retried together, and it is over when they complete", async ({
  openAs,
  createTeam,
  owner,
}) => {
  test.slow();
  const { people } = await createTeam(["member", "viewer"]);
  const { scope } = people.member;
  const [orders, billing] = [
    await insertSource(owner, scope, "orders"),
    await insertSource(owner, scope, "billing"),
  ];
  await insertRuns(owner, scope, orders, [
    { minutesAgo: 90, seconds: 3, failure: noUsage("returns") },
    { minutesAgo: 30, seconds: 3, failure: noUsage("returns") },
  ]);
  await insertRuns(owner, scope, billing, [{ minutesAgo: 20, seconds: 3, failure: noUsage("crm") }]);
  const group = () =>
    owner.jobFailureGroup.findFirst({
      where: { organizationId: scope.organizationId, errorClass: "PERMISSION" },
    });
  await expect.poll(group).toMatchObject({ jobs: 3, resolvedAt: null });

  const page = await openAs(people.member);
  await page.goto("/jobs");
  await expectLive(page);
  await tab(page, "Failed").click();
  await expect(page.getByRole("listitem").filter({ hasText: "3 jobs" })).toContainText(
    noUsage("crm").message,
  );
  await page.getByRole("link", { name: "Failures by cause" }).click();
  const cause = page.getByRole("region", { name: noUsage("crm").message });
  await expect(cause).toContainText("3 failed jobs");
  await expect(cause).toContainText("grant usage on schema crm to tidewatch_reader;");
  await expect(cause).toContainText("A retry helps only after the fix.");
  await expect(cause.getByRole("button", { name: "Test connection" })).toBeEnabled();
  await expectAccessible(page, "failures by cause");

  // What the help says stands beside it.
  await page.getByRole("link", { name: "Help" }).click();
  await expect(page.getByRole("heading", { name: "Debug a failed job" })).toBeVisible();
  await expectAccessible(page, "the help");
  await page.goBack();

  await cause.getByRole("button", { name: "Retry all 2" }).click();
  await page.getByRole("button", { name: "Retry 2 jobs" }).click();
  await expect(page.getByText("Retrying 2 jobs")).toBeVisible();
  await expect
    .poll(() => owner.job.count({ where: { organizationId: scope.organizationId, trigger: "retry" } }))
    .toBe(2);

  // Each is over with the next run that completes.
  await insertRuns(owner, scope, orders, [{ minutesAgo: 0, seconds: 1 }]);
  await insertRuns(owner, scope, billing, [{ minutesAgo: 0, seconds: 1 }]);
  await expect.poll(async () => (await group())?.resolvedAt ?? null).not.toBeNull();
  await page.reload();
  await expect(cause.getByText("Resolved", { exact: true })).toBeVisible();
  const viewer = await openAs(people.viewer);
  await viewer.goto("/jobs/failures");
  await expect(
    viewer.getByRole("region", { name: noUsage("crm").message }).getByText("Resolved", { exact: true }),
  ).toBeVisible();
});
