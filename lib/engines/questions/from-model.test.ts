import { describe, expect, it } from "vitest";
import { fromModel, type ReadByModel } from "./from-model.ts";
import { understand } from "./understand.ts";

const [ORDERS, CUSTOMERS] = ["0198a000-0000-7000-8000-000000000001", "0198a000-0000-7000-8000-000000000002"];
const clock = { now: new Date("2026-11-26T13:20:00Z"), timeZone: "Europe/Berlin" };
const known = {
  sources: [{ id: ORDERS, name: "orders" }],
  tables: [{ id: CUSTOMERS, name: "customers", schema: "public", sourceId: ORDERS }],
  ...{ people: [], types: ["asset_discovery"] },
};
const NOTHING: ReadByModel = {
  ...{ intent: "count", status: [], types: [], sources: [], table: null, column: null, errorClasses: [] },
  ...{
    firstDay: null,
    lastDay: null,
    comparedFirstDay: null,
    comparedLastDay: null,
    order: null,
    limit: null,
  },
  ...{
    measure: null,
    compared: null,
    outcome: null,
    groupedBy: null,
    side: null,
    find: null,
    tags: [],
    words: [],
  },
  ...{ severity: [], direction: null, standing: null },
};
const read = (answer: Partial<ReadByModel>) => fromModel({ ...NOTHING, ...answer }, known, clock);

const asked = (text: string) => {
  const understood = understand(text, {
    ...{ clock, types: known.types, previous: null },
    vocabulary: { ...known, columns: [], tags: [], me: null },
  });
  return understood.isUnderstood ? understood.question : understood.because;
};

describe("what a language model read", () => {
  it("is the question that the grammar would have read", () => {
    expect(
      read({ status: ["failed"], sources: ["orders"], firstDay: "2026-11-25", lastDay: "2026-11-25" }),
    ).toEqual(asked("how many jobs failed on orders yesterday"));
    expect(read({ intent: "duration", types: ["asset_discovery"] })).toEqual(
      asked("how long does discovery usually take"),
    );
    expect(read({ intent: "lineage", table: "public.customers", direction: "downstream" })).toEqual(
      asked("what depends on customers"),
    );
    expect(read({ intent: "freshness", standing: "stale" })).toEqual(asked("which tables are stale"));
    expect(read({ intent: "freshness", table: "customers", standing: "stale" })).toEqual(
      asked("is customers stale"),
    );
    expect(read({ intent: "where", find: "tables", tags: ["pii:email"] })).toEqual(
      asked("which tables have pii:email"),
    );
  });

  it.each<[string, Partial<ReadByModel>]>([
    ["a source that is not here", { sources: ["secrets"] }],
    ["an id in place of a name", { sources: [ORDERS] }],
    ["SQL for a name", { sources: ["orders' or '1'='1"] }],
    ["a table that is not here", { intent: "lineage", table: "public.payments", direction: "upstream" }],
    ["no table where one is needed", { intent: "lineage", direction: "upstream" }],
    ["a type that is none", { types: ["exfiltrate"] }],
    ["SQL for a tag", { intent: "where", tags: ["pii:email' union select"] }],
    ["an image for a word", { intent: "where", words: ["<img src=x>"] }],
    ["a day that is none", { firstDay: "2026-02-31" }],
    ["days in a wrong order", { firstDay: "2026-11-20", lastDay: "2026-11-10" }],
    ["a limit that is none", { intent: "list", limit: 1e9 }],
    ["half a limit", { intent: "list", limit: 2.5 }],
    ["freshness of no table, and no standing", { intent: "freshness" }],
    [
      "freshness of a time before",
      { intent: "freshness", standing: "stale", firstDay: "2026-11-20", lastDay: "2026-11-25" },
    ],
    ["nothing", { intent: "none" }],
  ])("is no question where it says %s", (_, answer) => {
    expect(read(answer)).toBeNull();
  });
});
