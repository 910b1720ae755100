/**
 * What schedules cost, and how soon after its slot a job begins: `npm run bench -- schedules [--quick] [--json]`. A year of
 * thousands of schedules is lived through with the clock as an argument.
 */
import { startDue } from "#lib/schedules/start-due.ts";
import { watchSchedules } from "#lib/schedules/watch.ts";
import { fillSchedules, letCome } from "#tests/support/many-schedules.ts";
import { liveThroughYear } from "#tests/support/schedule-year.ts";
import { queryOnce } from "#tests/support/server.ts";
import { measureStarts } from "./schedules/starts.ts";
import { type Goal, median, percentile } from "./shared/report.ts";
import { ROUNDS, runBench } from "./shared/run.ts";

const DUE = 1_000;

await runBench("schedules", async ({ url, worker: db, isQuick, say }) => {
  const schedules = 10_000;
  say(`${schedules.toLocaleString("en")} schedules of 100 organizations`);
  await fillSchedules(db, 100, schedules / 100);
  await queryOnce(url, "vacuum analyze"); // as autovacuum leaves it within a minute

  const starts = await measureStarts(db, url, isQuick ? 20 : 60);
  await db.$executeRaw`delete from job`;
  const means = { db, hint: () => undefined };
  const timed = async (work: () => Promise<unknown>) => {
    const start = performance.now();
    await work();
    return performance.now() - start;
  };
  say("ticks while none is due");
  const idle: number[] = [];
  const watch: number[] = [];
  for (let round = 0; round < 20; round += 1) {
    idle.push(await timed(() => startDue(means)));
    watch.push(await timed(() => watchSchedules(db)));
  }
  const busy: number[] = [];
  let wrong = 0;
  for (let round = 1; round <= ROUNDS; round += 1) {
    say(`a tick while ${DUE.toLocaleString("en")} are due, round ${round}`);
    await letCome(db, DUE);
    busy.push(await timed(() => startDue(means)));
    const jobs = await db.job.count();
    wrong += Math.abs(jobs - DUE);
    await db.$executeRaw`delete from job`;
  }
  say("four workers at once");
  await letCome(db, DUE);
  const decided = (await Promise.all(Array.from({ length: 4 }, () => startDue(means)))).flat().length;
  wrong += Math.abs((await db.job.count()) - DUE) + Math.abs(decided - DUE);

  const lived = isQuick ? 1_000 : schedules;
  say(`a year of ${lived.toLocaleString("en")} schedules`);
  const begun = process.cpuUsage();
  const year = liveThroughYear(lived);
  const yearTook = process.cpuUsage(begun).user / 1e6;
  say(`${year.ran.toLocaleString("en")} slots ran, ${year.missed.toLocaleString("en")} were missed by rule`);
  const time = { yardstick: null, yardstickName: "", isJudged: false, unit: "ms" };
  const none = { yardstick: null, yardstickName: "", isJudged: true, unit: "", most: 0 };
  return [
    {
      ...time,
      what: `tick, ${schedules.toLocaleString("en")} schedules, none due, p50`,
      ours: median(idle),
      most: 50,
    },
    { ...time, what: "looking after them, every 5 s, p50", ours: median(watch), most: 50 },
    { ...time, what: `tick, ${DUE.toLocaleString("en")} due, median`, ours: median(busy), most: 1_000 },
    { ...time, what: "slot → attempt began, idle worker, p95", ours: percentile(starts, 0.95), most: 2_000 },
    { ...none, what: "jobs too many or too few", ours: wrong },
    { ...none, what: `slots run twice in a year of ${lived.toLocaleString("en")}`, ours: year.twice },
    { ...none, what: "slots lost", ours: year.lost },
    { ...time, what: "processor time of that year", unit: "s", ours: yearTook, most: 60 },
  ] satisfies Goal[];
});
