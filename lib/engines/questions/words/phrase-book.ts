/** Phrases with what they mean. Those made of lists in turn are matched list by list, and not multiplied. */
import type { Phrases, Sequence } from "./phrases.ts";

type Entry<Meaning> = { meaning: Meaning; order: number };
type Part = { phrases: ReadonlySet<string>; lengths: readonly number[]; isOptional: boolean };
export type Found<Meaning> = { meaning: Meaning; words: number };

const lengthOf = (phrase: string): number => phrase.split(" ").length;

const partOf = (list: readonly string[]): Part => {
  const phrases = list.filter(Boolean);
  return {
    phrases: new Set(phrases),
    lengths: [...new Set(phrases.map(lengthOf))],
    isOptional: phrases.length < list.length,
  };
};

export class PhraseBook<Meaning> {
  readonly #wholes = new Map<string, Entry<Meaning>>();
  /** By the words that they may begin with. */
  readonly #sequences = new Map<string, (Entry<Meaning> & { parts: readonly Part[] })[]>();
  readonly #lists: Sequence["lists"][] = [];
  #longest = 0;

  /** What a later line says counts, where two have the same phrase. */
  constructor(lines: readonly (readonly [Phrases, Meaning])[]) {
    lines.forEach(([phrases, meaning], order) => {
      for (const one of [phrases].flat())
        if (typeof one === "string") this.#addWholes(one, { meaning, order });
        else this.#addSequence(one, { meaning, order });
    });
  }

  /** The longest phrase that stands there. */
  at(words: readonly string[], at: number): Found<Meaning> | null {
    const whole = this.#wholeAt(words, at);
    let best = whole;
    for (const { parts, ...entry } of this.#sequences.get(words[at] ?? "") ?? []) {
      const count = endOf(parts, words, at) - at;
      if (count > (best?.count ?? 0) || (best && count === best.count && entry.order >= best.order))
        best = { ...entry, count };
    }
    return best && { meaning: best.meaning, words: best.count };
  }

  /** What a whole phrase means. */
  of(phrase: string): Meaning | undefined {
    const words = phrase.split(" ");
    const found = this.at(words, 0);
    return found?.words === words.length ? found.meaning : undefined;
  }

  /** Phrases, and parts of those that are matched list by list. */
  kept(): string[] {
    return [...this.#wholes.keys(), ...this.#lists.flat(2)];
  }

  get size(): number {
    return this.kept().length;
  }

  words(): string[] {
    return this.kept().flatMap((phrase) => phrase.split(" "));
  }

  /** Words that stand side by side in some phrase. */
  pairs(): string[] {
    const within = this.kept().flatMap((phrase) => {
      const words = phrase.split(" ");
      return words.slice(1).map((word, at) => `${words[at]} ${word}`);
    });
    return [...within, ...this.#lists.flatMap(pairsBetween)];
  }

  #addWholes(phrases: string, entry: Entry<Meaning>): void {
    for (const phrase of phrases.split("|")) {
      this.#wholes.set(phrase, entry);
      this.#longest = Math.max(this.#longest, lengthOf(phrase));
    }
  }

  #addSequence({ lists }: Sequence, entry: Entry<Meaning>): void {
    this.#lists.push(lists);
    const parts = lists.map(partOf);
    const needed = parts.findIndex(({ isOptional }) => !isOptional);
    const begins = parts
      .slice(0, needed + 1)
      .flatMap(({ phrases }) => [...phrases].map((phrase) => phrase.split(" ", 1)[0] ?? ""));
    for (const word of new Set(begins))
      this.#sequences.set(word, [...(this.#sequences.get(word) ?? []), { ...entry, parts }]);
  }

  #wholeAt(words: readonly string[], at: number): (Entry<Meaning> & { count: number }) | null {
    for (let count = Math.min(this.#longest, words.length - at); count > 0; count -= 1) {
      const entry = this.#wholes.get(words.slice(at, at + count).join(" "));
      if (entry) return { ...entry, count };
    }
    return null;
  }
}

/** Where the longest run of words ends that has one of each list; at its beginning where there is none. */
function endOf(parts: readonly Part[], words: readonly string[], at: number): number {
  let ends = [at];
  for (const part of parts) ends = [...new Set(ends.flatMap((begin) => endsOf(part, words, begin)))];
  return Math.max(at, ...ends);
}

const endsOf = (
  { phrases, lengths, isOptional }: Part,
  words: readonly string[],
  begin: number,
): number[] => [
  ...(isOptional ? [begin] : []),
  ...lengths
    .map((length) => begin + length)
    .filter((end) => end <= words.length && phrases.has(words.slice(begin, end).join(" "))),
];

function pairsBetween(lists: Sequence["lists"]): string[] {
  return lists.flatMap((list, at) => {
    const needed = lists.findIndex((other, place) => place > at && !other.includes(""));
    const following = lists.slice(at + 1, needed < 0 ? undefined : needed + 1).flat();
    const lasts = new Set(list.map((phrase) => phrase.split(" ").at(-1)));
    const firsts = new Set(following.map((phrase) => phrase.split(" ", 1)[0]));
    return [...lasts].flatMap((last) =>
      [...firsts].flatMap((first) => (last && first ? [`${last} ${first}`] : [])),
    );
  });
}
