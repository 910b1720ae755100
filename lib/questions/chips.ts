/** A question part by part, as it was understood: in the answer's words and as what can be changed. */
import { editableParts, type QuestionPart } from "#lib/engines/questions/edit.ts";
import { isOfJobs, type Question, type Which } from "#lib/engines/questions/question.ts";
import { formatTimeLimit } from "#lib/format.ts";
import { STATUS_LABELS } from "#lib/jobs/status.ts";
import { CHANGE_KINDS, type ChangeKind } from "#lib/schema-changes/kinds.ts";
import type { Chip } from "./views.ts";
import { failureLabel, type Names, periodOf, TRIGGER_LABELS, typeLabel } from "./words.ts";

type Values = [QuestionPart, string, readonly string[]];

const LABELS: Partial<Record<QuestionPart, string>> = {
  ...{ status: "Status", type: "Type", source: "Source", period: "Created" },
  ...{ severity: "Severity", standing: "Freshness" },
};

/** With what nothing is said of yet, where there is a choice. */
export function toChips(question: Question, names: Names): Chip[] {
  const said = saidOf(question, names);
  const editable = editableParts(question);
  const chips = said.flatMap(([part, label, values]): Chip[] =>
    values.length === 0
      ? []
      : [{ part, label, value: shortened(values), isRemovable: isRemovable(question, part) }],
  );
  const offers = editable
    .filter((part) => chips.every((chip) => chip.part !== part))
    .map((part) => ({ part, label: labelOf(question, part), value: null, isRemovable: false }));
  return [...chips, ...offers];
}

const labelOf = (question: Question, part: QuestionPart): string =>
  part === "period" && !isOfJobs(question) ? "Found" : (LABELS[part] ?? part);

const saidOf = (question: Question, names: Names): Values[] =>
  isOfJobs(question) ? ofJobs(shownAs(question), names) : ofCatalog(question, names);

/** What is asked of a share is what it is a share of. */
export const shownAs = (question: Extract<Question, { which: Which }>): Which =>
  question.intent === "rate" ? { ...question.which, status: [question.outcome] } : question.which;

const nameOf = (list: readonly { id: string; name: string }[], id: string) =>
  list.find((one) => one.id === id)?.name ?? "gone";

/** Of the jobs that are meant, in the order in which sentences have it. */
export function ofJobs(which: Which, { vocabulary, clock }: Names): Values[] {
  const { asset, overSeconds, underSeconds, job } = which;
  return [
    ["status", "Status", which.status.map((status) => STATUS_LABELS[status])],
    ["type", "Type", which.type.map(typeLabel)],
    ["source", "Source", which.source.map((id) => nameOf(vocabulary.sources, id))],
    ["asset", "Table", asset === null ? [] : [nameOf(vocabulary.tables, asset)]],
    ["trigger", "Trigger", which.trigger.map((trigger) => TRIGGER_LABELS[trigger])],
    ["startedBy", "Started by", which.startedBy.map((id) => nameOf(vocabulary.people, id))],
    ["errorClass", "Error", which.errorClass.map(failureLabel)],
    ["over", "Longer than", overSeconds === null ? [] : [formatTimeLimit(overSeconds)]],
    ["under", "Shorter than", underSeconds === null ? [] : [formatTimeLimit(underSeconds)]],
    ["job", "Job", job === null ? [] : [job]],
    ["period", "Created", isTimed(which) ? [periodOf(which, clock)] : []],
  ];
}

function ofCatalog(question: Exclude<Question, { which: Which }>, { vocabulary, clock }: Names): Values[] {
  const tableOf = (id: string | null): string[] => (id === null ? [] : [nameOf(vocabulary.tables, id)]);
  if (!("within" in question)) {
    const { asset, column } = question;
    const thing: Values = ["asset", "Table", tableOf(asset)];
    const part: Values = ["words", "Column", column === null ? [] : [column]];
    if (question.intent === "describe") return [thing, part];
    const steps = question.isDirect
      ? `${DIRECTIONS[question.direction]}, one step`
      : DIRECTIONS[question.direction];
    return [thing, part, ["direction", "Lineage", [steps]]];
  }
  const { within } = question;
  const place: Values[] = [
    ["source", "Source", within.source.map((id) => nameOf(vocabulary.sources, id))],
    ["asset", "Table", tableOf(within.asset)],
    ["period", "Found", isTimed(within) ? [periodOf(within, clock)] : []],
  ];
  if (question.intent === "where")
    return [
      ["tag", "Tag", question.tags],
      [
        "words",
        calledOf(question),
        question.isExact ? [question.words.join(" ")].filter(Boolean) : question.words,
      ],
      ["kind", "Kind", question.relation === null ? [] : [`${question.relation}s`]],
      ...place,
    ];
  if (question.intent === "freshness")
    return [["standing", "Freshness", question.standing === null ? [] : [question.standing]], ...place];
  if (question.intent === "anomalies") return place;
  return [
    ["kind", "Kind", kindsOf(question)],
    ["severity", "Severity", question.severity],
    ["open", "Acknowledged", question.isOpen ? ["not yet"] : []],
    ...place,
  ];
}

const kindsOf = ({ kind, kindLeftOut }: { kind: string[]; kindLeftOut: string[] }): string[] =>
  kindLeftOut.length > 0 ? kindLeftOut.map((left) => `not ${kindLabel(left)}`) : kind.map(kindLabel);

const calledOf = ({ isExact, isOfColumn }: { isExact: boolean; isOfColumn: boolean }): string =>
  isOfColumn ? "Column called" : isExact ? "Called" : "Named";

const DIRECTIONS = { upstream: "upstream", downstream: "downstream", both: "both ways" };

const isKind = (kind: string): kind is ChangeKind => Object.hasOwn(CHANGE_KINDS, kind);
const kindLabel = (kind: string): string => (isKind(kind) ? CHANGE_KINDS[kind].label : kind);

export const shortened = (values: readonly string[]): string =>
  values.length > 4 ? `${values.slice(0, 3).join(", ")} and ${values.length - 3} more` : values.join(", ");

const isTimed = ({ since, until }: Pick<Which, "since" | "until">) => since !== null || until !== null;

const FOREVER: ReadonlySet<QuestionPart> = new Set(["job", "direction", "standing"]);

/** Whether a question is left without it. */
function isRemovable(question: Question, part: QuestionPart): boolean {
  if (FOREVER.has(part)) return false;
  if (isOfJobs(question)) {
    if (question.which.job !== null || question.intent === "chain") return false;
    if (part === "period") return question.intent !== "compare";
    if (part !== "status") return true;
    const hasDuration =
      question.intent === "duration" || (question.intent === "list" && question.about === "duration");
    return !(hasDuration || ["why", "rate", "unusual"].includes(question.intent));
  }
  if (!("within" in question)) return false;
  if (question.intent !== "where") return !(part === "asset" && question.intent === "freshness");
  if (part === "tag") return question.words.length > 0;
  return part !== "words" || question.tags.length > 0;
}
