import type { Question, Which } from "#lib/engines/questions/question.ts";
import { findJobRows } from "#lib/jobs/queries.ts";
import type { JobRow } from "#lib/jobs/views.ts";
import type { Asking, Told } from "./answers/asking.ts";
import { assetOf, count, list, unusual } from "./answers/list.ts";
import { compare, duration, rate, top } from "./answers/measures.ts";
import { chain, why } from "./answers/why.ts";
import { toFilter } from "./narrowing.ts";
import type { Answer, CitedJob } from "./views.ts";
import { toChips } from "./words.ts";

const MOST_CITED = 12;

/** The answer to a typed question, made from rows of the scope's organization and nothing else. */
export async function answer(asking: Asking, question: Question): Promise<Answer> {
  const { sentences, value = null, jobIds = [], table = null } = await tell(asking, question);
  const { db, scope, names } = asking;
  const rows = await findJobRows(db, scope, jobIds.slice(0, MOST_CITED));
  const cited = jobIds.flatMap((id) => rows.find((row) => row.id === id) ?? []);
  const which = shownAs(question);
  return {
    ...{ question, sentences, value, jobIds, table },
    cited: cited.map((job) => toCited(job, names.clock.now)),
    chips: toChips(which, names),
    jobs: toFilter(which),
    timeZone: names.clock.timeZone,
  };
}

function tell(asking: Asking, question: Question): Promise<Told> {
  switch (question.intent) {
    case "list":
      return list(asking, question);
    case "count":
      return count(asking, question);
    case "why":
      return why(asking, question);
    case "duration":
      return duration(asking, question);
    case "rate":
      return rate(asking, question);
    case "top":
      return top(asking, question);
    case "unusual":
      return unusual(asking, question);
    case "chain":
      return chain(asking, question);
    case "compare":
      return compare(asking, question);
  }
}

/** What is asked of a share is what it is a share of. */
const shownAs = (question: Question): Which =>
  question.intent === "rate" ? { ...question.which, status: [question.outcome] } : question.which;

const toCited = (job: JobRow, now: Date): CitedJob => ({
  ...{ id: job.id, shortId: job.shortId, type: job.type, status: job.status, asset: assetOf(job) },
  createdAt: job.createdAt,
  durationMs:
    job.startedAt === null || job.status === "pending"
      ? null
      : (job.finishedAt ? Date.parse(job.finishedAt) : now.getTime()) - Date.parse(job.startedAt),
  message: job.waiting ? waitingWords(job.waiting) : job.message,
});

function waitingWords(waiting: NonNullable<JobRow["waiting"]>): string {
  switch (waiting.reason) {
    case "blocked":
      return `Waits for ${waiting.jobShortId} on the same source`;
    case "limit":
      return `Waits: ${waiting.running} jobs run already, as many as may`;
    case "backoff":
      return `Waits before another attempt: ${waiting.after}`;
    case "no_worker":
      return "Waits: no worker is alive";
    case "unknown_type":
      return "Waits: no worker knows this type";
    case "queued":
      return "Waits for a free worker";
  }
}
