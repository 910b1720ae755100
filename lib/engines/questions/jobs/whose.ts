/** Whose jobs are meant: “my last failed job”, “her discoveries”, “its failures”. What such a word stands for has to be said. */
import type { Mark } from "../marks.ts";
import type { Refusal } from "../refusal.ts";
import type { Flag } from "../words/meaning.ts";

type Of = "me" | "person" | "thing" | "own";

/** What was asked before says who or what is meant. */
export type Before = { people: number; isAny: boolean; isFailed: boolean };

const IN_PHRASE: ReadonlySet<Flag> = new Set<Flag>([
  ...(["last", "first", "longest", "shortest", "most", "least", "common", "jobs", "ran"] as const),
]);
const ENDS =
  /^(on|in|of|from|for|at|with|by|to|that|which|and|or|was|were|is|are|did|do|does|have|has|had)$/i;

/** The words that go with the possessive, up to what they are said of. */
function phraseAfter(marks: readonly Mark[], at: number): Mark[] {
  const rest = marks.slice(at + 1);
  const end = rest.findIndex(
    (mark) =>
      ENDS.test(mark.said) ||
      (mark.kind === "flag" && !IN_PHRASE.has(mark.value)) ||
      ["period", "not", "over", "under", "because", "unknown"].includes(mark.kind),
  );
  return end < 0 ? rest : rest.slice(0, end);
}

const isJob = (mark: Mark): boolean =>
  ["type", "status", "error", "trigger", "job"].includes(mark.kind) ||
  (mark.kind === "flag" && (mark.value === "jobs" || mark.value === "ran"));

const isOwner = (mark: Mark): boolean =>
  ["source", "tables", "person", "type", "job", "error"].includes(mark.kind) ||
  (mark.kind === "flag" && mark.value === "jobs") ||
  (mark.kind === "grouping" && !/^(who|whom|somebody|someone)$/i.test(mark.said));

const isPlace = ({ kind, said }: Mark): boolean =>
  kind === "source" || kind === "tables" || (kind === "grouping" && !OF_PEOPLE.test(said));
const OF_PEOPLE = /^(people|colleagues?|users?|team members?|teammate)$/i;

/** “My crm discoveries”, and not “my sources failed” or “my crm failed”: those are everybody's. */
function isMine(phrase: readonly Mark[]): boolean {
  const place = phrase.findIndex(isPlace);
  if (place < 0) return phrase.some(isJob);
  if (phrase.some((mark) => mark.kind === "grouping" && isPlace(mark))) return false;
  return phrase.some((mark, at) => isJob(mark) && (at < place || mark.kind !== "status"));
}

const REFERS = /^(it|they|them|of them|of those|of these)$/i;

/** “Tomás and I”, “I or Tomás”. */
const isWithMe = (marks: readonly Mark[]): boolean =>
  marks.some(({ said }, at) => {
    const [before, after] = [marks[at - 1], marks[at + 1]];
    if (!/^(?:and|or)$/i.test(said)) return false;
    return (
      (before?.kind === "person" && /^(?:i|me|myself)$/i.test(after?.said ?? "")) ||
      (/^i$/i.test(before?.said ?? "") && after?.kind === "person")
    );
  });

type Whose = { isMine: boolean; isWithMe: boolean; isOwned: boolean; refers: boolean; fault: Refusal | null };

export function whose(marks: readonly Mark[], before: Before): Whose {
  const found: Whose = {
    isMine: false,
    isWithMe: isWithMe(marks),
    isOwned: false,
    refers: false,
    fault: null,
  };
  const refuse = (because: string, offers: string[] = []) => {
    found.fault ??= { because, offers };
  };
  marks.forEach((mark, at) => {
    if (
      mark.kind === "person" &&
      /'s$|s'$/.test(mark.said.replace("’", "'")) &&
      phraseAfter(marks, at).some(isJob)
    )
      found.isOwned = true;
    // “Report them to Maya”: who gets an answer has not started what it tells of.
    if (
      mark.kind === "person" &&
      /^(to|with)$/i.test(marks[at - 1]?.said ?? "") &&
      !/^(belong|belongs|belonging)$/i.test(marks[at - 2]?.said ?? "")
    )
      refuse(
        `It does not say what ${mark.said} has to do with the jobs. Ask for jobs that somebody started.`,
      );
    const isAntecedent = marks.some((one, place) => place < at && isOwner(one));
    if (mark.kind === "flag" && mark.value === "refers" && REFERS.test(mark.said) && !before.isAny)
      if (!marks.some((one, place) => isOwner(one) || (place < at && one.kind === "status")))
        refuse(`It does not say what “${mark.said}” stands for.`);
    if (mark.kind !== "filler" || !mark.whose) return;
    const phrase = phraseAfter(marks, at);
    const of: Of = mark.whose;
    if (of === "own" && !/^(my|our|its|their|his|her|your)$/i.test(marks[at - 1]?.said ?? ""))
      refuse("It does not say whose own is meant.");
    if (of === "me") {
      if (isMine(phrase)) {
        found.isMine = true;
        found.isOwned = true;
      } else if (!phrase.some(isPlace))
        refuse("It does not say what of yours is meant. Ask for jobs that you started.", ["jobs I started"]);
    }
    if (of === "person") {
      const people = new Set(marks.flatMap((one) => (one.kind === "person" ? [one.id] : [])));
      if (people.size === 0 && before.people === 1) {
        found.refers = true;
        found.isOwned = true;
      } else if (people.size !== 1)
        refuse(`It does not say who is meant by “${mark.said}”. Name the person.`);
    }
    if (of === "thing" && !isAntecedent) {
      if (before.isAny) found.refers = true;
      else refuse(`It does not say what “${mark.said}” stands for.`);
    }
  });
  return found;
}
