import { expect, test } from "vitest";
import { isSelective, readSearch } from "./search.ts";

test("what looks like an id is looked for as one, however it was typed", () => {
  expect(readSearch("J-7F3KQ2")).toEqual({ kind: "prefix", prefix: "J-7F3KQ2" });
  expect(readSearch("j-7f3")).toEqual({ kind: "prefix", prefix: "J-7F3" });
  // Letters that no id has are the digits they look like.
  expect(readSearch("j-ooIl")).toEqual({ kind: "prefix", prefix: "J-0011" });
  expect(readSearch("01900000-0000-7000-8000-00000000000A")).toEqual({
    kind: "id",
    id: "01900000-0000-7000-8000-00000000000a",
  });
});

test("anything else is a text", () => {
  for (const text of ["orders", "J", "J-7F3 failed", "J-7U", "100%", "01900000"])
    expect(readSearch(text)).toEqual({ kind: "text", text });
});

test("the index of ids is asked from three characters on", () => {
  expect(["J-", "J-7", "J-7F"].filter(isSelective)).toEqual([]);
  expect(["J-7F3", "J-7F3KQ2"].filter(isSelective)).toEqual(["J-7F3", "J-7F3KQ2"]);
});
