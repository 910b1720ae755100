import { describe, expect, it, test } from "vitest";
import type { Question } from "../question.ts";
import { understand } from "../understand.ts";
import { besideDenied } from "./contrasts.ts";

const vocabulary = {
  sources: [
    { id: "0198a000-0000-7000-8000-000000000001", name: "orders" },
    { id: "0198a000-0000-7000-8000-000000000002", name: "billing" },
  ],
  tables: [],
  people: [{ id: "0198a000-0000-7000-8000-000000000003", name: "Maya Okafor" }],
  me: null,
};
const clock = { now: new Date("2026-11-26T13:20:00Z"), timeZone: "Europe/Berlin" };
const types = ["asset_discovery", "lineage_extraction", "metric_capture"];
const ask = (text: string, previous: Question | null = null) => {
  const understood = understand(text, { clock, vocabulary, types, previous });
  return understood.isUnderstood ? understood.question : null;
};

describe("what is denied beside a question", () => {
  it.each([
    ["jobs cancelled today. Cancelled, mind you, not failed.", "jobs cancelled today"],
    ["slowest job today, not the fastest", "slowest job today"],
    ["first failure of last week (not of this week)", "first failure of last week"],
    [
      "failures this month because of credentials rather than permissions",
      "failures this month because of credentials",
    ],
    [
      "the average duration (the mean, not the median) of discovery this month",
      "average duration of discovery this month",
    ],
    ["what is running (I don't mean the queued ones)?", "what is running"],
  ])("is passed over where it is another thing anyway: %s", (text, plain) => {
    expect(ask(plain)).not.toBeNull();
    expect(ask(text)).toEqual(ask(plain));
  });

  it.each([
    ["failed jobs today, orders left out", "failed jobs today except orders"],
    ["jobs today that were no discoveries", "jobs today that were not discoveries"],
    ["all of today's jobs but the discoveries", "jobs today except discoveries"],
    ["failed jobs this week, not counting today", "failed jobs from Monday to Wednesday"],
    ["how long does discovery take when it isn't on orders", "how long does discovery take outside orders"],
  ])("is left out where it is a part of what is asked: %s", (text, plain) => {
    expect(ask(plain)).not.toBeNull();
    expect(ask(text)).toEqual(ask(plain));
  });

  it.each([
    "failed jobs today, not the important ones",
    "failed jobs today rather than what they were",
    "failures this week, not those Maya noticed",
    "jobs on orders as opposed to billing",
    "failed jobs last week, except on Monday",
    "which types failed on orders but not on billing",
  ])("has to be understood: %s", (text) => {
    expect(ask(text)).toBeNull();
  });
});

describe("a turn with one thing in place of another", () => {
  const before = ask("failed jobs on orders last week");

  it.each([
    ["billing instead", "failed jobs on billing last week"],
    ["not orders, billing", "failed jobs on billing last week"],
    ["not last week but this week", "failed jobs on orders this week"],
    ["cancelled rather than failed", "cancelled jobs on orders last week"],
    ["the same again, but yesterday", "failed jobs on orders yesterday"],
    ["billing this time", "failed jobs on billing last week"],
  ])("keeps the rest of what was asked: %s", (text, plain) => {
    expect(ask(text, before)).toEqual(ask(plain));
  });

  it("is not answered where there is nothing that it takes the place of", () => {
    expect(ask("discoveries instead", before)).toBeNull();
    expect(ask("billing instead")).toBeNull();
  });

  it("begins anew where it says so", () => {
    expect(ask("new topic: how many jobs were cancelled today?", before)).toEqual(
      ask("how many jobs were cancelled today"),
    );
  });
});

test("a text full of denials is read a few times, and not in every way there is", () => {
  for (const denial of [" rather than a b c d e", ", not x rather than y", " (not x) y"]) {
    let reads = 0;
    const text = `failed jobs${denial.repeat(13)}`.slice(0, 300);
    besideDenied(
      text,
      () => {
        reads += 1;
        return null;
      },
      null,
    );
    expect(reads, denial).toBeLessThan(100);
  }
});
