import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { CATALOG_PHRASES } from "../catalog/lexicon.ts";
import { PHRASES } from "./lexicon.ts";
import { PhraseBook } from "./phrase-book.ts";
import { each, inTurn } from "./phrases.ts";

describe("a book of phrases", () => {
  const word = fc.constantFrom("a", "b", "c", "a b", "b c");
  const list = fc.array(fc.oneof(word, fc.constant("")), { minLength: 1, maxLength: 3 });
  const lists = fc.tuple(fc.array(word, { minLength: 1, maxLength: 3 }), fc.array(list, { maxLength: 3 }));
  const inSomeOrder = lists.chain(([needed, others]) =>
    fc.nat(others.length).map((at) => others.toSpliced(at, 0, needed).map((one) => one.join("|"))),
  );

  it("finds lists in turn where it would find all their phrases, and the later line of two as long", () => {
    fc.assert(
      fc.property(
        fc.array(inSomeOrder, { minLength: 1, maxLength: 4 }),
        fc.array(fc.constantFrom("a", "b", "c"), { minLength: 1, maxLength: 6 }),
        (lines, words) => {
          const multiplied = new PhraseBook(lines.map((parts, at) => [each(...parts), at] as const));
          const inTurns = new PhraseBook(lines.map((parts, at) => [inTurn(...parts), at] as const));
          expect(inTurns.at(words, 0)).toEqual(multiplied.at(words, 0));
          expect(inTurns.of(words.join(" "))).toBe(multiplied.of(words.join(" ")));
          expect(new Set(multiplied.words())).toEqual(new Set(inTurns.words().filter(Boolean)));
        },
      ),
    );
  });

  it("stays small enough to be read at once", () => {
    expect(CATALOG_PHRASES.size).toBeLessThan(25_000);
    expect(PHRASES.size).toBeLessThan(40_000);
  });
});
