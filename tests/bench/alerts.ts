/**
 * How soon after something happened the first message about it has left: `npm run bench -- alerts [--quick] [--json]`. A
 * worker as people run it routes events to a rule, and sends to a receiver of the bench's own.
 */
import { measureSends } from "./alerts/sends.ts";
import { type Goal, percentile } from "./shared/report.ts";
import { runBench } from "./shared/run.ts";

await runBench("alerts", async ({ url, worker: db, isQuick, say }) => {
  const count = isQuick ? 50 : 300;
  say(`${count} events, one after another`);
  const { sentAfterMs, received } = await measureSends(db, url, { count, apartMs: 100 });
  const burst = isQuick ? 100 : 500;
  say(`${burst} events at once`);
  const together = await measureSends(db, url, { count: burst, apartMs: 0 });
  const time = { yardstick: null, yardstickName: "", isJudged: false, unit: "ms" };
  const none = { yardstick: null, yardstickName: "", isJudged: true, unit: "", most: 0 };
  const ids = [...received, ...together.received];
  return [
    { ...time, what: "event → sent, idle worker, p50", ours: percentile(sentAfterMs, 0.5), most: 2_000 },
    { ...time, what: "event → sent, idle worker, p95", ours: percentile(sentAfterMs, 0.95), most: 2_000 },
    {
      ...time,
      what: `${burst} events at once → first sent`,
      ours: Math.min(...together.sentAfterMs),
      most: 2_000,
    },
    {
      ...time,
      what: `${burst} events at once → last sent`,
      ours: Math.max(...together.sentAfterMs),
      most: 60_000,
    },
    { ...none, what: "messages lost", ours: count + burst - new Set(ids).size },
    { ...none, what: "messages sent twice", ours: ids.length - new Set(ids).size },
  ] satisfies Goal[];
});
