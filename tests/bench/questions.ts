/**
 * Questions of an organization with 100,000 jobs, each read, understood and answered as a page has it:
 * `npm run bench -- questions [--quick] [--json]`. The yardstick counts those jobs once.
 */
import { connect, inOrganization } from "#lib/db/client.ts";
import { foldTrends } from "#lib/jobs/durations/fold.ts";
import { ask } from "#lib/questions/ask.ts";
import { openOwner } from "#tests/support/owner.ts";
import { queryOnce } from "#tests/support/server.ts";
import { fillJobs, prepareHistory, withoutIndexes } from "./list/fill.ts";
import { fillCatalog } from "./questions/fill-catalog.ts";
import { type Goal, median, percentile } from "./shared/report.ts";
import { ROUNDS, runBench } from "./shared/run.ts";

/** Every way of asking, over a little and over everything. */
const QUESTIONS = [
  ...["why did my last job fail", "what jobs ran this week", "how long does asset discovery usually take"],
  ...["show me failed jobs", "how many jobs failed yesterday", "failure rate last month", "success rate"],
  ...["which source fails most often", "which type fails most this month", "most common failure reason"],
  ...["longest job today", "top 5 slowest discoveries ever", "average duration of tag generation this week"],
  ...[
    "p95 of lineage extractions",
    "what is pending and why",
    "what is running",
    "jobs over 5 minutes this week",
  ],
  ...[
    "when did discovery last run",
    "first failure",
    "last 5 failures",
    "jobs by day this month",
    "how many jobs ran",
  ],
  ...[
    "failures this week compared with last week",
    "jobs slower than usual this week",
    "manual jobs this week",
  ],
  ...["permission failures", "why did jobs fail last week", "how many jobs failed on mars"],
  ...["where is customer e-mail stored", "which tables have pii:email", "schema changes this week"],
  ...["breaking changes this month by table", "which columns were removed", "which tables are stale"],
  ...["what is upstream of wide.table_40", "what depends on wide.table_1", "describe wide.table_1"],
];
const RELATIONS = 2_000;

await runBench("questions", async ({ url, worker, say, isQuick }): Promise<Goal[]> => {
  const jobs = isQuick ? 40_000 : 200_000; // the organization has half of them
  const history = await prepareHistory(url);
  await withoutIndexes(url, () => fillJobs(url, history, { from: 1, to: jobs, last: jobs, days: 90 }));
  await queryOnce(url, "vacuum analyze job");
  const owner = openOwner(url);
  await fillCatalog(owner, history.scope, RELATIONS);
  await owner.$disconnect();
  await foldTrends(worker);
  say(
    `filled ${RELATIONS.toLocaleString("en")} relations with 10 columns each, and ${jobs.toLocaleString("en")} jobs, half of them the organization's`,
  );
  const web = connect(url, "tidewatch_web");
  const { scope } = history;
  const timed = async (work: () => Promise<unknown>) => {
    const begun = performance.now();
    await work();
    return performance.now() - begun;
  };
  try {
    const rounds: number[][] = [];
    for (let round = 0; round <= ROUNDS; round += 1) {
      const times: number[] = [];
      for (const text of QUESTIONS)
        times.push(
          await timed(() => inOrganization(web, scope, (db) => ask(db, scope, { text, previous: null }))),
        );
      if (round > 0) rounds.push(times); // the first one warms up
    }
    const all = rounds.flat();
    const slowest = QUESTIONS.map((text, n) => ({ text, ms: median(rounds.map((times) => times[n] ?? 0)) }))
      .toSorted((a, b) => b.ms - a.ms)
      .slice(0, 3);
    for (const { text, ms } of slowest) say(`${ms.toFixed(0)} ms: ${text}`);
    const ms = { unit: "ms", isJudged: false, yardstick: null, yardstickName: "" };
    return [
      { ...ms, what: "a question, p50", ours: percentile(all, 0.5), most: 75 },
      { ...ms, what: "a question, p95", ours: percentile(all, 0.95), most: 150 },
    ];
  } finally {
    await web.$disconnect();
  }
});
