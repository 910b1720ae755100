import { expectAccessible } from "#tests/support/accessible.ts";
import { expect, test } from "#tests/support/browser.ts";

/** A worker that is no process, so that nothing but the test changes it. */
const aWorker = (state: string, secondsAgo = 0) => {
  const at = new Date(Date.now() - secondsAgo * 1_000);
  return {
    name: `${state}-${crypto.randomUUID().slice(0, 8)}`,
    version: "0.1.0",
    capacity: 4,
    types: {},
    lastBeatAt: at,
  };
};

test("members see every worker, what it runs and how it is, and hear of a change without a reload", async ({
  openAs,
  createTeam,
  owner,
}) => {
  test.slow();
  const { people } = await createTeam(["member"]);
  const draining = aWorker("draining", -60);
  const silent = aWorker("silent", 300);
  const stopped = aWorker("stopped", 600);
  const rows = [
    { ...draining, running: 2, drainingAt: draining.lastBeatAt },
    { ...silent, running: 3 },
    { ...stopped, stoppedAt: stopped.lastBeatAt },
  ];
  for (const data of rows) await owner.worker.create({ data });

  const page = await openAs(people.member);
  await page.goto("/settings");
  await page.getByRole("navigation", { name: "Settings" }).getByRole("link", { name: "Workers" }).click();
  const table = page.getByRole("table", { name: "Workers" });
  const rowOf = ({ name }: { name: string }) => table.locator(`tr[data-worker="${name}"]`);
  await expect(rowOf(draining)).toContainText("Draining since");
  await expect(rowOf(draining)).toContainText("2 of 4");
  await expect(rowOf(silent)).toContainText("Silent since");
  await expect(rowOf(silent)).not.toContainText("of 4");
  await expect(rowOf(stopped)).toContainText("Stopped since");
  await expect(table.locator("tr", { hasText: "Running" }).first()).toContainText(/\d of \d+/);
  await expectAccessible(page, "the workers");

  await owner.worker.updateMany({ where: { name: draining.name }, data: { stoppedAt: new Date() } });
  await expect(rowOf(draining)).toContainText("Stopped since");
  await owner.worker.deleteMany({ where: { name: { in: rows.map(({ name }) => name) } } });
  await expect(rowOf(silent)).toHaveCount(0);
});

test("viewers are told whom to ask", async ({ openAs, createTeam }) => {
  const { people } = await createTeam(["viewer"]);
  const page = await openAs(people.viewer);
  await page.goto("/settings/workers");
  await expect(page.getByRole("heading", { name: "You may not see the workers" })).toBeVisible();
  await expect(page.getByText("This needs the role member.")).toBeVisible();
  await expectAccessible(page, "the workers to a viewer");
});
