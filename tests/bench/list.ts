/**
 * Goals 1 and 2: the Jobs page among 1 and 10 million jobs, of which one organization has half:
 * `npm run bench -- list [--quick] [--json]`. Times are planning and execution in the database, of prepared statements.
 */
import { inOrganization, Prisma } from "#lib/db/client.ts";
import { foldCounts } from "#lib/jobs/count-folding.ts";
import { countsQuery, findDrift } from "#lib/jobs/counts.ts";
import { JobFilter } from "#lib/jobs/filter.ts";
import { jobsQuery } from "#lib/jobs/list-query.ts";
import { pageQuery } from "#lib/jobs/queries.ts";
import { insertCompletedJobs } from "#tests/support/job-rows.ts";
import { queryOnce } from "#tests/support/server.ts";
import { indexedQueries, nameOf, searchedQueries } from "./list/cases.ts";
import { fillJobs, type History, prepareHistory } from "./list/fill.ts";
import { type Pages, Reader, type Reading, readPages } from "./list/measure.ts";
import { type Goal, median } from "./shared/report.ts";
import { type Bench, runBench } from "./shared/run.ts";

type Measured = {
  jobs: number;
  pages: Map<string, Pages>;
  searches: Map<string, Reading>;
  whole: Reading;
  exactCounts: Reading;
  offset: Reading;
  drift: number;
};

const BATCH = 500_000;
const ALL = JobFilter.parse({});

await runBench("list", async (bench) => {
  const sizes = bench.isQuick ? [100_000, 1_000_000] : [1_000_000, 10_000_000];
  const history = await prepareHistory(bench.url);
  const measured: Measured[] = [];
  for (const [at, jobs] of sizes.entries()) {
    await fill(bench, history, sizes[at - 1] ?? 0, jobs);
    measured.push(await measure(bench, history, jobs));
  }
  for (const each of measured) tell(each, bench);
  const [small, large] = measured;
  return small && large ? goalsOf(small, large) : [];
});

async function fill(
  { url, worker, say }: Bench,
  history: History,
  begun: number,
  jobs: number,
): Promise<void> {
  const startedAt = Date.now();
  for (let from = begun + 1; from <= jobs; from += BATCH)
    await fillJobs(url, history, { from, to: Math.min(from + BATCH - 1, jobs), last: jobs });
  await queryOnce(url, "vacuum analyze job");
  await foldCounts(worker);
  say(`filled ${jobs.toLocaleString("en")} jobs in ${Math.round((Date.now() - startedAt) / 1_000)} s`);
}

async function measure({ url, worker, say }: Bench, history: History, jobs: number): Promise<Measured> {
  const { scope } = history;
  // Some have come and ended since the counts were folded: what is not folded yet is counted as it is read.
  await insertCompletedJobs(worker, scope, 300);
  const reader = await new Reader(url, scope).open();
  try {
    const [middle] = await reader.rows<{ id: string }>(
      Prisma.sql`select id from job where tab = 2 order by id offset ${Math.floor(jobs / 5)}::integer limit 1`,
    );
    const pages = new Map<string, Pages>();
    for (const query of indexedQueries(history))
      pages.set(nameOf(query), await readPages(reader, scope, query, middle?.id ?? ""));
    say(`${pages.size} combinations of ${jobs.toLocaleString("en")} jobs read`);
    const searches = new Map<string, Reading>();
    for (const query of searchedQueries(history)) {
      const filter = JobFilter.parse(query);
      searches.set(
        `${nameOf(query)}, page`,
        await reader.explain(jobsQuery(scope, filter, { place: {}, limit: 51 }), 3),
      );
      searches.set(`${nameOf(query)}, counts`, await reader.explain(countsQuery(scope, filter), 3));
    }
    return {
      ...{ jobs, pages, searches },
      whole: await reader.explain(pageQuery(scope, ALL), 101),
      exactCounts: await reader.explain(EXACT_COUNTS, 3),
      offset: await reader.explain(
        Prisma.sql`select * from job order by id desc offset ${Math.floor(jobs * 0.45)}::integer limit 50`,
        1,
      ),
      drift: (await inOrganization(worker, scope, (db) => findDrift(db, scope))).length,
    };
  } finally {
    await reader.close();
  }
}

const EXACT_COUNTS = Prisma.sql`select tab, count(*) from job
  where organization_id = (select current_organization()) group by tab`;

function tell({ jobs, pages, searches }: Measured, { say }: Bench): void {
  const worst = [...pages].toSorted(([, a], [, b]) => most(b).buffers - most(a).buffers).slice(0, 12);
  say(
    `\n${jobs.toLocaleString("en")} jobs, the combinations that read most: buffers and ms, first, middle, deepest page`,
  );
  for (const [name, { first, middle, deepest }] of worst)
    say(
      `  ${name}: ${[first, middle, deepest].map(({ buffers, ms }) => `${buffers} in ${ms.toFixed(2)}`).join(", ")}`,
    );
  for (const [name, { buffers, ms }] of searches) say(`  ${name}: ${buffers} in ${ms.toFixed(1)}`);
}

const most = ({ first, middle, deepest }: Pages): Reading => ({
  buffers: Math.max(first.buffers, middle.buffers, deepest.buffers),
  ms: Math.max(first.ms, middle.ms, deepest.ms),
});

const middleOf = (pages: Measured["pages"], pick: (pages: Pages) => number) =>
  median([...pages.values()].map(pick));

function goalsOf(small: Measured, large: Measured): Goal[] {
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
      ...{ what: `page, counts and cursor ${of}`, unit: "ms", isJudged: true, most: 1 / 300 },
      ...{ ours: large.whole.ms, yardstick: large.exactCounts.ms, yardstickName: "exact counts alone" },
    },
    {
      ...{ what: "counts that differ from the jobs", unit: "", isJudged: true, most: 0, ...none },
      ours: small.drift + large.drift,
    },
  ];
}
