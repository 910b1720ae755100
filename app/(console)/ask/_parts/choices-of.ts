import type { QuestionPart } from "#lib/engines/questions/edit.ts";
import type { Question } from "#lib/engines/questions/question.ts";
import { readPeriod } from "#lib/engines/questions/time/periods.ts";
import { JOB_STATUSES, STATUS_LABELS } from "#lib/jobs/status.ts";

/** What a question can be narrowed to in this organization. */
export type Choices = {
  sources: readonly { id: string; name: string }[];
  types: readonly { id: string; name: string }[];
};

type Option = { value: string; label: string };
/** `isOne`: one of them at most; of days, words that say them. */
export type PartChoices = { options: Option[]; chosen: readonly string[]; isOne: boolean; hasDays: boolean };

const PERIODS: Option[] = [
  { value: "today", label: "Today" },
  { value: "yesterday", label: "Yesterday" },
  { value: "this week", label: "This week" },
  { value: "last week", label: "Last week" },
  { value: "in the last 24 hours", label: "Last 24 hours" },
  { value: "in the last 7 days", label: "Last 7 days" },
  { value: "in the last 30 days", label: "Last 30 days" },
  { value: "this month", label: "This month" },
  { value: "last month", label: "Last month" },
];
const SEVERITIES: Option[] = ["critical", "warning", "info"].map(plain);
const STANDINGS: Option[] = ["stale", "unknown", "fresh", "disabled"].map(plain);

function plain(value: string): Option {
  return { value, label: value.charAt(0).toUpperCase() + value.slice(1) };
}

const named = (list: Choices["sources"]): Option[] =>
  list.map(({ id, name }) => ({ value: id, label: name }));

export function choicesOf(
  part: QuestionPart,
  question: Question,
  { sources, types }: Choices,
  timeZone: string,
): PartChoices {
  const some = (options: Option[], chosen: readonly string[]): PartChoices => ({
    ...{ options, chosen, isOne: false, hasDays: false },
  });
  const which = "which" in question ? question.which : null;
  if (part === "status")
    return some(
      JOB_STATUSES.map((status) => ({ value: status, label: STATUS_LABELS[status] })),
      which?.status ?? [],
    );
  if (part === "type") return some(named(types), which?.type ?? []);
  if (part === "severity") return some(SEVERITIES, question.intent === "changes" ? question.severity : []);
  if (part === "standing")
    return {
      ...some(STANDINGS, question.intent === "freshness" ? [question.standing ?? ""] : []),
      isOne: true,
    };
  if (part === "period")
    return { ...some(PERIODS, periodsOf(question, timeZone)), isOne: true, hasDays: true };
  const within = which ?? ("within" in question ? question.within : null);
  return { ...some(named(sources), within?.source ?? []), isOne: question.intent === "freshness" };
}

/** The words that mean its stretch of time as of now; the empty ones where it has none. */
function periodsOf(question: Question, timeZone: string): string[] {
  const { since, until } =
    "which" in question ? question.which : "within" in question ? question.within : NO_PERIOD;
  if (since === null && until === null) return [""];
  const clock = { now: new Date(), timeZone };
  const isSame = (at: Date | null, iso: string | null) =>
    (at?.getTime() ?? null) === (iso === null ? null : Date.parse(iso));
  return PERIODS.map(({ value }) => value).filter((value) => {
    const period = readPeriod(value.split(" "), 0, clock)?.value;
    if (!period || !("since" in period)) return false;
    // What is not over yet is asked without its end.
    const end = period.until && period.until > clock.now ? null : period.until;
    return isSame(period.since, since) && isSame(end, until);
  });
}
const NO_PERIOD = { since: null, until: null };
