import { expect, test } from "vitest";
import { filterOf } from "./jobs/filter.ts";
import { asked } from "./schemas.ts";

test("an address is read by an answer as by the page it belongs to", () => {
  const query = new URLSearchParams("tab=failed&type=a,b&type=c&q=x&within=7d&before=");
  expect(asked(query)).toEqual({ tab: "failed", type: ["a,b", "c"], q: "x", within: "7d", before: "" });
  expect(filterOf(query)).toMatchObject({ tab: "failed", type: ["a", "b", "c"], q: "x", within: "7d" });
});
