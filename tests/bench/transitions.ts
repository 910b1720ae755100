/**
 * Goals 3 to 5: delivery with our own record against plain graphile-worker, and what events for alerts add to it:
 * `npm run bench -- transitions [--quick] [--json]`.
 */

import { type Goal, median, percentile } from "./shared/report.ts";
import { type Bench, ROUNDS, runBench } from "./shared/run.ts";
import { type Ours, prepareOurs, timeBulk, timeDrain, timeStarts } from "./transitions/ours.ts";
import {
  type Plain,
  preparePlain,
  timePlainBulk,
  timePlainDrain,
  timePlainStarts,
} from "./transitions/plain.ts";
import { SLOTS } from "./transitions/process.ts";
import { timeRaising } from "./transitions/raising.ts";

await runBench("transitions", async (bench) => {
  const ours = await prepareOurs(bench.url, bench.worker);
  const plain = await preparePlain(bench.plainUrl);
  try {
    return [
      await measureDrain(ours, plain, bench),
      ...(await measureStarts(ours, plain, bench)),
      await measureBulk(ours, plain, bench),
      ...(await measureRaising(ours, bench)),
    ];
  } finally {
    await plain.pool.end();
  }
});

async function measureDrain(ours: Ours, plain: Plain, { isQuick, say }: Bench): Promise<Goal> {
  const count = isQuick ? 1_500 : 3_000;
  const [own, yardstick]: [number[], number[]] = [[], []];
  for (let round = 1; round <= ROUNDS; round += 1) {
    yardstick.push(1_000 / (await timePlainDrain(plain, count)));
    own.push(1_000 / (await timeDrain(ours, count)));
    say(`round ${round}: ${own.at(-1)?.toFixed(0)} jobs/s, plain ${yardstick.at(-1)?.toFixed(0)}`);
  }
  return {
    ...{ what: `${count} jobs that do nothing, ${SLOTS} at a time`, unit: "jobs/s", ours: median(own) },
    ...{ yardstick: median(yardstick), yardstickName: "graphile-worker alone", least: 0.5, isJudged: true },
  };
}

async function measureStarts(ours: Ours, plain: Plain, { isQuick, say }: Bench): Promise<Goal[]> {
  const count = isQuick ? 100 : 300;
  const [own, yardstick]: [number[][], number[][]] = [[], []];
  for (let round = 1; round <= ROUNDS; round += 1) {
    say(`starting ${count} jobs one by one, round ${round}`);
    yardstick.push(await timePlainStarts(plain, count));
    own.push(await timeStarts(ours, count));
  }
  const goal = (share: number, most: number): Goal => ({
    what: `asked for → handler starts, idle, p${100 * share}`,
    ours: median(own.map((times) => percentile(times, share))),
    yardstick: median(yardstick.map((times) => percentile(times, share))),
    ...{ yardstickName: "graphile-worker alone", unit: "ms", most, isJudged: true },
  });
  return [goal(0.5, 3), goal(0.99, 5)];
}

async function measureBulk(ours: Ours, plain: Plain, { isQuick, say }: Bench): Promise<Goal> {
  const count = isQuick ? 5_000 : 10_000;
  const [own, yardstick]: [number[], number[]] = [[], []];
  for (let round = 1; round <= ROUNDS; round += 1) {
    say(`asking for ${count} jobs at once, round ${round}`);
    yardstick.push((1_000 * count) / (await timePlainBulk(plain, count)));
    own.push((1_000 * count) / (await timeBulk(ours, count)));
  }
  return {
    ...{ what: `${count} jobs asked for at once`, unit: "jobs/s", ours: median(own), least: 10_000 },
    ...{ yardstick: null, yardstickName: `add_jobs alone ${Math.round(median(yardstick))}`, isJudged: false },
  };
}

async function measureRaising(ours: Ours, { isQuick, say }: Bench): Promise<Goal[]> {
  const rounds = isQuick ? 9 : 21;
  say(`jobs that raise events, ${rounds} rounds`);
  const { silent, unheard, heard } = await timeRaising(ours, { rounds, count: 500 });
  const time = { unit: "µs", most: 1.05 };
  return [
    {
      ...{ ...time, what: "a job that completes, one rule that hears its end", ours: 1_000 * heard },
      ...{ yardstick: 1_000 * unheard, yardstickName: "of the same type, no rule", isJudged: true },
    },
    {
      // the types differ in more than their events, so this alone shows nothing of those
      ...{ ...time, what: "a job that completes, no rule", ours: 1_000 * unheard },
      ...{ yardstick: 1_000 * silent, yardstickName: "of an internal type", isJudged: false },
    },
  ];
}
