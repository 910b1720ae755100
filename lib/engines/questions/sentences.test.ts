import { describe, expect, it } from "vitest";
import type { Question } from "./question.ts";
import { understand } from "./understand.ts";

const vocabulary = {
  sources: [
    { id: "0198a000-0000-7000-8000-000000000001", name: "orders" },
    { id: "0198a000-0000-7000-8000-000000000002", name: "billing" },
  ],
  tables: [],
  people: [],
  me: null,
};
const clock = { now: new Date("2026-11-26T13:20:00Z"), timeZone: "Europe/Berlin" };
const types = ["asset_discovery", "lineage_extraction"];
const ask = (text: string, previous: Question | null = null) => {
  const understood = understand(text, { clock, vocabulary, types, previous });
  return understood.isUnderstood ? understood.question : null;
};

describe("two sentences", () => {
  it.each([
    ["did many jobs fail today? how many exactly", "how many jobs failed today"],
    ["did any job fail on orders today? list them", "failed jobs on orders today"],
    ["is billing flaky? failure rate this month pls", "failure rate of billing this month"],
    ["are discoveries on orders always this slow? what's typical", "typical duration of discovery on orders"],
  ])("are one question where the second asks the first in plainer words: %s", (text, plain) => {
    expect(ask(plain)).not.toBeNull();
    expect(ask(text)).toEqual(ask(plain));
  });

  it.each([
    "did anything fail today? how long does discovery usually take",
    "is billing flaky? failure rate of orders this month",
    "is billing slow? which jobs failed today",
    "which jobs failed today? who started them?",
  ])("are not answered where each asks something of its own: %s", (text) => {
    expect(ask(text)).toBeNull();
  });
});

describe("a correction", () => {
  it.each([
    ["failed jobs on orders, no wait, on billing this week", "failed jobs on billing this week"],
    ["which jobs failed today? I mean yesterday", "which jobs failed yesterday"],
    ["how many jobs failed last week, sorry, this week", "how many jobs failed this week"],
  ])("takes the place of what it corrects: %s", (text, plain) => {
    expect(ask(text)).toEqual(ask(plain));
  });

  it("is of the question before it where it begins a turn", () => {
    const before = ask("failed jobs since Monday");
    expect(ask("sorry, I meant on orders last week", before)).toEqual(ask("failed jobs on orders last week"));
    expect(ask("I meant yesterday")).toBeNull();
  });

  it.each(["failed jobs on orders, no wait", "failed jobs on orders, I mean the nightly ones"])(
    "that does not say what is meant is not answered: %s",
    (text) => {
      expect(ask(text)).toBeNull();
    },
  );
});
