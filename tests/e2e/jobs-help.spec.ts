// The scenarios "Watch a long job" and "Common causes of a failed discovery" of docs/using-jobs.md, as they are told there.
import type { PrismaClient } from "#lib/db/client.ts";
import { enqueueJob } from "#lib/jobs/enqueue.ts";
import { expect, type Person, test } from "#tests/support/browser.ts";
import { createCustomerDatabase } from "#tests/support/customer-database.ts";
import { insertRuns } from "#tests/support/job-runs.ts";
import { expectLive, rowOf, tab } from "#tests/support/jobs-page.ts";

type Asking = Person & { scope: Parameters<typeof enqueueJob>[1] };

/** As the button "Run job" does it. */
async function discover(owner: PrismaClient, { scope }: Asking, sourceId: string): Promise<string> {
  const request = { type: "asset_discovery", sourceId, assetId: sourceId, trigger: "manual" } as const;
  return (await enqueueJob(owner, scope, request)).id;
}

test("a long job is watched from its row: what it works on, against what is usual, its log, and its end by a click", async ({
  openAs,
  createTeam,
  owner,
  app,
}) => {
  test.slow();
  await using customer = await createCustomerDatabase(app);
  const { people } = await createTeam(["owner"]);
  const sourceId = await customer.connectAs(owner, people.owner.scope, "shop");
  const quick = Array.from({ length: 8 }, (_, n) => ({ minutesAgo: 90 - n, seconds: 0.3 }));
  await insertRuns(owner, people.owner.scope, sourceId, quick);
  await expect.poll(() => owner.jobDay.count({ where: { assetId: sourceId } })).toBeGreaterThan(0);
  await using _held = await customer.lock();
  await discover(owner, people.owner, sourceId);

  const page = await openAs(people.owner);
  await page.goto("/jobs");
  await expectLive(page);
  await tab(page, "Active").click();
  const row = rowOf(page, "shop");
  await expect(row).toContainText("Running");
  await expect(row.locator("[data-side=slow]")).toHaveAttribute(
    "title",
    /^Usually .* runs: slower than usual$/,
  );
  // What people look for has room, also where there is a gauge.
  const roomAt = async (width: number) => {
    await page.setViewportSize({ width, height: 900 });
    return (await page.getByRole("columnheader", { name: "Message" }).boundingBox())?.width;
  };
  expect(await roomAt(1_440)).toBeGreaterThanOrEqual(260);
  expect(await roomAt(1_280)).toBeGreaterThanOrEqual(180);
  expect(await roomAt(1_200)).toBeGreaterThanOrEqual(180);
  await row.getByRole("link", { name: /^J-/ }).click();
  const details = page.getByRole("dialog");
  await expect(details.getByRole("region", { name: "Steps" })).toContainText(
    "Read tables and views, running",
  );
  await expect(details.getByRole("log")).toContainText("Connected to PostgreSQL");
  await details.getByRole("button", { name: "Cancel Job" }).click();
  await page.getByRole("alertdialog").getByRole("button", { name: "Cancel Job" }).click();
  await expect(details.getByText("Nothing was published")).toBeVisible();
  expect(await customer.sessions()).toBe(0);
});

test("the common causes of failed discoveries are told apart, each with its fix, and what is fixed runs again", async ({
  openAs,
  createTeam,
  owner,
  app,
}) => {
  test.slow();
  await using customer = await createCustomerDatabase(app);
  const { people } = await createTeam(["owner"]);
  const connect = async (name: string, change: object, password?: string) => {
    const id = await customer.connectAs(owner, people.owner.scope, name, password);
    await owner.source.update({ where: { id }, data: change });
    return discover(owner, people.owner, id);
  };
  await customer.sql("create schema crm; create table crm.lead (id bigint primary key)");
  await using _held = await customer.lock();
  const jobs = {
    "Took too long": await connect("busy", { timeLimitSeconds: 10 }),
    Network: await connect("unreachable", { port: 1 }),
    "Credentials refused": await connect("expired", {}, "no-longer-right"),
    "Not found": await connect("renamed", { includedSchemas: ["renamed"] }),
    "Missing permission": await connect("new-schema", { includedSchemas: ["crm"] }),
  };
  const page = await openAs(people.owner);
  const said: Record<string, string> = {};
  for (const [label, id] of Object.entries(jobs).reverse()) {
    await page.goto(`/jobs/${id}`);
    const lead = page.getByRole("region", { name: "What matters now" });
    await expect(lead).toContainText(label, { timeout: 90_000 });
    said[label] = (await lead.innerText()).replaceAll(/\s+/g, " ");
    const isEdit = ["Took too long", "Network", "Credentials refused", "Not found"].includes(label);
    await expect(lead.getByRole("link", { name: "Edit connection" })).toHaveCount(isEdit ? 1 : 0);
  }
  expect(new Set(Object.values(said)).size).toBe(5);
  expect(said.Network).toContain("It has never connected.");

  // The statements that the job shows are the fix.
  await page.goto(`/jobs/${jobs["Missing permission"]}`);
  const statements = await page.getByRole("region", { name: "What matters now" }).locator("code").first();
  await customer.sql(await statements.innerText());
  await page.getByRole("button", { name: "Retry Job" }).first().click();
  await expect
    .poll(() => owner.job.findFirst({ where: { retryOfId: jobs["Missing permission"] } }), {
      timeout: 30_000,
    })
    .toMatchObject({ status: "completed" });
  // The job that is still open says so by itself.
  const lead = page.getByRole("region", { name: "What matters now" });
  await expect(lead).toContainText(/Retried as J-\w+: completed\./);
  await expect(lead.getByRole("link", { name: /^Open J-/ })).toBeVisible();
  await expect(page.getByRole("region", { name: "Retry chain" })).toContainText("this one");
});
