/**
 * How right the answers to questions are: `npm run eval -- questions [--cases FILE.jsonl] [--seed N] [--json]`, with a line
 * for each question: `{"question": "…", "now": "…", "expect": {"jobs": [ids]} or {"value": 12} or {"abstain": true}}`.
 * and `"before": ["…"]` where it goes on from others. Durations are seconds, rates percent. `--seed N` without cases prints the history that is asked of; without both, the
 * questions of the tests are asked.
 */
import { readFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { connect, inOrganization } from "#lib/db/client.ts";
import { migrate } from "#lib/db/migrate.ts";
import type { Question } from "#lib/engines/questions/question.ts";
import { foldTrends } from "#lib/jobs/durations/fold.ts";
import { ask } from "#lib/questions/ask.ts";
import { percentile } from "#tests/bench/shared/report.ts";
import { openOwner } from "#tests/support/owner.ts";
import { startThrowAway } from "#tests/support/throw-away-postgres.ts";
import { makeHistory } from "./questions/history.ts";
import { Case, judge, type Verdict } from "./questions/judge.ts";
import { loadHistory } from "./questions/load.ts";
import { writtenCases } from "./questions/written-cases.ts";

const { values: options } = parseArgs({
  options: { cases: { type: "string" }, seed: { type: "string" }, json: { type: "boolean", default: false } },
});
const print = (text: string) => process.stdout.write(`${text}\n`);
const history = makeHistory(Number(options.seed ?? 1));

if (options.seed && !options.cases) print(JSON.stringify(history, null, options.json ? 0 : 1));
else await evaluate();

async function evaluate(): Promise<void> {
  const cases = options.cases
    ? readFileSync(options.cases, "utf8")
        .split("\n")
        .filter((line) => line.trim() !== "")
        .map((line) => Case.parse(JSON.parse(line)))
    : writtenCases(history);
  const { url, stop } = await startThrowAway();
  try {
    await migrate(url);
    const owner = openOwner(url);
    const scope = await loadHistory(owner, history);
    await owner.$disconnect();
    const worker = connect(url, "tidewatch_worker");
    await foldTrends(worker);
    await worker.$disconnect();
    const web = connect(url, "tidewatch_web");
    const tally: Record<Verdict, number> = { right: 0, wrong: 0, abstained: 0 };
    const times: number[] = [];
    for (const each of cases) {
      const now = new Date(each.now);
      let previous: Question | null = null;
      const put = async (text: string) => {
        const asked = { text, previous, now, most: history.jobs.length };
        const reply = await inOrganization(web, scope, (db) => ask(db, scope, asked));
        if ("answer" in reply) previous = reply.answer.question;
        return reply;
      };
      for (const text of each.before ?? []) await put(text);
      const begun = performance.now();
      const reply = await put(each.question);
      times.push(performance.now() - begun);
      const verdict = judge(each, reply);
      tally[verdict] += 1;
      if (verdict !== "right" && !options.json)
        print(`${verdict.padEnd(10)}${each.question}\n  ${told(reply)}`);
    }
    await web.$disconnect();
    const p95Ms = Number(percentile(times, 0.95).toFixed(1));
    const result = { cases: cases.length, ...tally, p95Ms };
    if (options.json) print(JSON.stringify(result));
    else for (const [name, value] of Object.entries(result)) print(`${name.padEnd(10)}${value}`);
  } finally {
    await stop();
  }
}

function told(reply: Awaited<ReturnType<typeof ask>>): string {
  if ("notUnderstood" in reply) return reply.notUnderstood.because;
  const { sentences, value, jobIds, question } = reply.answer;
  const text = sentences
    .map((parts) => parts.map((part) => (typeof part === "string" ? part : part.text)).join(""))
    .join(" ");
  return `${text} [${value}, ${jobIds.length} jobs, ${JSON.stringify(question)}]`;
}
