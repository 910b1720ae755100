import { expect, test } from "vitest";
import { AssetAddress } from "./address.ts";

test("a search is asked without the NUL that an address can have and Postgres refuses", () => {
  const { searchParams } = new URL("http://here/assets?q=a%00b");
  expect(AssetAddress.parse(Object.fromEntries(searchParams)).q).toBe("ab");
  expect(AssetAddress.parse({ q: "\0 orders \0" }).q).toBe("orders");
});

test("a search that is missing, too long or given twice is none", () => {
  for (const q of [undefined, "x".repeat(201), ["a", "b"]]) expect(AssetAddress.parse({ q }).q).toBe("");
});
