import { expectAccessible } from "#tests/support/accessible.ts";
import { expect, test } from "#tests/support/browser.ts";
import { insertSource } from "#tests/support/job-rows.ts";
import { insertRuns } from "#tests/support/job-runs.ts";
import { chooseFilter } from "#tests/support/jobs-page.ts";
import { aWeekOfDiscoveries } from "#tests/support/run-history.ts";

test("how long runs took is drawn with what is usual and the cause of what was not, complete without script", async ({
  openAs,
  createTeam,
  owner,
}) => {
  test.slow();
  const { people } = await createTeam(["member"]);
  const { scope } = people.member;
  const source = await insertSource(owner, scope, "orders");
  const other = await insertSource(owner, scope, "billing");
  await insertRuns(owner, scope, source, aWeekOfDiscoveries());
  await insertRuns(owner, scope, other, [{ minutesAgo: 90, seconds: 4 }]);
  await expect.poll(() => owner.jobDay.count({ where: { assetId: source } })).toBeGreaterThan(0);

  const plain = await openAs(people.member, { javaScriptEnabled: false });
  await plain.goto("/jobs");
  const drawn = plain.getByRole("group", {
    name: /^Durations of the last 30 runs of Asset Discovery of orders/,
  });
  await expect(drawn.getByText("13m 54s, slow: tables 200 → 390", { exact: true })).toBeVisible();
  await expect(drawn.getByText("1m 12s, suspiciously fast", { exact: true })).toBeVisible();
  await expect(plain.getByText("2 outside the band, 1 failed")).toBeVisible();
  expect(await plain.locator("section [style]").count()).toBe(0);

  const page = await openAs(people.member);
  await page.goto("/jobs");
  await expect(page.getByText(/^Usually 6m .*s – 7m .*s$/)).toBeVisible();
  // The slow one is on the page, amber, and says by how much it is out.
  const slow = page.getByRole("row").filter({ hasText: "13m 54s" });
  await expect(slow.locator("[data-side=slow]")).toHaveAttribute(
    "title",
    /^Usually .* runs: slower than usual$/,
  );
  await expectAccessible(page, "the trend");

  // A mark says its day and how long at once, to the pointer as to the keyboard.
  const outlier = page.getByRole("link", { name: /13m 54s, slow: tables 200 → 390$/ });
  const tip = page.locator("[data-tip-shown]");
  await outlier.hover();
  await expect(tip).toHaveText(/^\d+ \w+, \d\d:\d\d: 13m 54s, slow: tables 200 → 390$/);
  await page.getByRole("heading", { name: "Jobs", exact: true }).hover();
  await expect(tip).toHaveCount(0);
  await outlier.focus();
  await page.keyboard.press("ArrowLeft");
  await expect(tip).toHaveText(/^\d+ \w+, \d\d:\d\d: [67]m \d\ds$/);
  await page.keyboard.press("Escape");
  await expect(tip).toHaveCount(0);

  // A table stands behind the picture.
  await page.getByRole("link", { name: "View as table" }).click();
  await expect(page.getByRole("cell", { name: "tables 200 → 390" })).toBeVisible();
  await page.getByRole("link", { name: "View as a picture" }).click();

  // Of several that match, one is drawn, and the others are offered; a filter that means one offers none.
  await page.locator("summary", { hasText: "Asset Discovery of orders" }).click();
  await page.getByRole("link", { name: /Asset Discovery of billing/ }).click();
  await expect(page.getByText("1 completed run: too few to say what is usual")).toBeVisible();
  // It stays while the list is narrowed by what the chart does not follow.
  await chooseFilter(page, "Status", "Completed");
  await expect(page.getByText("1 completed run: too few to say what is usual")).toBeVisible();
  await page.goto(`/jobs?asset=${source}`);
  await expect(page.getByText("median of", { exact: false })).toBeVisible();
  await expect(page.locator("summary", { hasText: "Asset Discovery of" })).toHaveCount(0);

  await page.getByRole("link", { name: "Jobs by the hour" }).click();
  await expect(
    page.getByRole("group", { name: /^How jobs ended: 29 jobs completed, 1 failed/ }),
  ).toBeVisible();

  // Folded, it stays so.
  await page.goto("/jobs");
  await page.getByRole("button", { name: "Fold the chart" }).click();
  await expect(page.getByText("median of")).toBeHidden();
  await expect
    .poll(() => owner.userPreference.findFirst({ where: { userId: scope.userId ?? "" } }))
    .toMatchObject({ showsTrend: false });
  await page.reload();
  await expect(page.getByRole("button", { name: "Unfold the chart" })).toHaveAttribute(
    "aria-expanded",
    "false",
  );
});
