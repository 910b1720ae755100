import fc from "fast-check";
import { expect, test } from "vitest";
import { diffLines, foldSame } from "./line-diff.ts";

const side = (lines: ReturnType<typeof diffLines>, name: "before" | "after") =>
  lines.flatMap((line) => line[name] ?? []).join("\n");

test("whatever differs, each side reads as its own text", () => {
  const text = fc
    .array(fc.constantFrom("a", "b", "", "c"), { minLength: 1, maxLength: 12 })
    .map((l) => l.join("\n"));
  fc.assert(
    fc.property(text, text, (before, after) => {
      const lines = diffLines(before, after);
      expect(side(lines, "before")).toBe(before);
      expect(side(lines, "after")).toBe(after);
    }),
  );
});

test("only what changed is told as changed, beside what it became", () => {
  const lines = diffLines("select a,\n  b,\n  c\nfrom t", "select a,\n  b2,\n  c,\n  d\nfrom t");
  expect(lines.filter(({ kind }) => kind === "changed")).toEqual([
    { kind: "changed", before: "  b,", after: "  b2," },
    { kind: "changed", before: "  c", after: "  c," },
    { kind: "changed", before: null, after: "  d" },
  ]);
});

test("texts too long to compare come as one block, at once", () => {
  const long = (word: string) => Array.from({ length: 5_000 }, (_, n) => `${word} ${n}`).join("\n");
  const lines = diffLines(`same\n${long("old")}\nend`, `same\n${long("new")}\nend`);
  expect(lines).toHaveLength(5_002);
  expect(lines.filter(({ kind }) => kind === "same")).toHaveLength(2);
});

test("what is the same far from a difference is folded away, and none of it is lost", () => {
  const before = Array.from({ length: 40 }, (_, n) => `line ${n}`).join("\n");
  const lines = diffLines(before, before.replace("line 20", "line twenty"));
  const parts = foldSame(lines);
  expect(parts.map(({ kind, lines: { length } }) => [kind, length])).toEqual([
    ["folded", 17],
    ["lines", 7],
    ["folded", 16],
  ]);
  expect(parts.flatMap((part) => part.lines)).toEqual(lines);
});
