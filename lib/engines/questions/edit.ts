/** A part of a question changed by itself: what its words said otherwise stays as it was understood. */

import type { CatalogQuestion } from "./catalog/question.ts";
import { instants } from "./jobs/which.ts";
import { isOfJobs, type JobQuestion, Question, type Which } from "./question.ts";
import type { Refusal } from "./refusal.ts";
import type { Clock } from "./time/calendar.ts";
import { readPeriod } from "./time/periods.ts";
import { toTokens } from "./words/tokens.ts";

export const QUESTION_PARTS = [
  ...["status", "type", "source", "period", "severity", "standing"],
  ...["asset", "trigger", "startedBy", "errorClass", "over", "under", "job"],
  ...["tag", "words", "kind", "open", "direction"],
] as const;
export type QuestionPart = (typeof QUESTION_PARTS)[number];

/** None of the values takes the part away. Of a period they are the words that say it. */
export type Edit = { part: QuestionPart; values: readonly string[] };

/** Parts that a question has a choice for. */
export function editableParts(question: Question): QuestionPart[] {
  if (isOfJobs(question)) {
    if (question.which.job !== null || question.intent === "chain") return [];
    const isFixed = ["why", "rate", "unusual"].includes(question.intent);
    return [
      ...(isFixed ? [] : ["status" as const]),
      ...["type" as const, "source" as const],
      ...(question.intent === "compare" ? [] : ["period" as const]),
    ];
  }
  if (question.intent === "changes") return ["severity", "source", "period"];
  if (question.intent === "anomalies") return ["source", "period"];
  if (question.intent === "where") return ["source"];
  if (question.intent === "freshness") return question.standing === null ? [] : ["standing", "source"];
  return [];
}

export function edited(question: Question, edit: Edit, clock: Clock): Question | Refusal {
  const isRemoval = edit.values.length === 0;
  if (!isRemoval && !editableParts(question).includes(edit.part))
    return { because: "That part of the question cannot be changed. Ask it anew." };
  const period = edit.part === "period" ? periodOf(edit.values, clock) : null;
  if (period && "because" in period) return period;
  const changed = isOfJobs(question) ? ofJobs(question, edit, period) : ofCatalog(question, edit, period);
  if (changed === null) return { because: "That part of the question cannot be taken away. Ask it anew." };
  const checked = Question.safeParse(changed);
  return checked.success ? checked.data : { because: "There is no such choice." };
}

type Period = Pick<Which, "since" | "until">;

function periodOf([text]: readonly string[], clock: Clock): Period | Refusal {
  if (text === undefined) return { since: null, until: null };
  const words = toTokens(text).map((token) => token.text);
  const read = readPeriod(words, 0, clock);
  if (!read || read.words < words.length || "offers" in read.value)
    return { because: "These days could not be understood." };
  return instants(read.value, clock);
}

const NONE: Partial<Record<QuestionPart, Partial<Which>>> = {
  asset: { asset: null },
  trigger: { trigger: [] },
  startedBy: { startedBy: [] },
  errorClass: { errorClass: [] },
  over: { overSeconds: null },
  under: { underSeconds: null },
};

/** Unchecked: what was typed may be no choice at all. */
function ofJobs(question: JobQuestion, { part, values }: Edit, period: Period | null): unknown {
  const { which } = question;
  if (period) return { ...question, which: { ...which, ...period } };
  if (part === "status") {
    const hasDuration =
      question.intent === "duration" || (question.intent === "list" && question.about === "duration");
    if (hasDuration && (values.length === 0 || values.includes("pending"))) return null;
    return { ...question, which: { ...which, status: values } };
  }
  if (part === "type") return { ...question, which: { ...which, type: values } };
  // Another source makes a table of the one before meaningless.
  if (part === "source") return { ...question, which: { ...which, source: values, asset: null } };
  const none = NONE[part];
  return none ? { ...question, which: { ...which, ...none } } : null;
}

function ofCatalog(question: CatalogQuestion, { part, values }: Edit, period: Period | null): unknown {
  if (!("within" in question)) return null;
  const { within } = question;
  if (period) return { ...question, within: { ...within, ...period } };
  if (part === "source") return { ...question, within: { ...within, source: values, asset: null } };
  if (part === "standing") return values.length === 0 ? null : { ...question, standing: values[0] };
  if (part === "asset")
    return question.intent === "freshness" && question.standing === null
      ? null
      : { ...question, within: { ...within, asset: null } };
  if (question.intent === "where") return withoutSought(question, part);
  if (question.intent !== "changes") return null;
  if (part === "severity") return { ...question, severity: values };
  if (part === "kind") return { ...question, kind: [], kindLeftOut: [] };
  if (part === "open") return { ...question, isOpen: false };
  return null;
}

/** What is sought may become less, and not nothing. */
function withoutSought(question: Extract<CatalogQuestion, { intent: "where" }>, part: QuestionPart): unknown {
  if (part === "kind") return { ...question, relation: null };
  if (part === "tag" && question.words.length > 0) return { ...question, tags: [] };
  return part === "words" && question.tags.length > 0
    ? { ...question, words: [], isExact: false, isOfColumn: false }
    : null;
}
