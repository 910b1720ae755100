import { expect } from "vitest";
import { connect } from "#lib/db/client.ts";
import { retryJob } from "#lib/jobs/retry.ts";
import { TcpProxy } from "../support/tcp-proxy.ts";
import { test } from "../support/worker-scene.ts";

test("F4: a completion whose answer is lost after its commit is asked again, and does nothing more", async ({
  scene,
  owner,
  url,
}) => {
  await using proxy = await TcpProxy.open(Number(new URL(url).port));
  await scene.start({ by: proxy.through(url) });
  const cut = proxy.cutAt("COMMIT\0", "answer");
  const { id } = await scene.discover();
  await cut;
  await scene.becomes(id, { status: "completed", attempt: 1, crashCount: 0 });
  const next = await scene.discover();
  await scene.becomes(next.id, { status: "completed", attempt: 1 });
  expect(await scene.ends(id)).toBe(1);
  expect(await scene.outcomes(id)).toEqual(["completed"]);
  expect(await owner.asset.count({ where: { name: "items" } })).toBe(1);
});

test("F4: a claim whose answer is lost after its commit is read again, and its attempt is worked off", async ({
  scene,
  url,
}) => {
  await using proxy = await TcpProxy.open(Number(new URL(url).port));
  await scene.start({ by: proxy.through(url), environment: { LEASE_SECONDS: "30" } });
  const cut = proxy.cutAt("status = 'running', attempt = attempt + 1", "answer");
  const { id } = await scene.discover();
  await cut;
  await scene.becomes(id, { status: "completed", attempt: 1, crashCount: 0 });
  expect(await scene.outcomes(id)).toEqual(["completed"]);
});

test("F9: a job delivered five times at once runs once", async ({ scene, owner }) => {
  await scene.hold();
  const { id } = await scene.discover();
  for (let more = 0; more < 4; more += 1) {
    await owner.$executeRaw`select graphile_worker.add_job('run_job', json_build_object('jobId', ${id}::uuid))`;
  }
  await Promise.all([scene.start(), scene.start()]);
  await scene.isHeldUp();
  await scene.release();
  await scene.becomes(id, { status: "completed", attempt: 1 });
  const next = await scene.discover();
  await scene.becomes(next.id, { status: "completed", attempt: 1 });
  expect(await scene.outcomes(id)).toEqual(["completed"]);
});

test("F10: workers whose clocks are ten minutes apart take no job from each other, and no duration is negative", async ({
  scene,
  owner,
}) => {
  const preload = `${import.meta.dirname}/../support/shift-clock.mjs`;
  const wrong = (minutes: number) =>
    scene.start({ preload, environment: { CLOCK_SHIFT_MS: String(minutes * 60_000) } });
  await Promise.all([wrong(-10), wrong(10)]);
  await scene.hold();
  const { id } = await scene.discover();
  await scene.isHeldUp();
  const held = await scene.read(id);
  await scene.becomes(id, {
    leaseExpiresAt: expect.toSatisfy((at) => at > Number(held.leaseExpiresAt) + 3_000),
  });
  await scene.release();
  await scene.becomes(id, { status: "completed", attempt: 1, crashCount: 0 });
  const [row] = await owner.$queryRaw<{ negative: bigint }[]>`
    select count(*) as negative from job j left join job_step s on s.job_id = j.id
    where j.finished_at < j.started_at or j.started_at < j.created_at or j.waited_ms < 0
      or s.finished_at < s.started_at or s.started_at < j.created_at - interval '1 second'
      or s.started_at > j.finished_at + interval '1 second'`;
  expect(row?.negative).toBe(0n);
});

test("F20: a retry clicked fifty times at once, in two tabs, makes one job", async ({
  scene,
  owner,
  url,
  onTestFinished,
}) => {
  const { id } = await scene.discover();
  await scene.cancel(id);
  const tabs = [connect(url, "tidewatch_worker"), connect(url, "tidewatch_worker")];
  onTestFinished(async () => void (await Promise.all(tabs.map((tab) => tab.$disconnect()))));
  const clicks = tabs.flatMap((tab) => Array.from({ length: 25 }, () => retryJob(tab, scene.scope, id)));
  const answers = await Promise.all(clicks);
  expect(new Set(answers.map((answer) => answer.id)).size).toBe(1);
  expect(answers.filter(({ isNew }) => isNew)).toHaveLength(1);
  expect(await owner.job.count({ where: { retryOfId: id } })).toBe(1);
});
