/**
 * What becomes of events: which rule means them, what belongs to one alert, and what nobody is told of. The router and the
 * preview of a rule are both this; the clock is an argument.
 */
import { ALERT_KINDS, type AlertKind, type AlertSeverity, worst } from "./kinds.ts";
import { type Match, match, type Rule } from "./match.ts";
import { isOfQueue, type Occurrence, type TagsOf } from "./occurrence.ts";
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
  /** Of the first thing it tells of. */
  kind: AlertKind;
  at: Date;
  itemCount: number;
  /** Nobody was told of it. */
  isSuppressed: boolean;
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

/** What an event may belong to: alerts that stand, and drafts as they are made. The latest of a key are asked first. */
type Group = Omit<Standing, "ruleId"> & { draft: Draft | null };

function decideFor(rule: Rule, question: Question): Draft[] {
  const drafts: Draft[] = [];
  const groups = new Map<string, Group[]>();
  const lastTold = new Map(question.memory.lastTold);
  const toldOn = new Map(question.memory.toldOn);
  for (const alert of question.standing)
    if (alert.ruleId === rule.id) keep(groups, { ...alert, draft: null });
  for (const event of question.events) {
    const found = match(rule, event, question.tagsOf);
    if (!found) continue;
    const item = { event, match: found };
    const place = placeOf(rule.id, event.kind, event.assetId);
    const now = question.clock(event);
    const day = dayOf(rule.id, now, question.timeZone);
    const told = { lastAt: lastTold.get(place) ?? null, today: toldOn.get(day) ?? 0 };
    const open = groupsOf(groups, event);
    const heard = open.find(({ isSuppressed }) => !isSuppressed);
    // What kept the first of a group quiet need not keep this one: it is asked for its own place.
    const suppressed = heard ? null : suppress(rule, question.silences, told, now);
    const group = heard ?? (suppressed ? open[0] : undefined);
    if (group?.draft) {
      group.draft.items.push(item);
      group.draft.severity = worst([group.draft.severity, found.severity]);
    } else {
      const draft: Draft = {
        ...{ rule, groupKey: groupKeyOf(event), alertId: group?.id ?? null, kind: event.kind },
        ...{ severity: found.severity, items: [item], countBefore: group?.itemCount ?? 0, suppressed },
      };
      drafts.push(draft);
      if (group) group.draft = draft;
      else keep(groups, toGroup(draft, event));
    }
    if (suppressed) continue;
    lastTold.set(place, now);
    if (!group) toldOn.set(day, told.today + 1);
  }
  return drafts;
}

const toGroup = (draft: Draft, { id, jobId, kind, at }: Occurrence): Group => ({
  ...{ id, groupKey: draft.groupKey, jobId, kind, at, itemCount: 0, isSuppressed: draft.suppressed !== null },
  draft,
});

function keep(groups: Map<string, Group[]>, group: Group): void {
  const { groupKey, jobId, at } = group;
  const before = groups.get(groupKey)?.filter((other) => isSoonAfter(at, other.at)) ?? [];
  groups.set(groupKey, [group, ...before]);
  if (jobId !== null) groups.set(ownKey(group), [group, ...(groups.get(ownKey(group)) ?? [])]);
}

/** Those of its job, however long ago; those of its cause within a minute. */
const groupsOf = (groups: ReadonlyMap<string, Group[]>, event: Occurrence): Group[] => [
  ...(event.jobId === null ? [] : (groups.get(ownKey(event)) ?? [])),
  ...(groups.get(groupKeyOf(event)) ?? []).filter(({ at }) => isSoonAfter(event.at, at)),
];

const isSoonAfter = (at: Date, first: Date): boolean =>
  Math.abs(at.getTime() - first.getTime()) < GROUPED_WITHIN_MS;

/** That a job recovered is over as it is told: it belongs to nothing else that is told of the job. */
const ownKey = ({ jobId, kind }: { jobId: string | null; kind: AlertKind }): string =>
  `${kind === "job_recovered" ? kind : "job"} ${jobId}`;

/** What tables tell belongs to the run that found it, what jobs tell to its cause. */
function groupKeyOf(event: Occurrence): string {
  const { kind, jobId, cause, sourceId, id } = event;
  if (isOfQueue(event)) return "queue";
  if (ALERT_KINDS[kind].about === "tables") return `run ${jobId ?? id}`;
  if (kind === "job_failed" || kind === "discovery_failed") return `failed ${cause ?? id}`;
  if (kind === "job_recovered" || kind === "job_stuck") return kind;
  return `${kind} ${sourceId}`;
}
