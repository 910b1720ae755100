/** What a question that goes on may say of the jobs that were asked for before: some of them, and no others. */
import type { Mark } from "../marks.ts";
import type { JobQuestion, Question, Which } from "../question.ts";
import type { Refusal } from "../refusal.ts";
import type { Flag } from "../words/meaning.ts";

const NARROWED = ["status", "type", "source", "trigger", "errorClass"] as const;
type Named = Pick<Which, (typeof NARROWED)[number] | "startedBy">;
export type LeftOut = Record<(typeof NARROWED)[number], Set<string>>;

export const nothing = (): LeftOut => ({
  ...{ status: new Set(), type: new Set(), source: new Set(), trigger: new Set(), errorClass: new Set() },
});

/** “They”, “of those” are no others, and “it” is one of them; “the cancelled ones” may be others. */
export function standsFor(marks: readonly Mark[]): "many" | "one" | null {
  const said = marks.flatMap((mark) => (mark.kind === "flag" && mark.value === "refers" ? [mark.said] : []));
  if (said.some((word) => /^(they|them|of them|of those|of these)$/i.test(word))) return "many";
  return said.some((word) => /^(it|that one|this one)$/i.test(word)) ? "one" : null;
}

const NONE: Refusal = { because: "That is none of what was asked for before. Ask for it by itself." };

/** “Without crm” after orders and crm leaves orders; after crm alone it is of the others, and after billing of none. */
export function withoutLeft(said: Which, before: Which, left: LeftOut): Which | Refusal {
  const next = { ...said };
  for (const name of NARROWED) {
    const values: readonly string[] = before[name];
    if (left[name].size === 0 || values.length === 0) continue;
    const rest = values.filter((value) => !left[name].has(value));
    if (rest.length === values.length) return NONE;
    if (rest.length > 0) Object.assign(next, { [name]: rest });
  }
  return next;
}

/** “How many of those were cancelled?” after failed jobs: none of them was. */
export function areNoneOfThem(said: Which, before: Which, named: Named): boolean {
  const isOther = ([...NARROWED, "startedBy"] as const).some((name) => {
    const values: readonly string[] = before[name];
    return values.length > 0 && named[name].some((value) => !values.includes(value));
  });
  const isEarlier =
    before.since !== null &&
    (said.until !== null || said.since !== null) &&
    (said.since ?? "") < before.since;
  const isLater = before.until !== null && said.since !== null && (said.until ?? "9") > before.until;
  return isOther || isEarlier || isLater;
}

const IN_ALL: ReadonlySet<string> = new Set(["rate", "duration", "compare", "unusual"]);
const IN_ORDER: ReadonlySet<string> = new Set(["longest", "shortest"]);

/** “Who started them?” after the three slowest, “by source” after a share: another question than the one that is read. */
export function isOfOthers(previous: JobQuestion, next: Question): boolean {
  const isCounted = next.intent === "top" || next.intent === "count";
  if (IN_ALL.has(previous.intent)) return isCounted;
  if (previous.intent === "top" && previous.limit !== null) return next.intent === "duration";
  if (previous.intent !== "list" || previous.limit === null) return false;
  const isOfSome = previous.limit > 1 || IN_ORDER.has(previous.order);
  if (next.intent === "why" && previous.order === "newest")
    return next.limit !== previous.limit || (isOfSome && previous.which.status.join() !== "failed");
  return isOfSome && (next.intent !== "list" || next.order !== previous.order);
}

type Said = {
  flags: ReadonlySet<Flag>;
  which: Named & Partial<Which>;
  periods: readonly unknown[];
  tables: readonly unknown[];
};

/** “The failed ones” after the last ten, “how many failed” after the last five: what holds for those few alone. */
export function ofTheFew(
  previous: JobQuestion | null,
  { flags, which, periods, tables }: Said,
  isOnly: boolean,
): Refusal | null {
  const isOfFew = previous?.intent === "list" && previous.limit !== null && previous.limit > 1;
  const isSome = Object.values(which).some((value) =>
    Array.isArray(value) ? value.length > 0 : value !== null,
  );
  const isAnew =
    periods.length + tables.length > 0 || flags.has("jobs") || flags.has("last") || flags.has("first");
  const asks =
    (["howMany", "which", "exists"] as const).some((word) => flags.has(word)) && !flags.has("most");
  const isOfThem = isOnly || flags.has("refers") || (asks && which.source.length + which.type.length === 0);
  // “The oldest”, “and the slowest?”: of those few, or of all of them.
  const isEnd = (["first", "longest", "shortest"] as const).some((end) => flags.has(end));
  const isOfTheirs = isEnd && !isSome && !flags.has("jobs") && periods.length + tables.length === 0;
  return isOfFew && (isOfTheirs || (isSome && isOfThem && !isAnew))
    ? {
        because: "What holds for the last or the longest few alone is not told. Ask for a stretch of time.",
        offers: ["failed jobs today"],
      }
    : null;
}
