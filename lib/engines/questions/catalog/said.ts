/** The marks of a question about the catalog, each of which has to have its use in what it is taken for. */

import { instants, isToCome, TO_COME } from "../jobs/which.ts";
import { keyOf, type Named, type NamedColumn, type NamedTable, type Vocabulary } from "../names.ts";
import type { Refusal } from "../refusal.ts";
import { type Clock, instantOf, today } from "../time/calendar.ts";
import type { CatalogMark } from "./marks.ts";
import type { Ask, Flow, Verb } from "./meaning.ts";
import type { Severity, Standing, Within } from "./question.ts";

type Values = { verb: Verb; severity: Severity; standing: Standing; flow: Flow; tag: string };
type Valued<Kind extends keyof Values> = CatalogMark & { kind: Kind; value: Values[Kind] };
type Of<Kind extends CatalogMark["kind"]> = Extract<CatalogMark, { kind: Kind }>;

const MOST_OFFERED = 3;

export class Said {
  readonly marks: readonly CatalogMark[];
  readonly vocabulary: Vocabulary;
  readonly #clock: Clock;
  readonly #unused: Set<CatalogMark>;

  constructor(marks: readonly CatalogMark[], vocabulary: Vocabulary, clock: Clock) {
    this.marks = marks;
    this.vocabulary = vocabulary;
    this.#clock = clock;
    this.#unused = new Set(marks.filter(({ kind }) => kind !== "filler" && kind !== "into"));
  }

  all<Kind extends CatalogMark["kind"]>(kind: Kind): Of<Kind>[] {
    return this.marks.filter((mark): mark is Of<Kind> => mark.kind === kind);
  }

  is(value: Ask): boolean {
    return this.all("ask").some((mark) => mark.value === value);
  }

  /** Whether it has such a word, that says nothing where it is no matter. */
  isFilled(word: RegExp): boolean {
    return this.all("filler").some(({ said }) => word.test(said));
  }

  /** Uses these words, where they were said. */
  take(...values: Ask[]): void {
    for (const mark of this.all("ask")) if (values.includes(mark.value)) this.#unused.delete(mark);
  }

  use(...marks: CatalogMark[]): void {
    for (const mark of marks) this.#unused.delete(mark);
  }

  isUnused(mark: CatalogMark): boolean {
    return this.#unused.has(mark);
  }

  takeAll<Kind extends keyof Values>(kind: Kind): Values[Kind][] {
    const marks = this.marks.filter((mark): mark is Valued<Kind> => mark.kind === kind);
    this.use(...marks);
    return [...new Set(marks.map(({ value }) => value))];
  }

  leftOver(): CatalogMark[] {
    return [...this.#unused].filter((mark) => !this.#isJoin(mark) && !this.#isOnly(mark));
  }

  /** “Critical ones only”, “this week only”: they leave out the others without it. “What depends on it only” does not. */
  #isOnly(mark: CatalogMark): boolean {
    if (mark.kind !== "ask" || !/^(only|just|alone|solely|exclusively)$/i.test(mark.said)) return false;
    const at = this.marks.indexOf(mark);
    if (this.#isOnlyOfPlace(at)) return true;
    const narrows = (beside: CatalogMark | undefined) =>
      beside !== undefined &&
      !this.#unused.has(beside) &&
      (beside.kind === "severity" || (beside.kind === "ask" && beside.value === "direct"));
    const before = this.before(at);
    if (at === this.marks.length - 1 && this.is("direct")) return true;
    return (
      narrows(before) || narrows(this.after(at)) || (before?.kind === "period" && !this.#unused.has(before))
    );
  }

  /** Changes “in billing only” and “on invoices alone”; what is kept “in orders only” is nowhere else. */
  #isOnlyOfPlace(at: number): boolean {
    const beside = [this.before(at), this.after(at)];
    const isOfPlace = beside.some((mark) => mark?.kind === "name" && !this.#unused.has(mark));
    return isOfPlace && (this.is("anomalies") || this.all("verb").length + this.all("standing").length > 0);
  }

  /** “Added and removed”, “orders and billing”: both are meant, and both have their use. */
  #isJoin(mark: CatalogMark): boolean {
    if (mark.kind !== "ask" || !/^and$/i.test(mark.said)) return false;
    const at = this.marks.indexOf(mark);
    const [left, right] = [this.before(at), this.marks.slice(at + 1).find(isNoPlace)];
    if (!left || !right || left.kind !== right.kind || this.#unused.has(left) || this.#unused.has(right))
      return false;
    const isSource = (one: CatalogMark) =>
      one.kind === "name" && one.links.some((link) => link.kind === "source");
    return left.kind === "verb" || left.kind === "severity" || (isSource(left) && isSource(right));
  }

  /** Sources that are named beside their noun or after “in” and its like; a name of nothing else needs neither. */
  takeSources(isWanted: (mark: Of<"name">, at: number) => boolean = () => true): Named[] {
    const found: Named[] = [];
    this.marks.forEach((mark, at) => {
      if (mark.kind !== "name" || !this.isUnused(mark) || !isWanted(mark, at)) return;
      const source = mark.links.find(({ kind }) => kind === "source");
      if (source?.kind !== "source") return;
      this.use(mark);
      found.push({ id: source.id, name: source.name });
    });
    if (found.length > 0) this.use(...this.all("sourceNoun"));
    return [...new Map(found.map((source) => [source.id, source])).values()];
  }

  /** What stands next to this place, whatever fillers are between. */
  before = (at: number): CatalogMark | undefined =>
    this.marks.slice(0, at).findLast(({ kind }) => kind !== "filler");
  after = (at: number): CatalogMark | undefined =>
    this.marks.slice(at + 1).find(({ kind }) => kind !== "filler");

  /** The one table or column that is named. Sources may be named with it, to say which. */
  takeThing(): { asset: string; column: string | null; at: number } | Refusal | null {
    const dotted = this.marks.findIndex((mark) => mark.kind === "column" && /[. ]/.test(mark.said));
    const whole = this.marks[dotted];
    if (whole?.kind === "column") {
      this.use(whole, ...this.all("noun").filter(({ value }) => value === "column"));
      return this.#only(
        whole.columns.map(({ assetId, name }) => ({ asset: assetId, column: name })),
        dotted,
        whole.said,
      );
    }
    const tables = this.marks.flatMap((mark, at) =>
      mark.kind === "name" && tablesOf(mark).length > 0 && !this.#isOnlySource(mark, at)
        ? [{ mark, at }]
        : [],
    );
    const [first, ...others] = tables;
    if (!first) return null;
    if (others.length > 0) return { because: "Ask for one table at a time." };
    this.use(first.mark);
    this.use(...this.all("noun").filter(({ value }) => value === "table" || value === "view"));
    const sources = this.takeSources().map(({ id }) => id);
    const fitting = tablesOf(first.mark).filter(
      ({ sourceId }) => sources.length === 0 || sources.includes(sourceId),
    );
    const column = this.#takeColumn(fitting);
    const found = column
      ? column.map(({ assetId, name }) => ({ asset: assetId, column: name }))
      : fitting.map(({ id }) => ({ asset: id, column: null }));
    return this.#only(found, first.at, first.mark.said);
  }

  /** A source and one of its tables may be called the same: “the orders table in orders”. */
  #isOnlySource(mark: Of<"name">, at: number): boolean {
    if (!mark.links.some(({ kind }) => kind === "source")) return false;
    return this.after(at)?.kind === "sourceNoun" || this.before(at)?.kind === "sourceNoun";
  }

  #takeColumn(tables: readonly NamedTable[]): NamedColumn[] | null {
    const ids = new Set(tables.map(({ id }) => id));
    const columns = this.vocabulary.columns ?? [];
    for (const mark of this.leftOver()) {
      const at = this.marks.indexOf(mark);
      const isBesideNoun = [this.marks[at - 1], this.marks[at + 1]].some(
        (other) => other?.kind === "noun" && other.value === "column",
      );
      if (!["column", "word", "tag", "name"].includes(mark.kind) && !(mark.kind === "ask" && isBesideNoun))
        continue;
      const found = columns.filter(
        ({ assetId, name }) => ids.has(assetId) && keyOf(name) === keyOf(mark.said),
      );
      if (found.length === 0) continue;
      this.use(mark, ...this.all("noun").filter(({ value }) => value === "column"));
      return found;
    }
    return null;
  }

  #only(found: readonly { asset: string; column: string | null }[], at: number, said: string) {
    const [first, ...others] = found;
    if (!first) return { because: `There is no ${said} in that source.` };
    return others.length > 0
      ? {
          because: `More than one table is called so. Name the source of ${said} too, or its schema.`,
          offers: this.#eachOf(new Set(found.map(({ asset }) => asset)), at),
        }
      : { ...first, at };
  }

  /** The question anew of each of these tables, which is named in full where it was named. */
  #eachOf(assets: ReadonlySet<string>, at: number): string[] {
    const { tables, sources } = this.vocabulary;
    return tables
      .filter(({ id }) => assets.has(id))
      .slice(0, MOST_OFFERED)
      .map(({ schema, name, sourceId }) => {
        const source = sources.find(({ id }) => id === sourceId)?.name ?? "";
        const whole = `${schema}.${name} in ${source}`;
        return this.marks.map((mark, place) => (place === at ? whole : mark.said)).join(" ");
      });
  }

  /** What stands now stands so today; false where it says another time. */
  takeToday(): boolean {
    const [first, ...others] = this.all("period");
    if (!first) return true;
    const { since, until } = instants(first.value, this.#clock);
    const isToday =
      since === instantOf(today(this.#clock), 0, this.#clock.timeZone).toISOString() && until === null;
    if (isToday && others.length === 0) this.use(first);
    return isToday && others.length === 0;
  }

  /** The one stretch of time; all of it where none was said. */
  takePeriod(): Pick<Within, "since" | "until"> | Refusal {
    const [first, ...others] = this.all("period");
    if (others.length > 0)
      return { because: "More than one stretch of time is named. Ask for one at a time." };
    if (!first) return { since: null, until: null };
    if (isToCome(first.value, this.#clock)) return TO_COME;
    this.use(first);
    return instants(first.value, this.#clock);
  }
}

const isNoPlace = ({ kind }: CatalogMark): boolean => kind !== "filler" && kind !== "into";

export const tablesOf = (mark: Extract<CatalogMark, { kind: "name" }>): NamedTable[] =>
  mark.links.flatMap((link) => (link.kind === "tables" ? link.tables : []));

/** Whether it asks for what is so whenever it is asked: where something is, what it is made of, how it stands. */
export const isTimeless = (marks: readonly CatalogMark[]): boolean =>
  !marks.some(({ kind }) => kind === "verb") &&
  marks.some(
    (mark) =>
      ["flow", "standing", "tag"].includes(mark.kind) || (mark.kind === "ask" && mark.value === "where"),
  );
