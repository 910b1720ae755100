/** Which jobs a question is about, from its slots. */

import { ALL_JOBS, type Status, type Which } from "../question.ts";
import { NOT_WHO_CANCELLED, type Refusal } from "../refusal.ts";
import type { Clock, Period } from "../time/calendar.ts";
import { hasBegun, RAN } from "./endings.ts";
import type { Slots } from "./slots.ts";

/** What has a whole duration. */
export const ENDED: Status[] = ["completed", "failed", "cancelled"];
/** These run on whole sources. */
const OF_SOURCES = new Set(["asset_discovery", "tag_generation", "lineage_extraction", "connection_test"]);

export function toWhich(slots: Slots, clock: Clock): Which | Refusal {
  const { which, flags, periods } = slots;
  const asset = tableOf(slots);
  if (typeof asset === "object" && asset !== null) return asset;
  if (asset && which.type.some((type) => OF_SOURCES.has(type)))
    return { because: "Such jobs run on a whole source, not on one table. Ask for the source." };
  const failed = which.errorClass.length > 0 && which.status.length === 0;
  const ran = hasBegun(slots) && which.status.length === 0 && which.job === null;
  const isBounded = which.overSeconds !== null || which.underSeconds !== null;
  const unsaid =
    which.status.length > 0 ? which.status : isBounded || flags.has("ended") ? ENDED : ran ? RAN : [];
  const isCompared = flags.has("compare") || flags.has("trend");
  const period = isCompared ? periods[0] : slots.isOfLooseTimes ? withinOther(periods) : joined(periods);
  if (period === null)
    return { because: "More than one stretch of time is named. Ask for one at a time, or compare them." };
  const left = slots.leftPeriod && without(period ?? null, slots.leftPeriod, clock);
  if (slots.leftPeriod && (!left || isCompared))
    return { because: "Time that is left out has to be at one end of what is asked for." };
  const waits = which.status.includes("pending") || which.status.includes("running");
  if (isToCome(period, clock)) return TO_COME;
  if (waits && which.status.length < 4 && period?.until && period.until <= clock.now)
    return { because: "What waits or runs does so now: what did so then is not kept." };
  const none = areNone(which);
  if (none) return none;
  const isOfPeople = which.startedBy.length > 0 || slots.groupings.includes("person");
  if (isOfPeople && which.status.join() === "cancelled" && !flags.has("begun") && !slots.isOwned)
    return { because: NOT_WHO_CANCELLED };
  return {
    ...ALL_JOBS,
    ...which,
    asset,
    status: failed ? ["failed"] : unsaid,
    ...(left ? instants(left, clock) : period ? instants(period, clock) : {}),
  };
}

/** What no job is: of a question by itself, and of one that goes on from another. */
export function areNone({
  status,
  errorClass,
  overSeconds,
  underSeconds,
  startedBy,
  trigger,
}: Omit<Which, "asset" | "since" | "until">): Refusal | null {
  if (errorClass.length > 0 && status.length > 0 && !status.includes("failed"))
    return { because: "Of what did not fail there is no reason. Ask for failed jobs." };
  const isBounded = overSeconds !== null || underSeconds !== null;
  if (isBounded && status.includes("pending") && status.length < 4)
    return { because: "What waits has no duration yet. Ask for pending jobs." };
  const isByItself = trigger.length > 0 && trigger.every((one) => OF_ITSELF.has(one));
  return isByItself && startedBy.length > 0
    ? { because: "What runs on a schedule or after a discovery nobody started. Ask for one of them." }
    : null;
}
const OF_ITSELF: ReadonlySet<string> = new Set(["schedule", "after_discovery"]);

/** “Saturday and Sunday of last weekend”: what lies within a longer one that is named beside it; null where none does. */
function withinOther(periods: readonly Period[]): Period | null | undefined {
  const holds = (outer: Period, inner: Period) =>
    outer.since !== null &&
    inner.since !== null &&
    outer.since <= inner.since &&
    (outer.until ?? Infinity) >= (inner.until ?? Infinity);
  const outer = periods.find((one) => periods.every((other) => holds(one, other)));
  return outer ? joined(periods.filter((one) => one !== outer)) : null;
}

/** “This week, but not today”: the rest of it, where that is one stretch; null where it is not. */
function without(period: Period | null, left: Period, { now }: Clock): Period | null {
  const [begun, ended] = [period?.since ?? null, period?.until ?? null];
  const end = ended && ended < now ? ended : now;
  const isToEnd = left.until === null || left.until >= end;
  const isFromBegin = left.since === null || (begun !== null && left.since <= begun);
  const isWithin = (at: Date | null) => at !== null && (begun === null || at > begun) && at < end;
  if (isToEnd && !isFromBegin && isWithin(left.since)) return { since: begun, until: left.since };
  return isFromBegin && !isToEnd && isWithin(left.until) ? { since: left.until, until: ended } : null;
}

/** “Saturday and Sunday” is one stretch; null where there is something between them. */
function joined([first, second, ...others]: readonly Period[]): Period | null | undefined {
  if (!second) return first;
  const [a, b] =
    first?.since && second.since && first.since > second.since ? [second, first] : [first, second];
  if (others.length > 0 || !a?.until || !b?.since || a.until.getTime() !== b.since.getTime()) return null;
  return { since: a.since, until: b.until };
}

/** “This evening” before it has begun. */
export const isToCome = (period: Period | null | undefined, { now }: Clock): boolean =>
  period?.since !== null && period?.since !== undefined && period.since > now;
export const TO_COME: Refusal = {
  because: "That time is still to come. Ask of a time that has begun.",
  offers: ["failed jobs today", "failed jobs yesterday"],
};

/** What has not ended goes on until now, whatever its end. */
export const instants = ({ since, until }: Period, { now }: Clock) => ({
  since: since?.toISOString() ?? null,
  until: until && until < now ? until.toISOString() : null,
});

function tableOf({ tables, which }: Slots): string | null | Refusal {
  const fitting = tables.filter(
    ({ sourceId }) => which.source.length === 0 || which.source.includes(sourceId),
  );
  const [first, ...others] = [...new Map(fitting.map((table) => [table.id, table])).values()];
  if (tables.length > 0 && !first) return { because: `There is no table ${tables[0]?.name} in that source.` };
  if (others.length > 0)
    return { because: `More than one table is called ${first?.name}. Name its source too.` };
  return first?.id ?? null;
}

/** As a question that was changed has it: what is said anew in place of what was said before. */
export function changed(before: Which, now: Which): Which {
  const isTimed = now.since !== null || now.until !== null;
  const list = <K extends keyof Which>(name: K): Which[K] => {
    const value = now[name];
    return value === null || (Array.isArray(value) && value.length === 0) ? before[name] : value;
  };
  const [over, under] = [list("overSeconds"), list("underSeconds")];
  const isApart = over !== null && under !== null && over >= under;
  return {
    ...{ status: list("status"), type: list("type"), trigger: list("trigger"), startedBy: list("startedBy") },
    ...{
      errorClass: list("errorClass"),
      // “Under 5 minutes” after those over 10 is in place of it.
      overSeconds: isApart ? now.overSeconds : over,
      underSeconds: isApart ? now.underSeconds : under,
    },
    // Another source makes a table of the one before meaningless.
    ...{ source: list("source"), asset: now.source.length > 0 ? now.asset : list("asset"), job: list("job") },
    ...(isTimed ? { since: now.since, until: now.until } : { since: before.since, until: before.until }),
  };
}
