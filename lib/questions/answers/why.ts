import type { Which } from "#lib/engines/questions/question.ts";
import { formatQuantity } from "#lib/format.ts";
import { findDefinition } from "#lib/jobs/catalog.ts";
import { compareRuns } from "#lib/jobs/details/compare-runs.ts";
import { getJobDetails } from "#lib/jobs/details/job-details.ts";
import type { JobDetails } from "#lib/jobs/views.ts";
import { countMatching } from "#lib/schema-changes/asked.ts";
import { circumstances } from "../circumstances.ts";
import { toFilter } from "../narrowing.ts";
import { findJobs, groupJobs } from "../read.ts";
import type { Answer, Part } from "../views.ts";
import { counted, exactly, failureLabel, leading, linked, typeLabel } from "../words.ts";
import type { Asking, Of, Told } from "./asking.ts";
import { assetOf } from "./list.ts";

const MOST_DIFFERENCES = 5;

/** Of one failed job its cause, its remedy and what changed; of more of them their causes. */
export async function why(asking: Asking, { which, limit }: Of<"why">): Promise<Told> {
  const { db, scope, names, most } = asking;
  const { total, ids } = await findJobs(db, scope, {
    which,
    order: "newest",
    most: limit === null ? most : Math.min(limit, most),
  });
  const [id] = ids;
  const place = circumstances(which, names, ["Status"]);
  if (!id)
    return { sentences: [[which.job ? `There is no job ${which.job} here.` : `No job failed${place}.`]] };
  if (limit === 1) return { ...(await ofOne(asking, which, id)), jobIds: [id] };
  const { groups } = await groupJobs(db, scope, {
    ...{ which, by: "error", timeZone: names.clock.timeZone, most: 1 },
  });
  const causes = groups.map(({ label, jobs }) => `${failureLabel(label ?? "")} (${jobs})`);
  return {
    sentences: [
      [
        counted(total, which),
        ` failed${place}, for ${formatQuantity(causes.length, "kind of reason", "kinds of reasons")}: ${causes.join(", ")}.`,
      ],
    ],
    value: total,
    jobIds: ids,
  };
}

async function ofOne({ db, scope, names }: Asking, which: Which, id: string): Promise<Told> {
  const details = await getJobDetails(db, scope, id);
  const { job, failure, past } = details;
  const named: Part = { text: job.shortId, jobId: job.id };
  const at = exactly(job.finishedAt ?? job.createdAt, names.clock.timeZone);
  if (job.status !== "failed")
    return {
      sentences: [[named, `, ${typeLabel(job.type)} of ${assetOf(job)}, did not fail: it is ${job.status}.`]],
    };
  const newer = past.recent.find(({ id: other, status }) => other > job.id && status === "completed");
  const others = {
    ...which,
    status: ["failed" as const],
    type: [job.type],
    source: job.sourceId ? [job.sourceId] : [],
    asset: null,
    job: null,
    since: null,
    until: null,
    errorClass: [],
    startedBy: [],
    trigger: [],
  };
  const filter = toFilter(others);
  return {
    sentences: [
      [
        named,
        `, ${typeLabel(job.type)} of ${assetOf(job)}, failed ${at}: ${failure?.message ?? job.message ?? "no reason was kept."}`,
      ],
      ...(failure?.cause ? [[failure.cause]] : []),
      ...(failure?.remedy
        ? [
            [
              `What to do: ${failure.remedy} ${failure.retryHelps ? "A retry alone is likely to help." : "A retry helps only after that."}`,
            ],
          ]
        : []),
      ...lastGoodRun(details),
      ...(await schemaChanges({ db, scope, names }, details)),
      ...(newer ? [["It has completed since: ", { text: newer.shortId, jobId: newer.id }, "."]] : []),
      ...(filter
        ? [[linked(`All failed runs of ${typeLabel(job.type)} of ${assetOf(job)}`, filter), "."]]
        : []),
    ],
    table: differences(details),
  };
}

function lastGoodRun({ past: { lastGood } }: JobDetails): Part[][] {
  if (!lastGood) return [["No run of this type has completed there before it."]];
  return [["The last good run before it was ", { text: lastGood.shortId, jobId: lastGood.id }, "."]];
}

/** What discoveries of its source found different between the last good run and this one. */
async function schemaChanges({ db, scope, names }: Places, { job, past }: JobDetails): Promise<Part[][]> {
  if (past.lastGood === null || job.sourceId === null) return [];
  const filter = {
    ...{ source: [job.sourceId], since: past.lastGood.finishedAt },
    until: job.finishedAt ?? names.clock.now.toISOString(),
  };
  const { total } = await countMatching(db, scope, filter);
  if (total === 0) return [];
  return [
    [
      "Since then discovery found ",
      leading(formatQuantity(total, "schema change"), { page: "changes", filter }),
      " there.",
    ],
  ];
}
type Places = Pick<Asking, "db" | "scope" | "names">;

/** What differs from the last good run; durations and steps say only that it ended early. */
function differences(details: JobDetails): Answer["table"] {
  const { lastGood } = details.past;
  if (!lastGood) return null;
  const phases = findDefinition(details.job.type)?.phases ?? [];
  const rows = compareRuns(details, lastGood, phases).differences.slice(0, MOST_DIFFERENCES);
  return rows.length === 0
    ? null
    : {
        head: ["What changed", "Last good run", "This run"],
        rows: rows.map(({ label, before, now }) => [label, before, now]),
      };
}

/** A job and those it was a retry of, or that were retries of it. */
export async function chain({ db, scope }: Asking, { which }: Of<"chain">): Promise<Told> {
  const { ids } = await findJobs(db, scope, { which, order: "newest", most: 1 });
  const [id] = ids;
  if (!id) return { sentences: [[`There is no job ${which.job} here.`]] };
  const { job, chain: links } = await getJobDetails(db, scope, id);
  const retries = links.length - 1;
  const named: Part = { text: job.shortId, jobId: job.id };
  if (retries === 0)
    return { sentences: [[named, " was never retried, and is no retry."]], value: 0, jobIds: [job.id] };
  const list = links.flatMap(({ id, shortId, status }, n): Part[] => [
    n === 0 ? "" : ", then ",
    { text: shortId, jobId: id },
    ` (${status})`,
  ]);
  return {
    sentences: [
      [named, ` is one of a chain with ${retries === 1 ? "1 retry" : `${retries} retries`}: `, ...list, "."],
    ],
    value: retries,
    jobIds: links.map(({ id }) => id),
  };
}
