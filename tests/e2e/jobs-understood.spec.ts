import { FAILURE_CLASSES, type FailureClass, type JobFailure } from "#lib/jobs/failure.ts";
import { expectAccessible } from "#tests/support/accessible.ts";
import { expect, test } from "#tests/support/browser.ts";
import { createCustomerDatabase } from "#tests/support/customer-database.ts";
import { insertGoodRuns } from "#tests/support/good-runs.ts";
import { insertSource } from "#tests/support/job-rows.ts";
import { insertJobIn } from "#tests/support/job-states.ts";
import { expectLive } from "#tests/support/jobs-page.ts";

const failureOf = (failureClass: FailureClass): JobFailure => ({
  ...{ class: failureClass, code: `${failureClass}/case`, message: `It failed for ${failureClass}.` },
  ...{ cause: "Something happened.", remedy: `Mend ${failureClass}.`, remedySql: null },
  ...{ retryHelps: failureClass === "TIMEOUT", isTransient: false, stack: "Error: x\n    at y (z.ts:1:1)" },
});

test("a failed job beside its history: what differs, what is usual, its runs, and nothing axe minds", async ({
  openAs,
  createTeam,
  owner,
}) => {
  test.slow();
  const { people } = await createTeam(["member"]);
  const { scope } = people.member;
  const sourceId = await insertSource(owner, scope, "billing");
  const good = await insertGoodRuns(owner, scope, sourceId, 12);
  const id = await insertJobIn(owner, scope, "failed", { sourceId, attempts: 10 });
  const page = await openAs(people.member);
  await page.goto("/jobs");
  await expectLive(page);
  await page.locator(`tr[data-job="${id}"]`).getByRole("link", { name: /^J-/ }).click();
  const dialog = page.getByRole("dialog");

  await expect(dialog.getByRole("region").first()).toHaveAccessibleName("What matters now");
  const titles = await dialog.locator("h3").allTextContents();
  expect(titles.filter((title) => PARTS.includes(title))).toEqual([
    ...["Asset", "Retry chain", "Configuration", "History"],
    ...["Timeline", "Steps", "Attempts", "Compared with the last good run", "Log"],
  ]);
  await expect(dialog.getByText(/^usually 5\d\.\ds – 1m 0\ds, 12 runs$/)).toBeVisible();

  const steps = dialog.getByRole("region", { name: "Steps" });
  await expect(steps.getByText("against the last 12 good runs")).toBeVisible();
  await expect(steps.getByRole("row", { name: /^Read columns , failed / })).toBeVisible();
  await expect(steps.getByRole("row", { name: /^Publish , not reached – / })).toBeVisible();
  await steps.getByLabel("Attempt").selectOption("Attempt 3");
  await expect(steps.getByRole("row", { name: /^Queue wait , waited 10\.0s/ })).toBeVisible();
  await expect(dialog.getByRole("region", { name: "Attempts" }).getByRole("listitem")).toHaveCount(10);

  const compared = dialog.getByRole("region", { name: "Compared with the last good run" });
  await expect(compared.getByRole("row", { name: /^Error none PERMISSION\/schema$/ })).toBeVisible();
  await expect(compared.getByRole("row", { name: /^Server version 18\.3 18\.4$/ })).toBeVisible();
  await expect(compared.getByRole("row", { name: /^Tidewatch/ })).toHaveCount(0);
  await compared.getByRole("button", { name: /^Show the \d+ that are the same$/ }).press("Enter");
  await expect(compared.getByRole("row", { name: /^Tidewatch 0\.1\.0 0\.1\.0$/ })).toBeVisible();

  const stack = dialog.getByText("permission denied for schema returns");
  await expect(stack).toBeHidden();
  await dialog.getByText("Stack trace").click();
  await expect(stack).toBeVisible();
  await expectAccessible(page, "a failed job beside its history");

  const runs = dialog.getByRole("list", { name: /^Last 10 jobs/ }).getByRole("link");
  await expect(runs.last()).toHaveAttribute("aria-current", "true");
  await runs.nth(-2).click();
  await expect(page).toHaveURL(new RegExp(`/jobs/${good.at(-1)}$`));
  await expect(page.getByText(/^(slower|faster) than \d+ % of the last 11 runs$/)).toBeVisible();
  await expect(page.getByRole("link", { name: "990" })).toHaveAttribute("href", /^\/assets\/tables\?source=/);
});

const PARTS = [
  ...["Asset", "Retry chain", "Configuration", "History", "Timeline", "Steps", "Attempts"],
  ...["Compared with the last good run", "Log", "Result"],
];

test("every error class has a page with its own name, fix and advice, and a viewer sees no stack on any", async ({
  openAs,
  createTeam,
  owner,
}) => {
  const { people } = await createTeam(["member", "viewer"]);
  const [member, viewer] = [await openAs(people.member), await openAs(people.viewer)];
  for (const failureClass of Object.keys(FAILURE_CLASSES) as FailureClass[]) {
    const failure = failureOf(failureClass);
    const id = await insertJobIn(owner, people.member.scope, "failed", { failure });
    const whole = await (await member.request.get(`/jobs/${id}`)).text();
    for (const text of [failure.message, failure.remedy, FAILURE_CLASSES[failureClass]])
      expect(whole, failureClass).toContain(text);
    expect(whole).toContain(failure.retryHelps ? "A retry alone is likely to help." : "after the fix.");
    expect(whole).toContain("at y (z.ts:1:1)");
    const seen = await (await viewer.request.get(`/jobs/${id}`)).text();
    expect(seen).toContain(failure.remedy);
    expect(seen).not.toContain("z.ts");
    expect(seen).not.toContain("worker-1");
  }
});

test("of ten thousand lines the newest come first; all are read, searched, narrowed and taken along", async ({
  openAs,
  createTeam,
  owner,
}) => {
  const { people } = await createTeam(["viewer"]);
  const id = await insertJobIn(owner, people.viewer.scope, "completed", { lines: 9_997 });
  await owner.jobAttempt.updateMany({ where: { jobId: id }, data: { linesLeftOut: 1_234 } });
  const page = await openAs(people.viewer);
  await page.goto(`/jobs/${id}`);
  await expectLive(page);
  const part = page.getByRole("region", { name: "Log" });
  const log = part.getByRole("log");
  await expect(part.getByText("Newest 200 of 10,000 lines, 1,234 more lines left out")).toBeVisible();
  await part.getByRole("button", { name: "Show the 9,800 earlier lines" }).click();
  await expect(part.getByText("10,000 lines, 1,234 more lines left out", { exact: true })).toBeVisible();
  await expect(log.getByText("1,234 more lines were left out here")).toBeVisible();

  await part.getByLabel("Search the log").fill("TABLE_5000:");
  await expect(part.getByText("1 of 10,000 lines")).toBeVisible();
  await expect(log.locator("mark")).toHaveText("table_5000:");
  await part.getByLabel("Search the log").fill("");
  await part.getByLabel("Levels").selectOption({ label: "Errors" });
  await expect(part.getByText("10 of 10,000 lines")).toBeVisible();
  await part.getByLabel("Search the log").fill("nowhere to be found");
  await expect(log).toContainText("No line says so.");

  const text = await (await page.request.get(`/api/jobs/${id}/log?format=text`)).text();
  expect(text.trim().split("\n")).toHaveLength(10_000);
  const lines = (await (await page.request.get(`/api/jobs/${id}/log?format=ndjson`)).text())
    .trim()
    .split("\n");
  expect(JSON.parse(lines.at(-1) ?? "")).toMatchObject({ attempt: 1, line: 10_000, step: "columns" });
  const shortId = (await owner.job.findUniqueOrThrow({ where: { id } })).shortId;
  const later = await page.request.get(`/api/jobs/${shortId}/log?format=ndjson&after=1.9999`);
  expect((await later.text()).trim().split("\n")).toHaveLength(1);
  expect((await page.request.get(`/api/jobs/${crypto.randomUUID()}/log?format=text`)).status()).toBe(404);
});

test("without history and on what is gone a job still says all there is to say", async ({
  openAs,
  createTeam,
  owner,
}) => {
  const { people } = await createTeam(["member"]);
  const { scope } = people.member;
  const page = await openAs(people.member);
  const first = await insertJobIn(owner, scope, "failed", { attempts: 3 });
  await page.goto(`/jobs/${first}`);
  await expect(page.getByText("No run of this type has completed here before this one.")).toBeVisible();
  await expect(page.getByText(/usually/)).toHaveCount(0);
  await expect(page.getByText("3 attempts of at most 3")).toBeVisible();

  const sourceId = await insertSource(owner, scope, "gone");
  const removed = await insertJobIn(owner, scope, "failed", { sourceId, sourceName: "gone" });
  await owner.source.update({ where: { id: sourceId }, data: { state: "removed", removedAt: new Date() } });
  await page.goto(`/jobs/${removed}`);
  await expect(page.getByRole("region", { name: "Asset" })).toContainText("removed");
  await expect(page.getByRole("button", { name: "Retry Job" }).first()).toHaveAttribute(
    "aria-disabled",
    "true",
  );
});

test("a job that waits for another names it, and is followed to its end without a reload", async ({
  openAs,
  createTeam,
  owner,
  app,
}) => {
  await using customer = await createCustomerDatabase(app);
  const { people } = await createTeam(["owner"]);
  const sourceId = await customer.connectAs(owner, people.owner.scope, "shop");
  await insertGoodRuns(owner, people.owner.scope, sourceId, 8);
  const page = await openAs(people.owner);
  await page.goto("/jobs");
  await expectLive(page);
  const run = async () => {
    await page.getByRole("button", { name: "Run job" }).first().click();
    const form = page.getByRole("dialog", { name: "Run a job" });
    await form.getByLabel("Job type").selectOption({ label: "Asset Discovery" });
    await form.getByLabel("Source").selectOption({ label: "shop" });
    await form.getByRole("button", { name: "Run job" }).click();
    await expect(form).toHaveCount(0);
  };
  const held = await customer.lock();
  await run();
  const rows = page.locator("tr[data-job]");
  await expect(rows.first()).toContainText("Running");
  const first = (await rows.first().locator("[data-job-link]").textContent()) ?? "";
  await run();
  await expect(rows.first()).toContainText(`Waits for ${first}`);
  await rows.first().locator("[data-job-link]").click();
  const dialog = page.getByRole("dialog");
  await expect(dialog.getByRole("link", { name: `See ${first}` })).toBeVisible();
  await expect(dialog.getByText(/Once it runs it usually takes 5\d\.\ds to/)).toBeVisible();

  await dialog.getByRole("button", { name: /^Older job/ }).click();
  await expect(dialog.getByText("Ends in about")).toBeVisible();
  await expect(dialog.getByRole("img", { name: /Runs like this usually end between/ })).toBeVisible();
  await expect(dialog.getByRole("log")).toContainText("Connected to PostgreSQL");
  await dialog.getByRole("button", { name: /^Newer job/ }).click();
  await held[Symbol.asyncDispose]();
  await expect(dialog.getByRole("link", { name: "See what it found" })).toBeVisible();
  await expect(dialog.getByRole("region", { name: "Result" })).toContainText("Tables");
  await expect(dialog.getByRole("log")).toContainText("Comparing with what is known");
});
