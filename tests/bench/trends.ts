/**
 * The trend of 90 days and the outcomes by the hour, of an organization with half of 10 million jobs, with --quick of 200,000:
 * `npm run bench -- trends [--quick] [--json]`. The yardstick reads the same from the jobs themselves. Times are planning
 * and execution in the database, of prepared statements.
 */
import { inOrganization, Prisma } from "#lib/db/client.ts";
import { findTrendDrift } from "#lib/jobs/durations/drift.ts";
import { foldTrends } from "#lib/jobs/durations/fold.ts";
import { outcomesQuery } from "#lib/jobs/durations/outcomes.ts";
import { trendQuery } from "#lib/jobs/durations/trend.ts";
import { choicesQuery } from "#lib/jobs/durations/trend-choices.ts";
import { JobFilter } from "#lib/jobs/filter.ts";
import { queryOnce } from "#tests/support/server.ts";
import { fillJobs, prepareHistory, withoutIndexes } from "./list/fill.ts";
import { Reader } from "./list/measure.ts";
import type { Goal } from "./shared/report.ts";
import { runBench } from "./shared/run.ts";

const BATCH = 500_000;
const DAY_MS = 86_400_000;
const QUARTER = JobFilter.parse({ within: "90d" });

await runBench("trends", async (bench): Promise<Goal[]> => {
  const { url, worker, say } = bench;
  const jobs = bench.isQuick ? 200_000 : 10_000_000;
  const history = await prepareHistory(url);
  await withoutIndexes(url, async () => {
    for (let from = 1; from <= jobs; from += BATCH)
      await fillJobs(url, history, { from, to: Math.min(from + BATCH - 1, jobs), last: jobs });
  });
  await queryOnce(url, "vacuum analyze job");
  say(`filled ${jobs.toLocaleString("en")} jobs`);
  const startedAt = Date.now();
  await foldTrends(worker);
  const takenMs = Date.now() - startedAt;
  await queryOnce(url, "vacuum analyze job_day, job_hour, job_outcome_day");
  const reader = await new Reader(url, history.scope).open();
  try {
    const [source = ""] = history.sources;
    const [pair] = await reader.rows<{ type: string; asset_id: string }>(Prisma.sql`
      select type, asset_id from job_day where organization_id = ${history.scope.organizationId}::uuid
      and day > now() - interval '90 days' group by type, asset_id order by sum(completed) desc limit 1`);
    const of = { type: pair?.type ?? "asset_discovery", assetId: pair?.asset_id ?? source };
    const range = { begins: new Date(Date.now() - 90 * DAY_MS), ends: new Date(), hours: 24 };
    const trend = await reader.explain(trendQuery(history.scope, QUARTER, of), 51);
    const choices = await reader.explain(choicesQuery(history.scope, QUARTER), 51);
    const hours = await reader.explain(outcomesQuery(history.scope, JobFilter.parse({}), range), 51);
    const raw = await reader.explain(
      Prisma.sql`select id, started_at, finished_at, status from job where organization_id = ${history.scope.organizationId}::uuid
        and asset_id = ${of.assetId}::uuid and type = ${of.type} and tab in (2, 3)
        and id >= (select uuid_v7_floor(now() - interval '90 days')) order by id`,
      3,
    );
    const rawHours = await reader.explain(
      Prisma.sql`select date_trunc('day', finished_at), tab, count(*) from job
        where organization_id = ${history.scope.organizationId}::uuid and tab > 1
        and id >= (select uuid_v7_floor(now() - interval '90 days')) group by 1, 2`,
      3,
    );
    const drift = await inOrganization(worker, history.scope, (db) => findTrendDrift(db, history.scope));
    const none = { yardstick: null, yardstickName: "" };
    const ms = { unit: "ms", isJudged: false, yardstickName: "from the jobs themselves" };
    return [
      {
        what: "trend of 90 days and what else could be drawn",
        unit: "ms",
        isJudged: false,
        ours: trend.ms + choices.ms,
        most: 20,
        ...none,
      },
      { ...ms, what: "trend of 90 days", ours: trend.ms, yardstick: raw.ms, most: 1 },
      { what: "its buffers", unit: "buffers", isJudged: true, ours: trend.buffers, most: 200, ...none },
      {
        what: "buffers of the choices",
        unit: "buffers",
        isJudged: true,
        ours: choices.buffers,
        most: 400,
        ...none,
      },
      { what: "outcomes of 90 days", unit: "ms", isJudged: false, ours: hours.ms, most: 20, ...none },
      { ...ms, what: "outcomes of 90 days", ours: hours.ms, yardstick: rawHours.ms, most: 0.1 },
      {
        what: "taken for the first time",
        unit: "s",
        isJudged: false,
        ours: takenMs / 1_000,
        most: 600,
        ...none,
      },
      {
        what: "days that differ from the jobs",
        unit: "",
        isJudged: true,
        ours: drift.length,
        most: 0,
        ...none,
      },
    ];
  } finally {
    await reader.close();
  }
});
