/**
 * Goal 14, the Jobs page in a browser: `npm run bench -- page [--jobs 20000] [--quick] [--json]`. The production build on a
 * database of its own, warm, with so many jobs, half of them of the organization that is looked at. Lighthouse is fetched from the registry by npm, and is no dependency of the project.
 */
import { parseArgs } from "node:util";
import { measureDialog } from "./page/dialog.ts";
import { measureFirstByte } from "./page/first-byte.ts";
import { LIGHTHOUSE, measureLighthouse, type Scores } from "./page/lighthouse.ts";
import { openJobsPage } from "./page/product.ts";
import { measureTransfers } from "./page/transfers.ts";
import { type Goal, isHeld, median, percentile, report } from "./shared/report.ts";

const { values: options } = parseArgs({
  options: {
    jobs: { type: "string", default: "20000" },
    quick: { type: "boolean", default: false },
    json: { type: "boolean", default: false },
  },
});
const say = (line: string) => void (options.json || process.stderr.write(`${line}\n`));

const jobCount = Number(options.jobs);
const product = await openJobsPage(jobCount);
try {
  say("first byte");
  const requests = options.quick ? 60 : 300;
  const plain = await measureFirstByte(`${product.address}/sign-in`, "", requests);
  const jobs = await measureFirstByte(product.page, product.cookie, requests);
  say(`p50 ${percentile(jobs, 0.5).toFixed(1)} ms, p99 ${percentile(jobs, 0.99).toFixed(1)} ms`);
  say("what the browser transfers");
  const transfers = await measureTransfers(product);
  say(JSON.stringify(transfers));
  say("the details of a job");
  const dialog = await measureDialog(product, options.quick ? 20 : 60);
  say(`p50 ${percentile(dialog, 0.5).toFixed(0)} ms, p95 ${percentile(dialog, 0.95).toFixed(0)} ms`);
  say(`Lighthouse ${LIGHTHOUSE}`);
  const runs = options.quick ? 1 : 5;
  const wide = await measureLighthouse(product, runs, "desktop", say);
  const phone = await measureLighthouse(product, runs, "mobile", say);
  const goals: Goal[] = [
    {
      ...{
        what: `first byte of the Jobs page of ${(jobCount / 2).toLocaleString("en")} jobs, p50`,
        unit: "ms",
        most: 60,
      },
      ...{ ours: percentile(jobs, 0.5), yardstick: null, isJudged: false },
      yardstickName: `p99 ${percentile(jobs, 0.99).toFixed(0)}; /sign-in ${percentile(plain, 0.5).toFixed(0)}`,
    },
    {
      ...{ what: "click on a job → its details are drawn, p50", unit: "ms", most: 100 },
      ...{ ours: percentile(dialog, 0.5), yardstick: null, isJudged: false },
      yardstickName: `p95 ${percentile(dialog, 0.95).toFixed(0)}`,
    },
    kilobytes("compressed script of the first load, until it is live", transfers.script, 190),
    kilobytes("… its style sheets", transfers.style, 30),
    kilobytes("… its document", transfers.document, 60),
    ...score("performance", (scores) => scores.performance, false),
    ...score("accessibility", (scores) => scores.accessibility, true),
    ...score("best practices", (scores) => scores.bestPractices, true),
  ];
  function score(what: string, pick: (scores: Scores) => number, isJudged: boolean): Goal[] {
    return [
      ["wide", wide] as const,
      ["throttled phone", phone] as const, // Lighthouse's default: a slow network and a fourth of the processor
    ].map(([where, scores]) => ({
      ...{
        what: `Lighthouse ${what}, ${where}, median of ${runs}`,
        ours: median(scores.map(pick)),
        unit: "",
      },
      ...{ yardstick: null, yardstickName: "", least: 95, isJudged },
    }));
  }
  process.stdout.write(report("page", goals, options));
  process.exitCode = goals.every((goal) => isHeld(goal) || !goal.isJudged) ? 0 : 1;
} finally {
  await product.stop();
}

function kilobytes(what: string, bytes: number, most: number): Goal {
  return {
    ...{ what, ours: bytes / 1_000, unit: "KB", most },
    ...{ yardstick: null, yardstickName: "", isJudged: true },
  };
}
