import type { PrismaClient } from "#lib/db/client.ts";
import { insertCompletedJob } from "#tests/support/job-rows.ts";
import { signInMany } from "#tests/support/many-sessions.ts";
import { createOrganization } from "#tests/support/organization.ts";
import { StreamClient } from "#tests/support/stream-client.ts";
import { until } from "#tests/support/until.ts";
import { startWebProcess } from "#tests/support/web-process.ts";
import type { Goal } from "../shared/report.ts";

export type Accounts = { url: string; worker: PrismaClient; owner: PrismaClient };
type Restarted = {
  count: number;
  /** From the web's first page to the last stream that is open again. */
  backMs: number;
  /** Streams that were not told, or told twice, of a job that ended while the web was down. */
  missed: number;
};

const OPENED_WITHIN_MS = 60_000;
const TOLD_WITHIN_MS = 10_000;

/** Ends the web in order under `count` streams, starts it again and waits until all have come back by themselves. */
export async function measureRestart({ url, worker, owner }: Accounts, count: number): Promise<Restarted> {
  const scope = await createOrganization(worker);
  const cookies = await signInMany(owner, scope, count);
  const first = await startWebProcess(url);
  const address = new URL(`http://127.0.0.1:${first.port}/api/jobs/stream`);
  const heard = cookies.map((): string[] => []);
  const streams = cookies.map(
    (cookie, n) => new StreamClient({ address, cookie, onEvent: (event) => void heard[n]?.push(event) }),
  );
  const allAre = (isOpen: boolean) => () => streams.every((stream) => stream.isOpen === isOpen) || undefined;
  let web = first;
  try {
    // From then on each knows where it stands, as a page does from the start.
    await until(() => streams.every(({ lastId }) => lastId !== "") || undefined, OPENED_WITHIN_MS);
    await web.end("SIGTERM");
    await until(allAre(false), OPENED_WITHIN_MS);
    const id = await insertCompletedJob(owner, scope);
    web = await startWebProcess(url, { port: first.port });
    const startedAt = performance.now();
    await until(allAre(true), OPENED_WITHIN_MS);
    const backMs = performance.now() - startedAt;
    const times = () => heard.map((events) => events.filter((event) => event.includes(id)).length);
    await until(() => times().every((told) => told > 0) || undefined, TOLD_WITHIN_MS).catch(() => undefined);
    return { count, backMs, missed: times().filter((told) => told !== 1).length };
  } finally {
    for (const stream of streams) stream.close();
    await web.end("SIGKILL");
  }
}

export const restartGoals = ({ count, backMs, missed }: Restarted): Goal[] => [
  {
    what: `web started again → the last of ${count.toLocaleString("en")} streams is back`,
    ...{ ours: backMs, unit: "ms", yardstick: null, yardstickName: "", most: 10_000, isJudged: false },
  },
  {
    what: "streams that missed what changed meanwhile, or heard of it twice",
    ...{ ours: missed, unit: "", yardstick: null, yardstickName: "", most: 0, isJudged: true },
  },
];
