/** How answers speak of the jobs that were meant. */
import type { Clock } from "#lib/engines/questions/calendar.ts";
import type { Vocabulary } from "#lib/engines/questions/names.ts";
import type { Which } from "#lib/engines/questions/question.ts";
import { formatCount, formatExact, formatTimeLimit } from "#lib/format.ts";
import { jobTypeLabel } from "#lib/jobs/catalog.ts";
import { FAILURE_CLASSES, type FailureClass } from "#lib/jobs/failure.ts";
import { STATUS_LABELS } from "#lib/jobs/status.ts";
import { toFilter } from "./narrowing.ts";
import type { Chip, JobsMeant, Part } from "./views.ts";

export const TRIGGER_LABELS: Record<Which["trigger"][number], string> = {
  ...{ manual: "By hand", schedule: "Schedule", after_discovery: "After discovery", retry: "Retry" },
  ...{ cli: "Command line", api: "API" },
};

export const failureLabel = (name: string): string => (isClass(name) ? FAILURE_CLASSES[name] : name);
const isClass = (name: string): name is FailureClass => name in FAILURE_CLASSES;

/** The types that a person would name; of one that is nowhere described its own name. */
export const typeLabel = (type: string): string => {
  const label = jobTypeLabel(type);
  return label === type ? type.replaceAll("_", " ").replace(/^./, (first) => first.toUpperCase()) : label;
};

export type Names = { vocabulary: Vocabulary; clock: Clock };

/** Each part of what was understood, with the jobs there would be without it. */
export function toChips(which: Which, { vocabulary, clock }: Names): Chip[] {
  const nameOf = (list: readonly { id: string; name: string }[], id: string) =>
    list.find((one) => one.id === id)?.name ?? "gone";
  const chip = (label: string, values: readonly string[], none: Partial<Which>): Chip[] =>
    values.length === 0
      ? []
      : [{ label, value: shortened(values), without: toFilter({ ...which, ...none }) }];
  const { asset, overSeconds, underSeconds, job } = which;
  return [
    ...chip(
      "Status",
      which.status.map((status) => STATUS_LABELS[status]),
      { status: [] },
    ),
    ...chip("Type", which.type.map(typeLabel), { type: [] }),
    ...chip(
      "Source",
      which.source.map((id) => nameOf(vocabulary.sources, id)),
      { source: [] },
    ),
    ...chip("Table", asset === null ? [] : [nameOf(vocabulary.tables, asset)], { asset: null }),
    ...chip(
      "Trigger",
      which.trigger.map((trigger) => TRIGGER_LABELS[trigger]),
      { trigger: [] },
    ),
    ...chip(
      "Started by",
      which.startedBy.map((id) => nameOf(vocabulary.people, id)),
      { startedBy: [] },
    ),
    ...chip("Error", which.errorClass.map(failureLabel), { errorClass: [] }),
    ...chip("Longer than", overSeconds === null ? [] : [formatTimeLimit(overSeconds)], { overSeconds: null }),
    ...chip("Shorter than", underSeconds === null ? [] : [formatTimeLimit(underSeconds)], {
      underSeconds: null,
    }),
    ...chip("Job", job === null ? [] : [job], { job: null }),
    ...chip("Created", isTimed(which) ? [periodOf(which, clock)] : [], { since: null, until: null }),
  ];
}

const shortened = (values: readonly string[]): string =>
  values.length > 4 ? `${values.slice(0, 3).join(", ")} and ${values.length - 3} more` : values.join(", ");

const isTimed = ({ since, until }: Pick<Which, "since" | "until">) => since !== null || until !== null;

/** `Wed 25 Nov 2026`, `Mon 23 Nov 2026 to now`; whole days where they are whole days there. */
export function periodOf({ since, until }: Pick<Which, "since" | "until">, { timeZone, now }: Clock): string {
  const at = (instant: string) => moment(new Date(instant), timeZone);
  const lastDay =
    until && moment(new Date(until), timeZone).isMidnight
      ? moment(new Date(Date.parse(until) - 1), timeZone).day
      : null;
  const end = until === null ? "now" : (lastDay ?? at(until).text);
  if (since === null) return until === null ? "ever" : `until ${end}`;
  const begin = at(since);
  if (begin.isMidnight && lastDay === begin.day) return begin.day;
  if (begin.isMidnight && until === null && begin.day === moment(now, timeZone).day)
    return `${begin.day} until now`;
  return `${begin.isMidnight ? begin.day : begin.text} to ${end}`;
}

function moment(at: Date, timeZone: string): { day: string; text: string; isMidnight: boolean } {
  const format = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat("en-GB", { timeZone, ...options }).format(at);
  const day = format({ weekday: "short", day: "numeric", month: "short", year: "numeric" }).replaceAll(
    ",",
    "",
  );
  const clock = format({ hour: "2-digit", minute: "2-digit" });
  return { day, text: `${day} ${clock}`, isMidnight: clock === "00:00" };
}

/** `from Mon 23 Nov 2026 to now`, `on Wed 25 Nov 2026`. */
export const inPeriod = (period: string): string =>
  / (to|until) /.test(period) ? `from ${period}` : /^(until|ever)/.test(period) ? period : `on ${period}`;

/** `12 failed jobs`, the number leading to them. */
export function counted(count: number, which: Which, singular = "job"): Part {
  const text = `${formatCount(count)} ${count === 1 ? singular : `${singular}s`}`;
  const filter = toFilter(which);
  return filter ? linked(text, filter) : text;
}

/** `Fri, 27 Nov 2026, 17:41:30 UTC+1 (Europe/Berlin)`; UTC has no second name. */
export const exactly = (instant: string | Date, timeZone: string): string =>
  `${formatExact(instant, timeZone)}${timeZone === "UTC" ? "" : ` (${timeZone})`}`;

export const linked = (text: string, filter: JobsMeant): Part => ({ text, filter });

/** ` on orders from Mon 23 Nov 2026 to now (by creation, Europe/Berlin)`: what the sentence does not say otherwise. */
export function circumstances(which: Which, names: Names, told: readonly string[] = []): string {
  const chips = toChips(which, names).filter(({ label }) => !told.includes(label));
  const said = chips.map(({ label, value }) => PHRASES[label]?.(value) ?? `${label.toLowerCase()} ${value}`);
  const isDated = chips.some(({ label }) => label === "Created");
  const zone = isDated ? ` (by creation, ${names.clock.timeZone})` : "";
  return said.length === 0 ? "" : ` ${said.join(" ")}${zone}`;
}

const PHRASES: Record<string, (value: string) => string> = {
  Status: (value) => `with status ${value}`,
  Type: (value) => `for ${value}`,
  Source: (value) => `on ${value}`,
  Table: (value) => `on table ${value}`,
  Trigger: (value) => `started by: ${value.toLowerCase()}`,
  "Started by": (value) => `started by ${value}`,
  Error: (value) => `with “${value}”`,
  Job: (value) => value,
  Created: (value) => inPeriod(value),
};
