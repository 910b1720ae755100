/** Two of a kind in one question: what belongs to which of them, what is compared, and whether one is asked of each. */
import type { Mark } from "../marks.ts";
import type { Refusal } from "../refusal.ts";

const APART: Refusal = {
  because: "Here is one thing asked of one, and another of another. Ask for each by itself.",
};
const OF_TIMES: Refusal = {
  because: "Two stretches of time are compared, and not two of a kind. Ask which of them had more.",
  offers: ["failures by source this week"],
};

type Value = { kind: string; value: string; at: number };

/** What each mark says of which jobs; a reason is an end, and says more than that it failed. */
function valuesOf(marks: readonly Mark[]): Value[] {
  const isReasoned = marks.some(({ kind }) => kind === "error");
  return marks.flatMap((mark, at): Value[] => {
    switch (mark.kind) {
      case "status":
        return isReasoned && mark.values.join() === "failed"
          ? []
          : [{ kind: "end", value: mark.values.join(), at }];
      case "error":
        return [{ kind: "end", value: mark.value, at }];
      case "type":
        return [{ kind: "type", value: mark.value, at }];
      case "trigger":
        return [{ kind: "trigger", value: mark.values.join(), at }];
      case "source":
        return [{ kind: "source", value: mark.id, at }];
      case "tables":
        return [{ kind: "tables", value: mark.tables.map(({ id }) => id).join(), at }];
      case "person":
        return [{ kind: "person", value: mark.id, at }];
      case "period": {
        const { since, until } = mark.value;
        return [{ kind: "period", value: `${since?.getTime()} ${until?.getTime()}`, at }];
      }
      case "flag":
        return mark.value === "me" ? [{ kind: "person", value: "me", at }] : [];
      case "filler":
        return mark.whose === "me" ? [{ kind: "person", value: "me", at }] : [];
      default:
        return [];
    }
  });
}

/** The first and the last place of each kind of which two different ones are said. */
function pairsIn(values: readonly Value[]): { kind: string; first: number; last: number }[] {
  const kinds = new Set(values.map(({ kind }) => kind));
  return [...kinds].flatMap((kind) => {
    const own = values.filter((one) => one.kind === kind);
    const other = own.findLast(({ value }) => value !== own[0]?.value);
    return own[0] && other ? [{ kind, first: own[0].at, last: other.at }] : [];
  });
}

/** “Timeouts in crm, network errors in billing”: of one, another, and again of both. */
export function crossed(marks: readonly Mark[]): Refusal | null {
  if (marks.some(({ kind }) => kind === "not")) return null;
  const values = valuesOf(marks);
  const kinds = [...new Set(values.map(({ kind }) => kind))];
  const isCrossed = kinds.some((one, at) =>
    kinds.slice(at + 1).some((other) => alternates(values, one, other)),
  );
  return isCrossed || areOfOwners(marks) ? APART : joinedByWho(marks, values);
}

function alternates(values: readonly Value[], one: string, other: string): boolean {
  const runs: { kind: string; said: string[] }[] = [];
  for (const { kind, value } of values) {
    if (kind !== one && kind !== other) continue;
    const run = runs.at(-1);
    if (run?.kind === kind) run.said.push(value);
    else runs.push({ kind, said: [value] });
  }
  const differ = (a: number, b: number) => runs[a]?.said.join(" ") !== runs[b]?.said.join(" ");
  return runs.some((_, at) => at + 3 < runs.length && differ(at, at + 2) && differ(at + 1, at + 3));
}

const PLURAL = /(?:failures|errors|cancellations|successes|completions|crashes|fails|retries|reruns)$/i;
const isNoun = (mark: Mark): boolean =>
  mark.kind === "type" ||
  mark.kind === "error" ||
  (mark.kind === "flag" && (mark.value === "jobs" || mark.value === "ran")) ||
  PLURAL.test(mark.said);

/** “Crm's failures and Ingrid's jobs”: each has a noun of its own. */
function areOfOwners(marks: readonly Mark[]): boolean {
  const owned = marks.flatMap((mark, at) => {
    if (mark.kind !== "source" && mark.kind !== "tables" && mark.kind !== "person") return [];
    const rest = marks.slice(at + 1);
    const end = rest.findIndex((one) => !isNoun(one) && one.kind !== "status" && one.kind !== "trigger");
    const nouns = end < 0 ? rest : rest.slice(0, end);
    const last = nouns.at(-1);
    return last && isNoun(last)
      ? [
          {
            at,
            nouns: valuesOf(nouns)
              .map(({ value }) => value)
              .join(" "),
          },
        ]
      : [];
  });
  return owned.some((one, place) => {
    const next = owned[place + 1];
    return (
      next !== undefined &&
      one.nouns !== next.nouns &&
      marks.slice(one.at, next.at).some(({ said }) => /^(?:and|or|plus|as well as)$/i.test(said))
    );
  });
}

/** “What did Tomás run that Ingrid ran too”: what is so of both at once. */
function joinedByWho(marks: readonly Mark[], values: readonly Value[]): Refusal | null {
  const isOfBoth = pairsIn(values).some(
    ({ kind, first, last }) =>
      ["source", "tables", "person", "type"].includes(kind) &&
      marks
        .slice(first + 1, last)
        .some(
          ({ said }, at) =>
            /^(?:that|which)$/i.test(said) && !/^(?:and|or|plus)$/i.test(marks[first + at]?.said ?? ""),
        ),
  );
  return isOfBoth
    ? { because: "What is so of both at once is not told. Ask for each by itself, or for the jobs of both." }
    : null;
}

const hasFlag = (mark: Mark, ...names: string[]): boolean =>
  mark.kind === "flag" && names.includes(mark.value);
const WEEKDAY = /\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b/i;

/** What two stretches of time compared cannot say: two of a kind, a number the other way round, days of two weeks. */
export function comparedWrongly(marks: readonly Mark[]): Refusal | null {
  if (!marks.some((mark) => hasFlag(mark, "compare", "trend"))) return null;
  const values = valuesOf(marks);
  const periods = values.filter(({ kind }) => kind === "period");
  const than = marks.findIndex((mark) => hasFlag(mark, "compare"));
  const isOfThings = pairsIn(values).some(
    ({ kind, first, last }) =>
      kind !== "period" &&
      (periods.length < 2 ||
        periods.some(({ at }) => at > first && at < last) ||
        (than > first && than < last)),
  );
  const next = than < 0 ? undefined : values.find(({ at }) => at > than);
  // “Failures last week compared to Tomás.”
  const isOfAnother =
    next !== undefined &&
    next.kind !== "period" &&
    !/^compare$/i.test(marks[than]?.said ?? "") &&
    !values.some(({ kind, value, at }) => at < than && kind === next.kind && value === next.value);
  if (isOfThings || isOfAnother) return OF_TIMES;
  const [one, other] = periods;
  if (!one || !other) return null;
  const between = marks.slice(one.at, other.at);
  const isDifference = marks.some(
    (mark, at) =>
      hasFlag(mark, "trend") && marks[at - 1] !== undefined && hasFlag(marks[at - 1] as Mark, "howMany"),
  );
  if (isDifference && !between.some((mark) => hasFlag(mark, "compare")))
    return { because: "It is not clear which of the two has more. Ask how many more today than yesterday." };
  const [first, second] = [marks[one.at]?.said ?? "", marks[other.at]?.said ?? ""];
  const isOfWeek = (said: string) => WEEKDAY.test(said) && /week/i.test(said);
  return [first, second].every((said) => WEEKDAY.test(said)) && isOfWeek(first) !== isOfWeek(second)
    ? { because: "It does not say of which week both days are. Name their dates.", offers: [] }
    : null;
}

/** “The last failure of crm and of orders” is one of each, and “of crm or orders” one of both. */
export const asksOneOfEach = (marks: readonly Mark[]): boolean =>
  pairsIn(valuesOf(marks.filter(({ kind }) => kind !== "period"))).length > 0 &&
  !marks.some(({ said, kind }) => kind === "not" || /^(?:or|nor)$/i.test(said));
