import { type Goal, median } from "../shared/report.ts";
import type { DetailsTimes } from "./details.ts";
import type { Exported } from "./export.ts";
import type { Pages, Reading } from "./measure.ts";

export type Measured = {
  jobs: number;
  pages: Map<string, Pages>;
  searches: Map<string, Reading>;
  whole: Reading;
  exactCounts: Reading;
  offset: Reading;
  details: DetailsTimes;
  exported: Exported;
  drift: number;
};

/** What the goals leave out: where the most is read, and what cannot be answered by an index. */
export function tellPages({ jobs, pages, searches }: Measured): string[] {
  const worst = [...pages].toSorted(([, a], [, b]) => most(b).buffers - most(a).buffers).slice(0, 12);
  const title = `${jobs.toLocaleString("en")} jobs, the combinations that read most: buffers and ms, first, middle, deepest page`;
  return [
    `\n${title}`,
    ...worst.map(
      ([name, { first, middle, deepest }]) =>
        `  ${name}: ${[first, middle, deepest].map(({ buffers, ms }) => `${buffers} in ${ms.toFixed(2)}`).join(", ")}`,
    ),
    ...[...searches].map(([name, { buffers, ms }]) => `  ${name}: ${buffers} in ${ms.toFixed(1)}`),
  ];
}

const most = ({ first, middle, deepest }: Pages): Reading => ({
  buffers: Math.max(first.buffers, middle.buffers, deepest.buffers),
  ms: Math.max(first.ms, middle.ms, deepest.ms),
});

const middleOf = (pages: Measured["pages"], pick: (pages: Pages) => number) =>
  median([...pages.values()].map(pick));

export function goalsOf(small: Measured, large: Measured): Goal[] {
  const of = `of ${large.jobs.toLocaleString("en")}`;
  const all = [...large.pages.values()].map(most);
  const none = { yardstick: null, yardstickName: "" };
  const within = all.filter(({ buffers }) => buffers <= 60).length;
  return [
    {
      ...{
        what: `buffers of a page ${of}, most of ${all.length} combinations`,
        unit: "buffers",
        isJudged: true,
      },
      ...{ ours: Math.max(...all.map(({ buffers }) => buffers)), yardstick: null, most: 60 },
      yardstickName: `${within} within 60`,
    },
    {
      ...{ what: `a page ${of}, median of combinations`, unit: "ms", isJudged: false, most: 2, ...none },
      ours: middleOf(large.pages, ({ first }) => first.ms),
    },
    {
      ...{ what: `a page ${of}, slowest combination`, unit: "ms", isJudged: false, most: 2, ...none },
      ours: Math.max(...all.map(({ ms }) => ms)),
    },
    {
      ...{ what: `deepest page ${of}, median of combinations`, unit: "ms", isJudged: true, most: 1.5 },
      ours: middleOf(large.pages, ({ deepest }) => deepest.ms),
      ...{ yardstick: middleOf(large.pages, ({ first }) => first.ms), yardstickName: "first page" },
    },
    {
      ...{
        what: `deep page ${of} jobs by offset`,
        unit: "ms",
        isJudged: false,
        most: 1,
        yardstickName: "by offset",
      },
      ...{ ours: large.pages.get("the whole list")?.deepest.ms ?? Number.NaN, yardstick: large.offset.ms },
    },
    {
      ...{ what: `a page ${of}, median of combinations`, unit: "ms", isJudged: true, most: 1.3 },
      ours: middleOf(large.pages, ({ first }) => first.ms),
      yardstick: middleOf(small.pages, ({ first }) => first.ms),
      yardstickName: `of ${small.jobs.toLocaleString("en")}`,
    },
    {
      ...{
        what: `page, counts and cursor ${of}, one statement`,
        unit: "ms",
        isJudged: false,
        most: 1.5,
        ...none,
      },
      ours: large.whole.ms,
    },
    {
      // Counting takes the longer the more there are: the ratio is meant for ten million.
      ...{
        what: `page, counts and cursor ${of}`,
        unit: "ms",
        isJudged: large.jobs >= 10_000_000,
        most: 1 / 300,
      },
      ...{ ours: large.whole.ms, yardstick: large.exactCounts.ms, yardstickName: "exact counts alone" },
    },
    {
      ...{ what: `details of a job ${of}, p50`, unit: "ms", isJudged: false, most: 20 },
      ...{ ours: large.details.p50, yardstick: null, yardstickName: `p99 ${large.details.p99.toFixed(0)}` },
    },
    {
      ...{ what: `details of a job ${of}, p50`, unit: "ms", isJudged: true, most: 1.3 },
      ...{ ours: large.details.p50, yardstick: small.details.p50 },
      yardstickName: `of ${small.jobs.toLocaleString("en")}`,
    },
    exportGoal(large.exported),
    {
      ...{ what: "counts that differ from the jobs", unit: "", isJudged: true, most: 0, ...none },
      ours: small.drift + large.drift,
    },
  ];
}

const exportGoal = ({ jobs, seconds, mostKeptBytes }: Exported): Goal => ({
  what: `memory kept while ${jobs.toLocaleString("en")} jobs are exported`,
  ...{ ours: mostKeptBytes / 1_000_000, unit: "MB", yardstick: null, most: 16, isJudged: true },
  yardstickName: `in ${seconds.toFixed(0)} s`,
});
