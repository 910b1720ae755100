import { expect, test } from "vitest";
import { storable } from "./storable.ts";

test("text loses its null characters and halves of surrogate pairs", () => {
  expect(storable("a\0b\ud800c")).toBe("ab\ufffdc");
});

test("JSON loses escaped ones, and keeps a backslash that is followed by the letters", () => {
  const value = { name: "a\0b", path: "\\u0000", both: "\\\0" };
  expect(JSON.parse(storable(JSON.stringify(value)))).toEqual({ name: "ab", path: "\\u0000", both: "\\" });
});
