import { describe, expect } from "vitest";
import { foldCounts } from "#lib/jobs/count-folding.ts";
import { tidewatch } from "#tests/support/operator.ts";
import { json, ORDERS, test } from "#tests/support/operator-test.ts";
import { createOrganization } from "#tests/support/organization.ts";

describe("jobs, before any worker runs,", { timeout: 120_000 }, () => {
  test("can be asked for by either spelling, and asking again gives the same one", async ({ run }) => {
    await run(...ORDERS);
    const first = json(await run("run", "asset-discovery", "orders", "--json"));
    const second = await run("run", "asset_discovery", "ORDERS", "--json");
    expect(second).toMatchObject({
      code: 0,
      stderr: expect.stringContaining("already waits to do the same"),
    });
    expect(json(second)).toMatchObject({
      id: (first as { id: string }).id,
      status: "pending",
      trigger: "cli",
    });
  });

  test("are listed as one array of objects, newest first", async ({ run }) => {
    expect(json(await run("jobs", "--json"))).toEqual([]);
    await run(...ORDERS);
    await run("run", "connection-test", "orders");
    await run("run", "asset-discovery", "orders");
    const jobs = json(await run("jobs", "--json")) as Record<string, unknown>[];
    expect(jobs.map(({ type }) => type)).toEqual(["asset_discovery", "connection_test"]);
    for (const job of jobs) {
      expect(job).toMatchObject({
        id: expect.stringMatching(/^[0-9a-f-]{36}$/),
        shortId: expect.stringMatching(/^J-[0-9A-Z]{6}$/),
        asset: "orders",
        status: "pending",
        progress: 0,
        durationMs: null,
        message: null,
        createdAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT.*Z$/),
        startedBy: "operator",
        waiting: { reason: "no_worker" },
      });
    }
    expect(json(await run("jobs", "--json", "--status", "completed,failed"))).toEqual([]);
    expect(json(await run("jobs", "--json", "--type", "asset-discovery", "--source", "orders"))).toHaveLength(
      1,
    );
    expect(json(await run("jobs", "--json", "--limit", "1"))).toHaveLength(1);
    expect((await run("jobs")).stdout).toMatch(
      /Asset Discovery +orders +Pending .*No worker (has started|is alive)/,
    );
  });

  test("show what they wait for, under their short id and their long one", async ({ run }) => {
    await run(...ORDERS);
    const { id, shortId } = json(await run("run", "asset-discovery", "orders", "--json")) as Record<
      string,
      string
    >;
    for (const name of [id, shortId, shortId?.toLowerCase()]) {
      const details = json(await run("job", name ?? "", "--json"));
      expect(details).toMatchObject({
        id,
        shortId,
        failure: null,
        steps: [],
        log: [],
        configuration: expect.any(Array),
      });
    }
    const { stdout } = await run("job", shortId ?? "");
    expect(stdout).toContain(`Asset Discovery of orders, ${shortId}`);
    expect(stdout).toMatch(/No worker (has started|is alive)/);
  });

  test("are cancelled at once, then can be retried once, and cancelling again is too late", async ({
    run,
  }) => {
    await run(...ORDERS);
    const { id, shortId } = json(await run("run", "asset-discovery", "orders", "--json")) as Record<
      string,
      string
    >;
    const tooSoon = await run("retry", id ?? "");
    expect(tooSoon).toMatchObject({
      code: 1,
      stderr: expect.stringContaining("Only a failed or cancelled job"),
    });
    const cancelled = await run("cancel", shortId ?? "", "--wait", "--json");
    expect(cancelled.code).toBe(0);
    expect(json(cancelled)).toMatchObject({ id, status: "cancelled" });
    const again = await run("cancel", shortId ?? "");
    expect(again.stderr).toContain("already cancelled");
    const retried = json(await run("retry", id ?? "", "--json"));
    expect(retried).toMatchObject({ status: "pending", trigger: "retry", retryOf: id });
    const twice = await run("retry", id ?? "", "--json");
    expect(twice.stderr).toContain("was already retried");
    expect(json(twice)).toMatchObject({ id: (retried as { id: string }).id });
  });

  test("that are unknown or somebody else's are not found", async ({ run, owner, environment }) => {
    await run(...ORDERS);
    const { id } = json(await run("run", "asset-discovery", "orders", "--json")) as { id: string };
    await createOrganization(owner, { name: "Strangers" });
    const elsewhere = (...words: string[]) =>
      tidewatch(environment, [...words, "--organization", "strangers"]);
    for (const verb of ["job", "cancel", "retry"]) {
      for (const unknown of [id, "J-000000", "nonsense", "0196f0c8-0000-7000-8000-000000000000"]) {
        const answer = await elsewhere(verb, unknown);
        expect(answer).toMatchObject({ code: 1, stdout: "" });
        expect(answer.stderr.trim()).toBe("There is no such job here.");
      }
    }
    const foreign = await elsewhere("run", "asset-discovery", "orders");
    expect(foreign).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('There is no source "orders" here.'),
    });
  });
});

describe("the counts of the tabs", { timeout: 120_000 }, () => {
  test("are compared with the jobs, and taken anew where they are wrong", async ({ run, owner, worker }) => {
    await run(...ORDERS);
    await run("run", "asset-discovery", "orders");
    await foldCounts(worker);
    expect(await run("counts")).toMatchObject({ code: 0, stdout: "The counts are those of the jobs.\n" });
    await owner.$executeRaw`update job_count set jobs = 7`;
    const told = await run("counts");
    expect(told).toMatchObject({ code: 1, stdout: expect.stringMatching(/active +asset_discovery +1 +7/) });
    expect(json(await run("counts", "--repair", "--json"))).toMatchObject({ isRepaired: true });
    expect(json(await run("counts", "--json"))).toEqual({ drift: [], isRepaired: false });
  });
});
