import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { filterOf } from "./jobs/filter.ts";
import { ChosenJobs } from "./operations/schemas.ts";
import { asked } from "./schemas.ts";

test("an address is read by an answer as by the page it belongs to", () => {
  const query = new URLSearchParams("tab=failed&type=a,b&type=c&q=x&within=7d&before=");
  expect(asked(query)).toEqual({ tab: "failed", type: ["a,b", "c"], q: "x", within: "7d", before: "" });
  expect(filterOf(query)).toMatchObject({ tab: "failed", type: ["a", "b", "c"], q: "x", within: "7d" });
});

test("a NUL, which no text in Postgres holds, is left out of what is looked for", () => {
  expect(filterOf(new URLSearchParams("q=ord%00ers")).q).toBe("orders");
  expect(filterOf(new URLSearchParams("q=%00")).q).toBeUndefined();
  expect(filterOf(new URLSearchParams(`q=${"x".repeat(201)}`)).q).toBeUndefined();
  const wanted = { requestKey: randomUUID(), verb: "cancel", ids: [randomUUID()] };
  expect(ChosenJobs.parse({ ...wanted, reason: " The source\0 moves. " }).reason).toBe("The source moves.");
  expect(ChosenJobs.safeParse({ ...wanted, reason: "x".repeat(501) }).success).toBe(false);
});

test("a day before 1970, from where ids are counted, is none", () => {
  const days = (query: string) => {
    const { from, to } = filterOf(new URLSearchParams(query));
    return { from, to };
  };
  expect(days("from=0000-01-01&to=1970-01-01")).toEqual({ from: undefined, to: undefined });
  expect(days("from=1970-01-02&to=9999-12-31")).toEqual({ from: "1970-01-02", to: "9999-12-31" });
});
