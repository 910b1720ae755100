/**
 * What becomes of jobs whose worker is killed, stopped for a minute or blocked, with the timers of production:
 * `npm run bench -- recovery [--quick] [--json]`. The limits are long and hold on a busy machine too: they are judged.
 */
import { generateSealingKeys } from "#lib/secrets/seal.ts";
import { judge, keepHistory, type Verdict } from "#tests/support/history.ts";
import { createOrganization } from "#tests/support/organization.ts";
import { type Blocked, DEADLINE_SECONDS, measureBlocked, NEIGHBOURS } from "./recovery/blocked.ts";
import { JOBS_A_WORKER, type Lost, measureLost } from "./recovery/lost.ts";
import type { Setting } from "./recovery/setting.ts";
import type { Goal } from "./shared/report.ts";
import { ROUNDS, runBench } from "./shared/run.ts";

await runBench("recovery", async ({ url, worker: db, isQuick, say }) => {
  await keepHistory(url);
  const { privateKey } = await generateSealingKeys();
  const setting: Setting = { url, db, privateKey, scope: await createOrganization(db) };
  const [lost, blocked]: [Lost[], Blocked[]] = [[], []];
  for (let round = 1; round <= (isQuick ? 1 : ROUNDS); round += 1) {
    say(`a worker killed and one stopped for ${isQuick ? 40 : 60} s, round ${round}`);
    lost.push(await measureLost(setting, isQuick ? 40 : 60));
    say(`a handler that blocks for ${DEADLINE_SECONDS} s, round ${round}`);
    blocked.push(await measureBlocked(setting));
  }
  const told = lost.flatMap(({ jobIds }) => jobIds).map((id) => ({ id, expected: "completed" as const }));
  const verdict = await judge(url, told, "");
  for (const fault of verdict.faults) say(fault);
  return goalsOf(lost, blocked, verdict);
});

function goalsOf(lost: readonly Lost[], blocked: readonly Blocked[], verdict: Verdict): Goal[] {
  const goal = { yardstick: null, yardstickName: "", isJudged: true };
  const none = (what: string, ours: number): Goal => ({ ...goal, what, ours, unit: "", most: 0 });
  const most = (values: readonly number[]) => Math.max(...values);
  return [
    {
      ...{ ...goal, what: "SIGKILL → the last of its jobs finished by another", unit: "s", most: 45 },
      ...{ ours: most(lost.map((one) => one.finishedSeconds)), yardstickName: "graphile-worker alone 4 h" },
    },
    {
      ...{ ...goal, what: "SIGSTOP, resumed: attempts that found their lease gone", unit: "" },
      ...{ ours: Math.min(...lost.map(({ fenced }) => fenced)), least: JOBS_A_WORKER },
    },
    none("rows changed by these attempts afterwards", verdict.staleWrites),
    none("jobs lost, or ended twice or otherwise", verdict.lost + verdict.twiceTerminal + verdict.unexpected),
    {
      ...{ ...goal, what: "blocked CPU: ended after its deadline", unit: "s", most: 1 },
      ours: most(blocked.map(({ overrunSeconds }) => overrunSeconds)),
    },
    none(`of ${NEIGHBOURS} neighbours harmed`, most(blocked.map(({ harmed }) => harmed))),
  ];
}
