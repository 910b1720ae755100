/**
 * What a question says that it is not of: “outside inventory”, “not what it feeds”, “anything but critical”. Of sources and
 * severities the others are left; what is none of the things that are asked for anyhow leaves them as they are.
 */
import { kindsOf, kindsOfVerb } from "./changes.ts";
import { flowBeside } from "./lineage.ts";
import { type CatalogMark, isIdentifier } from "./marks.ts";
import type { Ask, Noun, Verb } from "./meaning.ts";
import type { CatalogQuestion, Severity, Standing } from "./question.ts";
import { tablesOf } from "./said.ts";

export type Contrast =
  | { of: "source"; ids: string[] }
  | { of: "severity"; values: Severity[]; isWithout: boolean }
  | { of: "standing"; value: Standing }
  | { of: "noun"; value: Noun; isWithout: boolean }
  | { of: "changes"; kinds: string[] }
  | { of: "flow"; direction: "upstream" | "downstream" }
  | { of: "name"; words: string }
  | { of: "others" | "suggested" | "past" | "indirect" | "reverse" };

type Found = { contrast: Contrast; from: number; to: number };

/** The marks without it, and what it says; null where it says nothing that can be left out. */
export function withoutContrast(
  marks: readonly CatalogMark[],
): { marks: CatalogMark[]; contrasts: Contrast[] } | null {
  const contrasts: Contrast[] = [];
  let rest = [...marks];
  for (;;) {
    const at = rest.findIndex(isNot);
    if (at < 0) break;
    const found = readContrast(rest, at);
    if (!found) return null;
    join(contrasts, found.contrast);
    rest = [...rest.slice(0, found.from), ...rest.slice(found.to)];
  }
  return contrasts.length === 0 ? null : { marks: rest, contrasts };
}

/** “And outside crm?” after what is in crm is of the other sources. */
export function elsewhere(previous: CatalogQuestion, contrasts: readonly Contrast[]): CatalogQuestion {
  if (!("within" in previous)) return previous;
  const left = contrasts.flatMap((contrast) => (contrast.of === "source" ? contrast.ids : []));
  const isAll = previous.within.source.every((id) => left.includes(id));
  return isAll ? { ...previous, within: { ...previous.within, source: [] } } : previous;
}

/** “Not crm and not billing” are left out together. */
function join(contrasts: Contrast[], next: Contrast): void {
  const before = contrasts.find((one) => one.of === next.of);
  if (before?.of === "source" && next.of === "source") before.ids.push(...next.ids);
  else if (before?.of === "severity" && next.of === "severity") before.values.push(...next.values);
  else contrasts.push(next);
}

const isNot = (mark: CatalogMark | undefined): boolean => mark?.kind === "ask" && mark.value === "not";
/** “Tables without columns” have none, and “tables, not columns” are no columns. */
const IS_WITHOUT = /^(without|with the exception of|outside( of)?)$/i;
const IS_MERELY = /\b(even|merely|simply|just)$/i;
const IS_NONE = /^(no|none|never)$/i;

function readContrast(marks: readonly CatalogMark[], at: number): Found | null {
  const not = marks[at];
  if (!not || IS_NONE.test(not.said)) return null;
  const isWithout = IS_WITHOUT.test(not.said);
  const flow = IS_MERELY.test(not.said) ? null : readFlow(marks, at);
  if (flow) return flow;
  const begun = marks.findIndex((mark, place) => place > at && !isPassed(mark));
  const first = marks[begun];
  if (!first) return null;
  // “Not just in orders” leaves nothing out; a name that is not just another is the whole of it.
  const isSuggested = first.kind === "ask" && first.value === "suggested";
  if (IS_MERELY.test(not.said) && !isSuggested) return nameFrom(marks, at, begun);
  const found = (contrast: Contrast, to = begun + 1): Found => ({
    contrast,
    from: at,
    to: pastNoun(marks, to),
  });
  if (first.kind === "ask") {
    if (first.value === "others") return found({ of: "others" }, pastPlace(marks, begun + 1));
    return OF_THEMSELVES.has(first.value) ? found({ of: first.value as "past" }) : null;
  }
  if (first.kind === "severity") {
    const { values, to } = severitiesFrom(marks, begun);
    return found({ of: "severity", values, isWithout }, to);
  }
  if (first.kind === "standing") return isWithout ? null : found({ of: "standing", value: first.value });
  if (first.kind === "sourceNoun" || first.kind === "name") return sourcesFrom(marks, at, begun);
  return nounOrChange(marks, at, begun, isWithout) ?? nameFrom(marks, at, begun);
}

const OF_THEMSELVES: ReadonlySet<Ask> = new Set<Ask>(["suggested", "past", "indirect", "reverse"]);

/** Words that say nothing between “not” and what is left out. */
const isPassed = (mark: CatalogMark): boolean =>
  (mark.kind === "filler" &&
    !/^(been|being|ever|yet|still|already|anymore|got|gets|get)$/i.test(mark.said)) ||
  mark.kind === "into" ||
  (mark.kind === "ask" && (mark.value === "which" || mark.value === "what" || mark.value === "show"));

/** “The critical ones”, “the stale tables”. */
function pastNoun(marks: readonly CatalogMark[], to: number): number {
  const mark = marks[to];
  const isSaidToo = marks.some((one, at) => one.kind === "verb" && at !== to);
  const isNoun =
    (mark?.kind === "verb" && isSaidToo && /^(schema )?(changes|ones)$/i.test(mark.said)) ||
    (mark?.kind === "filler" && /^(ones|those|them|it|at|all|really)$/i.test(mark.said)) ||
    (mark?.kind === "noun" && mark.value === "table" && marks[to - 1]?.kind === "standing");
  return isNoun ? pastNoun(marks, to + 1) : to;
}

/** “The rest of billing.” */
function pastPlace(marks: readonly CatalogMark[], to: number): number {
  const [into, ...others] = marks.slice(to);
  if (into?.kind !== "into") return to;
  const at = others.findIndex(({ kind }) => kind !== "filler" && kind !== "sourceNoun");
  const name = others[at];
  if (name?.kind !== "name" || !name.links.some(({ kind }) => kind === "source")) return to;
  const end = to + 1 + at + 1;
  return marks[end]?.kind === "sourceNoun" ? end + 1 : end;
}

/** “Critical or warning”: the last of them is the last of one kind. */
const isJoin = (mark: CatalogMark | undefined): boolean => /^(and|or|nor)$/i.test(mark?.said ?? "");

function severitiesFrom(marks: readonly CatalogMark[], begun: number): { values: Severity[]; to: number } {
  const values: Severity[] = [];
  let to = begun;
  for (let mark = marks[to]; mark?.kind === "severity"; mark = marks[to]) {
    values.push(mark.value);
    to += 1;
    if (isJoin(marks[to]) && marks[to + 1]?.kind === "severity") to += 1;
  }
  return { values, to };
}

function sourcesFrom(marks: readonly CatalogMark[], at: number, begun: number): Found | null {
  const ids: string[] = [];
  let to = begun;
  for (;;) {
    let next = to;
    while (next < marks.length && isBesideSource(marks[next])) next += 1;
    const mark = marks[next];
    const source = mark?.kind === "name" ? mark.links.find(({ kind }) => kind === "source") : undefined;
    if (mark?.kind !== "name" || source?.kind !== "source") break;
    const after = marks[next + 1];
    // “Except the orders table” leaves out a table.
    if (tablesOf(mark).length > 0 && after?.kind === "noun" && /^(table|view)$/i.test(after.said))
      return null;
    ids.push(source.id);
    to = next + 1;
    while (after?.kind === "sourceNoun" && marks[to]?.kind === "sourceNoun") to += 1;
    if (!isJoin(marks[to])) break;
    const isOther = marks.slice(to + 1).find((one) => !isBesideSource(one));
    if (isOther?.kind !== "name" || !isNoSubject(marks, marks.indexOf(isOther))) break;
    to += 1;
  }
  if (ids.length === 0) return null;
  const last = marks[to];
  const isOnes =
    (last?.kind === "noun" && /^(tables|views|columns)$/i.test(last.said)) ||
    (last?.kind === "filler" && /^(ones|those)$/i.test(last.said));
  return { contrast: { of: "source", ids }, from: beforeSources(marks, at), to: isOnes ? to + 1 : to };
}

/** “In sources other than crm”, “in any source except crm”. */
function beforeSources(marks: readonly CatalogMark[], at: number): number {
  const noun = marks[at - 1];
  if (noun?.kind !== "sourceNoun") return at;
  const before = marks[at - 2];
  const isAny = /^(any|all|every|the|our)$/i.test(before?.said ?? "");
  const isPlaced = (isAny ? marks[at - 3] : before)?.kind === "into";
  return isPlaced ? at - (isAny ? 2 : 1) : at;
}
const isNoSubject = (marks: readonly CatalogMark[], at: number): boolean =>
  marks[at + 1] === undefined || marks[at + 1]?.kind !== "flow";

const isBesideSource = (mark: CatalogMark | undefined): boolean =>
  mark !== undefined &&
  (mark.kind === "into" ||
    mark.kind === "sourceNoun" ||
    (mark.kind === "filler" && /^(the|our|a|those|ones|that|is|are)$/i.test(mark.said)) ||
    (mark.kind === "ask" && /^(which|any|all)$/i.test(mark.said)) ||
    (mark.kind === "noun" && mark.value === "table"));

/** “Not tables”, “renames not counted”: a noun alone, and what happened where it is called by its noun. */
function nounOrChange(
  marks: readonly CatalogMark[],
  at: number,
  begun: number,
  isWithout: boolean,
): Found | null {
  const nouns: Noun[] = [];
  const verbs: Verb[] = [];
  let to = begun;
  let isCalled = false;
  for (let mark = marks[to]; mark; mark = marks[to]) {
    if (mark.kind === "noun") nouns.push(mark.value);
    else if (mark.kind === "verb") {
      verbs.push(mark.value);
      isCalled ||= NOMINAL.test(mark.said);
    } else if (!(nouns.length + verbs.length > 0 && isFillerOfChange(mark))) break;
    to += 1;
  }
  if (nouns.length + verbs.length === 0) return null;
  const [noun, ...others] = nouns;
  if (verbs.length === 0) {
    const isOf = marks[to]?.kind === "into" && marks[to + 1]?.kind === "name";
    if (!noun || others.length > 0 || isOf) return null;
    return { contrast: { of: "noun", value: noun, isWithout }, from: at, to };
  }
  // “Columns not removed” are those that stayed.
  const isOfThose = marks.slice(at, begun).some(({ said }) => /^(those|ones)$/i.test(said));
  if (!isCalled && !isOfThose && !(nouns.length > 0 && isBefore(marks, begun, to))) return null;
  const kinds = nouns.length === 0 ? verbs.flatMap(kindsOfVerb) : kindsOf(nouns, verbs);
  return Array.isArray(kinds) && kinds.length > 0
    ? { contrast: { of: "changes", kinds }, from: at, to }
    : null;
}
const NOMINAL = /(s|als|ings|tions)$/i;
const isFillerOfChange = (mark: CatalogMark): boolean =>
  mark.kind === "filler" && /^(the|of|ones|or|and|a|new)$/i.test(mark.said);
/** “The renamed columns”, and not “columns renamed”. */
const isBefore = (marks: readonly CatalogMark[], from: number, to: number): boolean => {
  const said = marks.slice(from, to).filter(({ kind }) => kind === "verb" || kind === "noun");
  return said[0]?.kind === "verb" && said[1]?.kind === "noun";
};

/** “Not contact_email or the like.” */
function nameFrom(marks: readonly CatalogMark[], at: number, begun: number): Found | null {
  const first = marks[begun];
  if (!first || !["word", "column", "tag"].includes(first.kind)) return null;
  // “Except the reviewed ones” narrows by what is not known here.
  if (first.kind === "word" && !isIdentifier(first)) return null;
  const end = marks
    .slice(begun + 1)
    .findIndex(
      ({ said }) => !/^(or|and|the|like|similar|such|so|on|anything|something|ones|names?)$/i.test(said),
    );
  return end < 0
    ? { contrast: { of: "name", words: first.said.toLowerCase() }, from: at, to: marks.length }
    : null;
}

/** “Not what it feeds”, “not downstream”, “rather than the tables that feed it”. */
function readFlow(marks: readonly CatalogMark[], at: number): Found | null {
  const place = marks.findIndex((mark, index) => index > at && mark.kind === "flow");
  const flow = marks[place];
  if (flow?.kind !== "flow") return null;
  const isPlain = (mark: CatalogMark) =>
    mark.kind === "filler" ||
    mark.kind === "into" ||
    mark.kind === "noun" ||
    (mark.kind === "ask" &&
      ["which", "what", "where", "show", "others", "object", "again"].includes(mark.value));
  if (!marks.slice(at + 1, place).every(isPlain)) return null;
  const behind = marks.slice(place + 1);
  const isIt = (mark: CatalogMark) =>
    mark.kind === "filler" && /^(it|this|that|them|those)$/i.test(mark.said);
  const isItBefore = marks
    .slice(at + 1, place)
    .some((mark) => mark.kind === "filler" && /^it$/i.test(mark.said));
  const length = behind.findIndex((mark) => !isPlain(mark));
  const to = place + 1 + (length < 0 ? behind.length : behind.slice(0, length).findLastIndex(isIt) + 1);
  const isItAfter = marks.slice(place + 1, to).some(isIt);
  const direction = flowBeside(flow.value, isItBefore ? "before" : isItAfter ? "after" : null);
  return direction ? { contrast: { of: "flow", direction }, from: at, to } : null;
}
