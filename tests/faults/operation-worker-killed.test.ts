import { expect, onTestFinished, vi } from "vitest";
import { requestCancels } from "#lib/jobs/transitions/cancel.ts";
import { asked, askForMany } from "../support/operations.ts";
import { TcpProxy } from "../support/tcp-proxy.ts";
import { soon, test } from "../support/worker-scene.ts";

/** Two batches and a part of one. */
const JOBS = 250;

for (const [when, side, done] of [
  ["before the commit of a batch has done nothing of it", "question", 0],
  ["after the commit of a batch has done all of it", "answer", 100],
] as const)
  test(`a worker killed ${when}; the next goes on, and retries no job twice`, async ({
    scene,
    url,
    owner,
    web,
    worker,
  }) => {
    const jobs = await askForMany(worker, scene.scope, scene.sourceId, JOBS);
    await requestCancels(worker, scene.scope, jobs);
    const ask = asked(web, scene.scope);
    const proxy = await TcpProxy.open(Number(new URL(url).port));
    onTestFinished(() => proxy[Symbol.asyncDispose]());
    const first = await scene.start({ by: proxy.through(url) });
    const held = proxy.holdAt("COMMIT\0", side, "update job_operation o set done");
    const { id } = await ask.chosen("retry", jobs);
    await held;
    await first.end("SIGKILL");
    await proxy[Symbol.asyncDispose](); // the machine is gone, and the server hears of it
    expect(await ask.read(id)).toMatchObject({ state: "running", counts: { done, skipped: 0, failed: 0 } });
    const countRetries = () => owner.job.count({ where: { retryOfId: { in: jobs } } });
    expect(await countRetries()).toBe(done);

    await scene.start();
    await vi.waitFor(async () => expect(await ask.read(id)).toMatchObject({ state: "finished" }), soon);
    expect(await ask.read(id)).toMatchObject({ counts: { done: JOBS, skipped: 0, failed: 0 } });
    expect(await countRetries()).toBe(JOBS);
  });
