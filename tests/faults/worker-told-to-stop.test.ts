import { describe, expect, vi } from "vitest";
import { soon, test } from "../support/worker-scene.ts";

describe("F23: a worker that is told to stop", () => {
  test("signs off and exits 0, however often and by whichever signal it is told", async ({
    scene,
    owner,
  }) => {
    const process = await scene.start();
    process.child.kill("SIGTERM");
    process.child.kill("SIGINT");
    expect(await process.end("SIGTERM")).toBe(0);
    const { name } = await owner.worker.findFirstOrThrow({ where: { stoppedAt: { not: null } } });
    expect(name).toContain(`${process.child.pid}`);
  });

  test("lets a job end that can, and hands back what does not end in time", async ({ scene }) => {
    const patient = await scene.start({ environment: { DRAIN_SECONDS: "20" } });
    await scene.hold();
    const first = await scene.discover();
    await scene.isHeldUp();
    const ended = patient.end("SIGTERM");
    await vi.waitFor(() => expect(patient.lines().join()).toContain("worker stopping"), soon);
    patient.child.kill("SIGINT");
    await scene.release();
    expect(await ended).toBe(0);
    expect(await scene.read(first.id)).toMatchObject({ status: "completed", attempt: 1 });

    const hasty = await scene.start({ environment: { DRAIN_SECONDS: "0" } });
    await scene.hold();
    const { id } = await scene.discover();
    await scene.isHeldUp();
    expect(await hasty.end("SIGINT")).toBe(0);
    expect(await scene.read(id)).toMatchObject({
      status: "pending",
      crashCount: 0,
      attempts: [{ outcome: "returned" }],
    });
    expect(await scene.readers()).toEqual([]);
    await scene.release();
    await scene.start();
    await scene.becomes(id, { status: "completed", attempt: 2, crashCount: 0 });
  });
});
