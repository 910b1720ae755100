/** The words of a question that say what is asked, each of which has to have its use. */

import type { Grouping } from "../question.ts";
import type { Refusal } from "../refusal.ts";
import type { Flag } from "../words/meaning.ts";
import type { Slots } from "./slots.ts";

/** Words that change nothing where another says what is asked. */
const NEUTRAL: readonly Flag[] = [
  "show",
  "which",
  "exists",
  "again",
  "refers",
  "ran",
  "begun",
  "jobs",
  "me",
  "ended",
];
const HEADS_NOT: ReadonlySet<Flag> = new Set(NEUTRAL);

/** Whether it says what is asked, and not only of which jobs. */
export const hasHead = ({ flags, measures, groupings }: Slots): boolean =>
  [...flags].some((flag) => !HEADS_NOT.has(flag)) || measures.length > 0 || groupings.length > 0;

/** The words of a question, each of which has to be used. */
export class Asked {
  readonly slots: Slots;
  readonly #unused: Set<string>;

  constructor(slots: Slots) {
    this.slots = slots;
    this.#unused = new Set([
      ...[...slots.flags].filter((flag) => !HEADS_NOT.has(flag)),
      ...[...slots.measures, ...slots.groupings, ...slots.numbers.map((number) => `number ${number}`)],
    ]);
  }

  /** Uses a word, where it was said. */
  has(word: Flag | Grouping): boolean {
    const isSaid = this.slots.flags.has(word as Flag) || this.slots.groupings.includes(word as Grouping);
    this.#unused.delete(word);
    return isSaid;
  }

  /** Uses the one number. */
  number(): number | null {
    const [number, ...others] = this.slots.numbers;
    if (number === undefined || others.length > 0 || number < 1 || number > 100) return null;
    this.#unused.delete(`number ${number}`);
    return number;
  }

  use(word: string): void {
    this.#unused.delete(word);
  }

  leftOver(): Refusal | null {
    if (this.#unused.size === 0) return null;
    return { because: "Its parts are understood, but not what they ask together." };
  }
}

/** Whether it speaks of jobs, and not only of a place or a time. */
export const speaksOfJobs = ({ flags, which }: Slots): boolean =>
  flags.has("jobs") ||
  flags.has("ran") ||
  flags.has("begun") ||
  flags.has("ended") ||
  [which.type, which.status, which.errorClass, which.trigger, which.startedBy].some(
    (list) => list.length > 0,
  );

/** Whether anything in it says that jobs are meant, and which. */
export const isAboutJobs = ({ flags, which, tables, periods }: Slots): boolean =>
  flags.has("jobs") ||
  flags.has("ran") ||
  flags.has("begun") ||
  which.trigger.join() === "retry" ||
  [which.type, which.source, which.status, tables, periods].some((list) => list.length > 0);
