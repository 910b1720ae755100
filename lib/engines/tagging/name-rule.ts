import type { TypeClass } from "./type-class.ts";
import type { PiiTag } from "./vocabulary.ts";

/** What the rows of a table are: people, something that belongs to one, things, or nobody can tell. */
export type TableKind = "person" | "personal" | "thing" | "unknown";

export type TableContext = {
  kind: TableKind;
  /** It holds several parts of an address, so that `state` is one too. */
  hasAddress: boolean;
  /** What most columns begin with, which then says nothing: `pt_fnm, pt_lnm, pt_dob`. */
  prefix: string | null;
};

/** How much a match says, by what its table holds. */
export type Weights = Readonly<Record<TableKind, number>>;

export type NameRule = {
  id: string;
  /** Null for words that look like another rule's and are not: `host name` is nobody's name. */
  tag: PiiTag | null;
  phrases: readonly string[];
  weights: Weights;
  types: readonly TypeClass[];
  /** Only where the name says nothing else but whose it is. */
  isWhole?: boolean;
  /** Words that turn other names and leave these: the `year` of a birth is one too. */
  keeps?: readonly string[] | "anything";
  /** Counts this much of a person where other parts of an address stand beside it. */
  besideAddress?: number;
  /** Checks of values one of which such a column should pass; where none does, the name was a false friend. */
  expects?: readonly string[];
};

/** Says the same wherever it stands. */
export const anywhere = (weight: number): Weights => ({
  person: weight,
  personal: weight,
  unknown: weight,
  thing: weight,
});

/** Of people only; where nobody can tell, something to look at. */
export const ofPeople = (weight: number, elsewhere: Partial<Weights> = {}): Weights => ({
  person: weight,
  personal: Math.min(weight, 0.65),
  unknown: 0.35,
  thing: 0,
  ...elsewhere,
});
