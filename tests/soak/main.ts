/** `npm run soak -- --jobs N --seed N [--json]`: many jobs while workers are killed and Postgres is stopped all along. */
import { parseArgs } from "node:util";
import { invalid } from "#lib/errors.ts";
import { runCommand, say } from "#lib/setup/terminal.ts";
import { soak } from "./soak.ts";

await runCommand(async () => {
  const { values } = parseArgs({
    options: {
      jobs: { type: "string", default: "5000" },
      seed: { type: "string", default: "1" },
      json: { type: "boolean", default: false },
    },
  });
  const jobs = Number(values.jobs);
  const seed = Number(values.seed);
  if (!Number.isInteger(jobs) || jobs < 1 || !Number.isInteger(seed)) {
    throw invalid("--jobs and --seed are whole numbers, and there is at least one job.");
  }
  const { faults, ...figures } = await soak({
    jobs,
    seed,
    note: (line) => process.stderr.write(`${line}\n`),
  });
  for (const fault of faults.slice(0, 50)) process.stderr.write(`${fault}\n`);
  if (values.json) say(JSON.stringify(figures));
  else
    for (const [name, value] of Object.entries(figures))
      say(`${name.padEnd(16)}${String(value).padStart(8)}`);
  const { lost, unexpected, duplicated, twiceTerminal, staleWrites, lostAlerts, twiceAlerted } = figures;
  const wrong = lost + unexpected + duplicated + twiceTerminal + staleWrites + lostAlerts + twiceAlerted;
  process.exitCode = wrong === 0 ? 0 : 1;
});
