import type { Which } from "#lib/engines/questions/question.ts";
import { formatDuration, formatQuantity } from "#lib/format.ts";
import { findJobRows } from "#lib/jobs/queries.ts";
import { isTerminal } from "#lib/jobs/status.ts";
import type { JobRow } from "#lib/jobs/views.ts";
import { circumstances } from "../circumstances.ts";
import { findJobs, findUnusual } from "../read.ts";
import type { Part } from "../views.ts";
import { counted, exactly, typeLabel } from "../words.ts";
import type { Asking, Of, Told } from "./asking.ts";
import { jobsByDay } from "./by-day.ts";

/** Jobs themselves: all that are meant, or the first few of an order. */
export async function list(asking: Asking, question: Of<"list">): Promise<Told> {
  const { db, scope, names, most } = asking;
  const { which, order, limit, about } = question;
  const { total, ids } = await findJobs(db, scope, { which, order, most: Math.min(limit ?? most, most) });
  const place = circumstances(which, names, ["Status"]);
  if (total === 0) return { ...none(which, place), value: 0 };
  if (limit !== 1)
    return {
      sentences: [[...headline(which, total), `${place}.`, ...shown(order, ids.length, total)]],
      value: limit === null ? total : ids.length,
      jobIds: ids,
      chart: limit === null ? await jobsByDay(asking, which) : null,
    };
  const [job] = await findJobRows(db, scope, ids);
  if (!job) return none(which, place);
  return {
    sentences: [single(job, order, { ...asking, place, which })],
    value: about === "duration" || order === "longest" || order === "shortest" ? secondsOf(job) : null,
    jobIds: ids,
  };
}

const none = (which: Which, place: string): Told => ({
  sentences: [[counted(0, which), `${statusWords(which)}${place}.`]],
});

function headline(which: Which, total: number): Part[] {
  return [counted(total, which), statusWords(which)];
}

/** `pending` of "3 jobs pending"; what has begun "ran". */
export function statusWords({ status }: Which): string {
  if (status.length === 0) return "";
  if (status.length === 4 && !status.includes("pending")) return " ran";
  const words: Record<string, string> = {
    running: "running",
    pending: "pending",
    completed: "completed",
    failed: "failed",
    cancelled: "cancelled",
  };
  return ` ${status.map((one) => words[one]).join(" or ")}`;
}

const ORDERS = {
  newest: "The newest",
  oldest: "The oldest",
  longest: "The longest",
  shortest: "The shortest",
};

const shown = (order: keyof typeof ORDERS, below: number, total: number): string[] =>
  total > below ? [` ${ORDERS[order]} ${below} are below.`] : [];

type Place = Asking & { place: string; which: Which };

function single(job: JobRow, order: keyof typeof ORDERS, { names, place, which }: Place): Part[] {
  const { timeZone } = names.clock;
  const when = exactly(job.startedAt ?? job.createdAt, timeZone);
  const seconds = secondsOf(job);
  const took =
    seconds === null
      ? ""
      : ` and ${isTerminal(job.status) ? "took" : "has been running for"} ${formatDuration(seconds * 1_000)}`;
  const began = job.startedAt ? "began" : "was created";
  const what = `${ORDERS[order]}${which.status.length === 1 ? statusWords(which) : ""} job${place} is `;
  return [
    // Of one that was named nothing else could be the newest.
    ...(which.job === null ? [what] : []),
    { text: job.shortId, jobId: job.id },
    `${which.job === null ? "," : " is"} ${typeLabel(job.type)} of ${assetOf(job)}${job.startedByName ? `, started by ${job.startedByName}` : ""}: it ${began} ${when}${took}, ${outcome(job)}.`,
  ];
}

const outcome = ({ status, message }: JobRow): string => {
  const said: Record<string, string> = {
    completed: "and completed",
    failed: `and failed${message ? `: ${message.replace(/\.$/, "")}` : ""}`,
    cancelled: "and was cancelled",
    running: "and is still running",
    pending: "and is still pending",
  };
  return said[status] ?? status;
};

export const assetOf = ({ sourceName, relationName }: Pick<JobRow, "sourceName" | "relationName">): string =>
  [sourceName ?? "a removed source", relationName].filter((name) => name !== null).join(" › ");

/** Of its last attempt, until now where it goes on. */
function secondsOf({ startedAt, finishedAt, status }: JobRow): number | null {
  if (!startedAt || status === "pending") return null;
  return ((finishedAt ? Date.parse(finishedAt) : Date.now()) - Date.parse(startedAt)) / 1_000;
}

export async function count(asking: Asking, { which }: Of<"count">): Promise<Told> {
  const { db, scope, names, most } = asking;
  const { total, ids } = await findJobs(db, scope, { which, order: "newest", most });
  return {
    sentences: [
      [
        counted(total, which),
        `${statusWords(which)}${circumstances(which, names, ["Status"])}.`,
        ...shown("newest", ids.length, total),
      ],
    ],
    value: total,
    jobIds: ids,
    chart: total === 0 ? null : await jobsByDay(asking, which),
  };
}

export async function unusual(
  { db, scope, names, most }: Asking,
  { which, side }: Of<"unusual">,
): Promise<Told> {
  const { total, ids } = await findUnusual(db, scope, { which, side, most });
  const place = circumstances(which, names, ["Status"]);
  return {
    sentences: [
      [
        `${formatQuantity(total, "completed run")}${place} took much ${side === "slow" ? "longer" : "less"} than usual for the asset and type at that time.`,
      ],
    ],
    value: total,
    jobIds: ids,
  };
}
