import { describe, expect, vi } from "vitest";
import { test } from "#tests/support/database.ts";
import { insertCompletedJob, insertCompletedJobs } from "#tests/support/job-rows.ts";
import { cursorOf, serveJobs } from "#tests/support/job-streams.ts";
import { createOrganization } from "#tests/support/organization.ts";

describe("a gap that cannot be told ends in a reset, and the stream goes on from there", () => {
  test("when the cursor is of another epoch, of the future, or none of ours", async ({
    owner,
    web,
    worker,
    url,
  }) => {
    const scope = await createOrganization(owner);
    const open = await serveJobs(web, url);
    const [epoch] = (await cursorOf(web, scope)).split(":");
    for (const cursor of ["1-1-1:700:700:", `${epoch}:900000000:900000000:`, "yesterday", `${epoch}:9:3:`]) {
      const stream = await open(scope, { "last-event-id": cursor });
      await vi.waitFor(() => expect(stream.heard.map(({ event }) => event)).toEqual(["reset"]), {
        timeout: 5_000,
      });
      const id = await insertCompletedJob(worker, scope);
      await vi.waitFor(() => expect(stream.ids()).toEqual([id]), { timeout: 5_000 });
      stream.close();
    }
  });

  test("when more jobs changed than a page shows", async ({ owner, web, worker, url }) => {
    const scope = await createOrganization(owner);
    const open = await serveJobs(web, url);
    const since = await cursorOf(web, scope);
    await insertCompletedJobs(worker, scope, 501);
    const stream = await open(scope, { "last-event-id": since });
    await vi.waitFor(() => expect(stream.heard.map(({ event }) => event)).toEqual(["reset"]), {
      timeout: 5_000,
    });
  });
});

test("many changes come as several events, of which only the last says where one then stands", async ({
  owner,
  web,
  worker,
  url,
}) => {
  const scope = await createOrganization(owner);
  const open = await serveJobs(web, url);
  const since = await cursorOf(web, scope);
  const live = await open(scope);
  await vi.waitFor(() => expect(live.heard).toHaveLength(1), { timeout: 5_000 });
  await insertCompletedJobs(worker, scope, 400);
  await vi.waitFor(() => expect(live.ids()).toHaveLength(400), { timeout: 5_000 });
  const resumed = await open(scope, { "last-event-id": since });
  await vi.waitFor(() => expect(resumed.ids()).toHaveLength(400), { timeout: 5_000 });
  for (const { heard, ids } of [live, resumed]) {
    expect(new Set(ids()).size).toBe(400);
    const told = heard.filter(({ data }) => (data as unknown[]).length > 0);
    expect(told.length).toBeGreaterThan(3);
    expect(told.filter(({ id }) => id !== "")).toEqual([told.at(-1)]);
  }
});
