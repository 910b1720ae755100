import type { Grouping, Measure, Which } from "#lib/engines/questions/question.ts";
import { formatCount, formatDuration, formatQuantity } from "#lib/format.ts";
import { FEWEST_RUNS } from "#lib/jobs/durations/usual.ts";
import { isJobStatus, STATUS_LABELS } from "#lib/jobs/status.ts";
import { circumstances } from "../circumstances.ts";
import { toFilter } from "../narrowing.ts";
import {
  countByStatus,
  findJobs,
  findWithoutJobs,
  type Group,
  groupJobs,
  measureDurations,
} from "../read.ts";
import type { Part } from "../views.ts";
import { counted, failureLabel, inPeriod, linked, periodOf, TRIGGER_LABELS, typeLabel } from "../words.ts";
import type { Asking, Of, Told } from "./asking.ts";
import { durationsByDay, jobsByDay } from "./by-day.ts";
import { statusWords } from "./list.ts";

const MEASURE_LABELS: Record<Measure, string> = {
  ...{
    median: "Usually",
    mean: "On average",
    p90: "Nine in ten took at most",
    p95: "95 % took at most",
    p99: "99 % took at most",
  },
};

export async function duration(asking: Asking, { which, measure }: Of<"duration">): Promise<Told> {
  const { db, scope, names, most } = asking;
  const found = await measureDurations(db, scope, which);
  const { ids } = await findJobs(db, scope, { which, order: "newest", most });
  const ms = found[measure];
  const place = circumstances(which, names, ["Status"]);
  if (ms === null)
    return { sentences: [[`No run${statusWords(which)}${place}, so there is no duration to tell.`]] };
  const time = (value: number | null) => formatDuration(value ?? 0);
  const isTooFew = found.runs < FEWEST_RUNS;
  return {
    sentences: [
      [
        `${isTooFew && measure === "median" ? "It took" : MEASURE_LABELS[measure]} ${time(ms)}${place}: that is ${measure === "median" ? "the median" : "what was measured"} of `,
        counted(found.runs, which, "run"),
        `${statusWords(which)}.`,
      ],
      [
        `Median ${time(found.median)}, 95th percentile ${time(found.p95)}, from ${time(found.least)} to ${time(found.most)}.`,
        ...(isTooFew ? [" That is too few runs to say what is usual."] : []),
      ],
    ],
    value: ms / 1_000,
    jobIds: ids,
    chart: await durationsByDay(asking, which),
  };
}

/** Of what ended well or badly: cancelled ones were neither, unless it is them that are asked for. */
export async function rate(
  { db, scope, names, most }: Asking,
  { which, outcome }: Of<"rate">,
): Promise<Told> {
  const shares = await countByStatus(db, scope, { which, outcome, most });
  const ended: Which["status"] =
    outcome === "cancelled" ? ["completed", "failed", "cancelled"] : ["completed", "failed"];
  const total = ended.reduce((sum, status) => sum + shares[status], 0);
  const place = circumstances(which, names);
  if (total === 0) return { sentences: [[`No job has ended${place}, so there is no rate to tell.`]] };
  const percent = (100 * shares[outcome]) / total;
  return {
    sentences: [
      [
        `${formatPercent(percent)} ${outcome}${place}: `,
        counted(shares[outcome], { ...which, status: [outcome] }),
        " of ",
        counted(total, { ...which, status: ended }),
        ` that ${ended.join(" or ")}.`,
      ],
    ],
    value: percent,
    jobIds: shares.ids,
  };
}

const formatPercent = (percent: number): string => `${Number(percent.toFixed(1))} %`;

const NOUNS: Record<Grouping, string> = {
  ...{
    source: "Source",
    type: "Type",
    person: "Started by",
    asset: "Asset",
    error: "Error",
    status: "Status",
  },
  ...{ trigger: "Trigger", day: "Day" },
};
const MOST_ROWS = 20;
const MOST_TIES = 10;

export async function top(asking: Asking, { which, by, order, limit }: Of<"top">): Promise<Told> {
  const { db, scope, names, most } = asking;
  const { timeZone } = names.clock;
  const { total, groups: found } = await groupJobs(db, scope, { which, by, order, timeZone, most });
  const groups =
    order === "least" && by === "source" ? [...(await sourcesWithout(asking, which)), ...found] : found;
  const place = circumstances(which, names, ["Status"]);
  const [first] = groups;
  if (!first) return { sentences: [[counted(0, which), `${statusWords(which)}${place}.`]], value: 0 };
  const kept = groups.slice(0, limit ?? MOST_ROWS);
  const ties = groups
    .filter(({ jobs, key }) => jobs === first.jobs && key !== first.key)
    .slice(0, MOST_TIES)
    .map((group) => labelOf(by, group));
  const more = first.alike - 1 - ties.length;
  const named = labelOf(by, first);
  return {
    sentences: [
      [
        `${order === "least" && by !== "source" ? `Of those that have any, ${named}` : named} has the ${order === "most" ? "most" : "fewest"}: `,
        ofGroup(which, by, first),
        `${statusWords(which)}${place}, of `,
        counted(total, which),
        " in all.",
      ],
      ...(ties.length > 0
        ? [[`So have ${ties.join(", ")}${more > 0 ? ` and ${formatCount(more)} more` : ""}.`]]
        : []),
    ],
    // Of all groups it is the number of all of them.
    value: limit === null && order === "most" ? total : first.jobs,
    jobIds: limit === 1 ? first.ids : kept.flatMap(({ ids }) => ids),
    chart: by === "day" ? await jobsByDay(asking, which, countsOf(groups)) : null,
    table:
      kept.length < 2
        ? null
        : {
            head: [NOUNS[by], "Jobs"],
            rows: kept.map((group) => [labelOf(by, group), ofGroup(which, by, group)]),
          },
  };
}

const countsOf = (groups: readonly Group[]): Map<string, number> =>
  new Map(groups.map(({ key, jobs }) => [key ?? "", jobs]));

/** Sources that have none of them, which no group tells. */
async function sourcesWithout({ db, scope, names }: Asking, which: Which): Promise<Group[]> {
  const { sources } = names.vocabulary;
  const without = await findWithoutJobs(db, scope, { which, sourceIds: sources.map(({ id }) => id) });
  return sources
    .filter(({ id }) => without.has(id))
    .map(({ id, name }) => ({ key: id, label: name, jobs: 0, alike: without.size, ids: [] }));
}

function labelOf(by: Grouping, { key, label }: Group): string {
  const name = label ?? key ?? "none";
  if (by === "type") return typeLabel(name);
  if (by === "error") return failureLabel(name);
  if (by === "status") return isJobStatus(name) ? STATUS_LABELS[name] : name;
  if (by === "trigger")
    return Object.entries(TRIGGER_LABELS).find(([trigger]) => trigger === name)?.[1] ?? name;
  return name;
}

/** The number of its jobs, leading to them. */
function ofGroup(which: Which, by: Grouping, { key, jobs }: Group): Part {
  const narrowed = narrowedTo(which, by, key);
  const filter = narrowed && toFilter(narrowed);
  const text = formatQuantity(jobs, "job");
  return filter ? linked(text, filter) : text;
}

function narrowedTo(which: Which, by: Grouping, key: string | null): Which | null {
  if (key === null) return null;
  if (by === "source") return { ...which, source: [key] };
  if (by === "type") return { ...which, type: [key] };
  if (by === "person") return { ...which, startedBy: [key] };
  if (by === "asset") return { ...which, asset: key };
  if (by === "status" && isJobStatus(key)) return { ...which, status: [key] };
  return null;
}

/** The same number of two stretches of time. */
export async function compare(asking: Asking, question: Of<"compare">): Promise<Told> {
  const { which, measure, before } = question;
  const earlier = { ...which, ...before };
  const [now, then] = [await measureOf(asking, which, measure), await measureOf(asking, earlier, measure)];
  const { clock } = asking.names;
  const place = circumstances(which, asking.names, ["Status", "Created"]);
  const line = (of: Which, { text }: { text: Part }): Part[] => [periodOf(of, clock), text];
  const apart = question.told === "both" ? null : toldOf(question.told, now.value, then.value);
  return {
    sentences: [
      ...(apart === null ? [] : [[apartWords(question.told, apart)]]),
      [
        now.text,
        `${statusWords(which)}${place} ${inPeriod(periodOf(which, clock))}, against `,
        then.text,
        ` ${inPeriod(periodOf(earlier, clock))} (by creation, ${clock.timeZone})${differenceOf(now.value, then.value)}.`,
      ],
      ...(which.until === null ? [["The first of these stretches is not over yet."]] : []),
    ],
    value: toldOf(question.told, now.value, then.value),
    jobIds: now.ids,
    table: {
      head: [
        "Created",
        measure === "count" ? "Jobs" : measure === "rate" ? "Failure rate" : "Median duration",
      ],
      rows: [line(which, now), line(earlier, then)],
    },
  };
}

type Apart = Of<"compare">["told"];

/** The number itself, or by how many it is more, or fewer, than before. */
const toldOf = (told: Apart, now: number | null, then: number | null): number | null =>
  told === "both" || now === null || then === null ? now : told === "more" ? now - then : then - now;

const apartWords = (told: Apart, apart: number): string =>
  apart === 0
    ? "As many."
    : `${formatCount(Math.abs(apart))} ${apart > 0 === (told === "more") ? "more" : "fewer"}.`;

type Compared = { value: number | null; text: Part; ids: string[] };

async function measureOf(asking: Asking, which: Which, measure: Of<"compare">["measure"]): Promise<Compared> {
  const { db, scope, most } = asking;
  if (measure === "count") {
    const { total, ids } = await findJobs(db, scope, { which, order: "newest", most });
    return { value: total, text: counted(total, which), ids };
  }
  const told =
    measure === "rate"
      ? await rate(asking, { intent: "rate", which: { ...which, status: [] }, outcome: "failed" })
      : await duration(asking, {
          intent: "duration",
          which: { ...which, status: ["completed"] },
          measure: "median",
        });
  const { value = null, jobIds: ids = [] } = told;
  const text =
    value === null ? "none" : measure === "rate" ? formatPercent(value) : formatDuration(value * 1_000);
  return { value, text, ids };
}

function differenceOf(now: number | null, then: number | null): string {
  if (now === null || then === null) return "";
  if (now === then) return ": the same";
  const way = now > then ? "up" : "down";
  return then === 0 ? `: ${way}` : `: ${way} ${formatCount(Math.abs((100 * (now - then)) / then))} %`;
}
