import { setTimeout as sleep } from "node:timers/promises";
import { describe, expect } from "vitest";
import { runJob } from "#lib/jobs/run.ts";
import { test } from "../support/database.ts";
import { createEngine, createGate, newJob, untilAborted } from "../support/engine.ts";

describe("a worker", () => {
  test("that hears nothing from the database falls silent before its lease ends", async ({
    owner,
    worker,
  }) => {
    const { id, read } = await newJob(owner, worker);
    const abandoned = createGate();
    const engine = await createEngine(
      worker,
      async ({ signal }) => {
        await untilAborted(signal).catch(() => undefined);
        abandoned.resolve();
        return { message: "finished too late" };
      },
      { leaseSeconds: 0.4, heartbeatMs: 10_000 }, // no beat in time
    );
    await runJob(engine, id);
    await abandoned.promise;
    expect(await read()).toMatchObject({ status: "running", message: null });
  });

  test("that stops hands its job back, and the next attempt finishes it", async ({ owner, worker }) => {
    const { id, read, isRunning } = await newJob(owner, worker);
    const shutdown = new AbortController();
    const engine = await createEngine(worker, ({ signal }) => untilAborted(signal), {
      shutdown: shutdown.signal,
    });
    const run = runJob(engine, id);
    await isRunning();
    shutdown.abort();
    await run;
    expect(await read()).toMatchObject({ status: "pending", attempts: [{ outcome: "returned" }] });
    await runJob(await createEngine(worker, async () => ({ message: "done" })), id);
    expect(await read()).toMatchObject({ status: "completed", attempt: 2 });
  });

  test("writes the progress of all its jobs together, never back, with the lines of each step", async ({
    owner,
    worker,
  }) => {
    const { id, read } = await newJob(owner, worker);
    const seen: number[] = [];
    const watching = new AbortController();
    const watch = (async () => {
      while (!watching.signal.aborted) {
        const job = await owner.job.findUniqueOrThrow({ where: { id } });
        seen.push(job.progress);
        await sleep(20);
      }
    })();
    const engine = await createEngine(worker, async ({ progress, log }) => {
      progress.step("relations");
      for (let done = 0; done <= 100; done += 1) {
        progress.units({ done: done % 7 === 0 ? done : 100 - done, total: 100, unit: "tables" });
        for (let line = 0; line < 20; line += 1) log.info(`line ${done}.${line}`);
        await sleep(5);
      }
      progress.step("connect");
      return { message: "done" };
    });
    await runJob(engine, id);
    watching.abort();
    await watch;
    expect(seen).toEqual(seen.toSorted((a, b) => a - b));
    expect(new Set(seen).size).toBeGreaterThan(1);
    const lines = await owner.jobLog.findMany({ where: { jobId: id }, orderBy: { line: "asc" } });
    expect(lines).toHaveLength(2_020);
    expect(lines.at(-1)).toMatchObject({ line: 2_020, message: "line 100.19", step: "relations" });
    // Nothing of a job lasts longer than the job.
    const { finishedAt, attempts } = await read();
    expect(attempts.map((attempt) => attempt.finishedAt)).toEqual([finishedAt]);
    const steps = await owner.jobStep.findMany({ where: { jobId: id }, orderBy: { finishedAt: "asc" } });
    expect(steps.at(-1)?.finishedAt).toEqual(finishedAt);
  });

  test("keeps as much of a log as there is room for, what it ended with, and how much it left out", async ({
    owner,
    worker,
  }) => {
    const { id } = await newJob(owner, worker);
    const engine = await createEngine(worker, async ({ log }) => {
      for (let line = 1; line <= 12_000; line += 1) log.info(`line ${line}`);
      await sleep(600); // written in two parts
      log.info("one more");
      throw new Error("over");
    });
    await runJob(engine, id);
    const [attempt] = await owner.jobAttempt.findMany({ where: { jobId: id } });
    expect(attempt).toMatchObject({ linesLeftOut: 3_001, workerVersion: "0" });
    const last = await owner.jobLog.findFirst({ where: { jobId: id }, orderBy: { line: "desc" } });
    expect(last).toMatchObject({ line: 12_002, level: "error" });
    expect(last?.message).toContain("INTERNAL/bug");
  });
});
