import { expect, it } from "vitest";
import { inParts } from "./in-parts.ts";

it("asks for the pasts of at most so many metrics at once, table by table, and leaves none out", () => {
  const tables = [120, 80, 1, 450, 3].map((metrics) => ({ found: Array.from({ length: metrics }) }));
  const parts = inParts(tables);
  expect(parts.map((part) => part.map(({ found }) => found.length))).toEqual([[120, 80], [1], [450], [3]]);
  expect(parts.flat()).toEqual(tables);
  expect(inParts([])).toEqual([]);
});
