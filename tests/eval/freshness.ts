/**
 * How right freshness is: `npm run eval -- freshness [--json]`, its own scripted truth on a real Postgres. Each case makes a
 * table, does something to it between two readings, and knows when it was last updated. `falseFresh` counts answers that say
 * fresh of what is not.
 */
import { parseArgs } from "node:util";
import { startThrowAway } from "#tests/support/throw-away-postgres.ts";
import { CASES } from "./freshness/cases.ts";
import { runCase } from "./freshness/run-case.ts";

const { values: options } = parseArgs({ options: { json: { type: "boolean", default: false } } });

const { url, stop } = await startThrowAway();
try {
  const judged = [];
  for (const one of CASES) judged.push(await runCase(url, one));
  const result = {
    cases: judged.length,
    right: judged.filter(({ isRight }) => isRight).length,
    falseFresh: judged.filter(({ isFalseFresh }) => isFalseFresh).length,
  };
  if (options.json) process.stdout.write(`${JSON.stringify(result)}\n`);
  else {
    for (const { name, isRight, told } of judged)
      process.stdout.write(`${isRight ? "right" : "WRONG"}  ${name}: ${told}\n`);
    process.stdout.write(`${result.right} of ${result.cases} right, ${result.falseFresh} false fresh\n`);
  }
} finally {
  await stop();
}
