/** Goal 6: what running jobs tell, on its way to a listener: `npm run bench -- progress [--quick] [--json]`. */
import { createOrganization } from "#tests/support/organization.ts";
import { queryOnce } from "#tests/support/server.ts";
import { claimJobs, JOBS, measureOurs, type OurProgress, REPORTS_A_SECOND } from "./progress/ours.ts";
import { measurePlain, type PlainProgress, preparePlain } from "./progress/plain.ts";
import { type Goal, median, percentile } from "./shared/report.ts";
import { ROUNDS, runBench } from "./shared/run.ts";

await runBench("progress", async ({ url, plainUrl, worker, isQuick, say }) => {
  const seconds = isQuick ? 4 : 10;
  const scope = await createOrganization(worker);
  await queryOnce(url, "create extension pg_stat_statements");
  const leases = await claimJobs({ url, worker, scope });
  await preparePlain(plainUrl);
  const [ours, plain]: [OurProgress[], PlainProgress[]] = [[], []];
  for (let round = 0; round < ROUNDS; round += 1) {
    say(`${JOBS} jobs × ${REPORTS_A_SECOND} reports a second for ${seconds} s, round ${round + 1}`);
    // It collapses: a second of reports takes it many.
    plain.push(await measurePlain(plainUrl, isQuick ? 1 : 2));
    // Units never go back, so that each round counts on from the last.
    ours.push(await measureOurs({ url, worker, scope }, leases, seconds, 1 + round * 1_000_000));
  }
  return goalsOf(ours, plain);
});

function goalsOf(ours: readonly OurProgress[], plain: readonly PlainProgress[]): Goal[] {
  const plainRate = Math.round(median(plain.map(({ transactions }) => transactions)));
  const rate = (what: string, pick: (one: OurProgress) => number): Goal => ({
    ...{ what, ours: median(ours.map(pick)), unit: "a second", yardstick: null, most: 20, isJudged: true },
    yardstickName: `UPDATE + NOTIFY per report ${plainRate}`,
  });
  const time = (what: string, pick: (one: OurProgress) => number[], share: number, most: number): Goal => ({
    what: `${what}, p${100 * share}`,
    ours: median(ours.map((one) => percentile(pick(one), share))),
    ...{ unit: "ms", yardstick: null, most, isJudged: false },
    yardstickName: `UPDATE + NOTIFY per report ${median(plain.map((one) => percentile(one.seenMs, share))).toFixed(1)}`,
  });
  const COLLECTED = 250;
  return [
    rate("transactions of the worker", ({ transactions }) => transactions),
    rate("notifications heard", ({ notifications }) => notifications),
    time("batch committed → a listener hears of it", ({ heardMs }) => heardMs, 0.5, 5),
    time("batch committed → a listener hears of it", ({ heardMs }) => heardMs, 0.99, 60),
    time("batch committed → a reader has its rows", ({ readMs }) => readMs, 0.5, 20),
    time("batch committed → a reader has its rows", ({ readMs }) => readMs, 0.99, 60),
    time("report → read, with the 250 ms it is collected for", ({ seenMs }) => seenMs, 0.5, COLLECTED + 5),
    time("report → read, with the 250 ms it is collected for", ({ seenMs }) => seenMs, 0.99, COLLECTED + 60),
  ];
}
