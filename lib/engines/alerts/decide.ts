/**
 * What becomes of events: which rule means them, what belongs to one alert, and what nobody is told of. The router and the
 * preview of a rule are both this; the clock is an argument.
 */
import { ALERT_KINDS, type AlertKind, type AlertSeverity, worst } from "./kinds.ts";
import { type Match, match, type Rule } from "./match.ts";
import type { Occurrence, TagsOf } from "./occurrence.ts";
import type { Silence } from "./quiet.ts";
import { type Suppressed, suppress } from "./suppress.ts";
import { wallClock } from "./wall-clock.ts";

/** What fails of one cause so soon after the first belongs to it. */
export const GROUPED_WITHIN_MS = 60_000;

/** An alert that was written before and may still grow. */
export type Standing = {
  id: string;
  ruleId: string;
  groupKey: string;
  jobId: string | null;
  at: Date;
  itemCount: number;
};

export type Item = { event: Occurrence; match: Match };

/** An alert to be: a new one, or what is added to one that stands. */
export type Draft = {
  rule: Rule;
  alertId: string | null;
  groupKey: string;
  kind: AlertKind;
  severity: AlertSeverity;
  items: Item[];
  /** How many it told of before. */
  countBefore: number;
  suppressed: Suppressed | null;
};

/** What rules told before these events. */
export type Memory = {
  /** By `placeOf`: when it was told last. */
  lastTold: ReadonlyMap<string, Date>;
  /** By `dayOf`: how many alerts there were. */
  toldOn: ReadonlyMap<string, number>;
};

export type Question = {
  rules: readonly Rule[];
  /** In the order in which they happened. */
  events: readonly Occurrence[];
  tagsOf: TagsOf;
  silences: readonly Silence[];
  standing: readonly Standing[];
  memory: Memory;
  /** The organization's. */
  timeZone: string;
  /** When an event is told of. */
  clock: (event: Occurrence) => Date;
};

export const placeOf = (ruleId: string, kind: string, assetId: string | null): string =>
  `${ruleId} ${kind} ${assetId}`;
export const dayOf = (ruleId: string, now: Date, timeZone: string): string =>
  `${ruleId} ${wallClock(now, timeZone).date}`;

/** One for a rule and a job, and one for all that failed of a cause within a minute. */
export const decide = (question: Question): Draft[] =>
  question.rules.flatMap((rule) => decideFor(rule, question));

function decideFor(rule: Rule, question: Question): Draft[] {
  const drafts: Draft[] = [];
  const own = question.standing.filter(({ ruleId }) => ruleId === rule.id);
  const lastTold = new Map(question.memory.lastTold);
  const toldOn = new Map(question.memory.toldOn);
  for (const event of question.events) {
    const found = match(rule, event, question.tagsOf);
    if (!found) continue;
    const item = { event, match: found };
    const groupKey = groupKeyOf(event);
    const place = placeOf(rule.id, event.kind, event.assetId);
    const now = question.clock(event);
    const open = drafts.find((draft) => belongs(toStanding(draft), groupKey, event));
    if (open) {
      open.items.push(item);
      open.severity = worst([open.severity, found.severity]);
      if (!open.suppressed) lastTold.set(place, now);
      continue;
    }
    const stands = own.find((alert) => belongs(alert, groupKey, event));
    const day = dayOf(rule.id, now, question.timeZone);
    const told = { lastAt: lastTold.get(place) ?? null, today: toldOn.get(day) ?? 0 };
    const suppressed = stands ? null : suppress(rule, question.silences, told, now);
    drafts.push({
      ...{ rule, groupKey, alertId: stands?.id ?? null, kind: event.kind, severity: found.severity },
      ...{ items: [item], countBefore: stands?.itemCount ?? 0, suppressed },
    });
    if (stands || suppressed) continue;
    lastTold.set(place, now);
    toldOn.set(day, told.today + 1);
  }
  return drafts;
}

type Group = Pick<Standing, "groupKey" | "jobId" | "at">;

function belongs(group: Group, groupKey: string, event: Occurrence): boolean {
  const isSame = group.groupKey === groupKey || (event.jobId !== null && group.jobId === event.jobId);
  return isSame && Math.abs(event.at.getTime() - group.at.getTime()) < GROUPED_WITHIN_MS;
}

function toStanding({ groupKey, items: [first] }: Draft): Group {
  return { groupKey, jobId: first?.event.jobId ?? null, at: first?.event.at ?? new Date(Number.NaN) };
}

/** What tables tell belongs to the run that found it, what jobs tell to its cause. */
function groupKeyOf({ kind, jobId, cause, sourceId, id }: Occurrence): string {
  if (ALERT_KINDS[kind].about === "tables") return `run ${jobId ?? id}`;
  if (kind === "job_failed" || kind === "discovery_failed") return `failed ${cause ?? id}`;
  if (kind === "job_recovered" || kind === "job_stuck") return kind;
  return `${kind} ${sourceId}`;
}
