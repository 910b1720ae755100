import { isOfJobs, type Question } from "#lib/engines/questions/question.ts";
import { findJobRows } from "#lib/jobs/queries.ts";
import type { JobRow } from "#lib/jobs/views.ts";
import { waitingText } from "#lib/jobs/waiting-words.ts";
import { anomalies } from "./answers/anomalies.ts";
import type { Asking, Told } from "./answers/asking.ts";
import { changes } from "./answers/changes.ts";
import { describe } from "./answers/describe.ts";
import { freshness } from "./answers/freshness.ts";
import { lineage } from "./answers/lineage.ts";
import { assetOf, count, list, unusual } from "./answers/list.ts";
import { compare, duration, rate, top } from "./answers/measures.ts";
import { where } from "./answers/where.ts";
import { chain, why } from "./answers/why.ts";
import { shownAs, toChips } from "./chips.ts";
import { toFilter } from "./narrowing.ts";
import type { Answer, CitedJob, Reading } from "./views.ts";
import { exactly, type Names } from "./words.ts";

const MOST_CITED = 12;

/** The answer to a typed question, made from rows of the scope's organization and nothing else. */
export async function answer(asking: Asking, question: Question): Promise<Answer> {
  const { sentences, value = null, jobIds = [], table = null, chart = null } = await tell(asking, question);
  const { db, scope, names } = asking;
  const rows = await findJobRows(db, scope, jobIds.slice(0, MOST_CITED));
  const cited = jobIds.flatMap((id) => rows.find((row) => row.id === id) ?? []);
  return {
    ...read(question, names),
    ...{ sentences, value, jobIds, table, chart },
    cited: cited.map((job) => toCited(job, names)),
  };
}

/** What was understood, before anything is looked up. */
export const read = (question: Question, names: Names): Reading => ({
  ...{ question, chips: toChips(question, names) },
  jobs: isOfJobs(question) ? toFilter(shownAs(question)) : null,
  timeZone: names.clock.timeZone,
});

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
    case "where":
      return where(asking, question);
    case "changes":
      return changes(asking, question);
    case "lineage":
      return lineage(asking, question);
    case "freshness":
      return freshness(asking, question);
    case "anomalies":
      return anomalies(asking, question);
    case "describe":
      return describe(asking, question);
  }
}

const toCited = (job: JobRow, { clock }: Names): CitedJob => ({
  ...{ id: job.id, shortId: job.shortId, type: job.type, status: job.status, asset: assetOf(job) },
  createdAt: job.createdAt,
  durationMs:
    job.startedAt === null || job.status === "pending"
      ? null
      : (job.finishedAt ? Date.parse(job.finishedAt) : clock.now.getTime()) - Date.parse(job.startedAt),
  message: waitingText(job, (at) => exactly(at, clock.timeZone)) ?? job.message,
});
