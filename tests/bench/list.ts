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
import { queryOnce } from "#tests/support/server.ts";
import { indexedCases, searchedCases } from "./list/cases.ts";
import { measureDetails } from "./list/details.ts";
import { measureExport } from "./list/export.ts";
import { addUncounted, fillJobs, type History, prepareHistory, withoutIndexes } from "./list/fill.ts";
import { goalsOf, type Measured, tellPages } from "./list/goals.ts";
import { type Pages, Reader, type Reading, readPages } from "./list/measure.ts";
import { type Bench, runBench } from "./shared/run.ts";

const BATCH = 500_000;
const MOST_EXPORTED = 1_000_000;
const ALL = JobFilter.parse({});
const EXACT_COUNTS = Prisma.sql`select tab, count(*) from job
  where organization_id = (select current_organization()) group by tab`;

await runBench("list", async (bench) => {
  const sizes = bench.isQuick ? [100_000, 1_000_000] : [1_000_000, 10_000_000];
  const history = await prepareHistory(bench.url);
  const measured: Measured[] = [];
  for (const jobs of sizes) {
    await fill(bench, history, jobs);
    measured.push(await measure(bench, history, jobs, jobs === sizes.at(-1)));
  }
  for (const each of measured) for (const line of tellPages(each)) bench.say(line);
  const [small, large] = measured;
  return small && large ? goalsOf(small, large) : [];
});

/** Anew for each size: ids rise with time, and rows lie in its order. */
async function fill({ url, worker, say }: Bench, history: History, jobs: number): Promise<void> {
  const startedAt = Date.now();
  await queryOnce(url, "truncate job, job_count_fold cascade");
  await withoutIndexes(url, async () => {
    for (let from = 1; from <= jobs; from += BATCH)
      await fillJobs(url, history, { from, to: Math.min(from + BATCH - 1, jobs), last: jobs });
  });
  await queryOnce(url, "vacuum analyze job");
  await foldCounts(worker);
  say(`filled ${jobs.toLocaleString("en")} jobs in ${Math.round((Date.now() - startedAt) / 1_000)} s`);
}

async function measure(
  { url, worker, say }: Bench,
  history: History,
  jobs: number,
  isLast: boolean,
): Promise<Measured> {
  const { scope } = history;
  await addUncounted(url, history, jobs, 300);
  const reader = await new Reader(url, scope).open();
  try {
    const [middle] = await reader.rows<{ id: string }>(
      Prisma.sql`select id from job where tab = 2 order by id offset ${Math.floor(jobs / 5)}::integer limit 1`,
    );
    const pages = new Map<string, Pages>();
    for (const { name, query } of indexedCases(history))
      pages.set(name, await readPages(reader, scope, query, middle?.id ?? ""));
    say(`${pages.size} combinations of ${jobs.toLocaleString("en")} jobs read`);
    const searches = new Map<string, Reading>();
    for (const { name, query } of searchedCases(history)) {
      const filter = JobFilter.parse(query);
      const page = jobsQuery(scope, filter, { place: {}, limit: 31 });
      searches.set(`${name}, page`, await reader.explain(page, 3));
      searches.set(`${name}, counts`, await reader.explain(countsQuery(scope, filter), 3));
    }
    return {
      ...{ jobs, pages, searches },
      whole: await reader.explain(pageQuery(scope, ALL), 101),
      exactCounts: await reader.explain(EXACT_COUNTS, 3),
      offset: await reader.explain(
        Prisma.sql`select * from job order by id desc offset ${Math.floor(jobs * 0.45)}::integer limit 50`,
        1,
      ),
      details: await measureDetails(url, scope, jobs),
      exported: await measureExport(url, scope, isLast ? MOST_EXPORTED : 0),
      drift: (await inOrganization(worker, scope, (db) => findDrift(db, scope))).length,
    };
  } finally {
    await reader.close();
  }
}
