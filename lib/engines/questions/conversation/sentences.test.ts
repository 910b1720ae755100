import { describe, expect, it } from "vitest";
import type { Question } from "../question.ts";
import { understand } from "../understand.ts";
import { areTwoQuestions, corrected, ofTwoSentences, onceEach } from "./sentences.ts";

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

  it.each([
    [
      "jobs that failed on orders today, sorry, and on billing",
      "jobs that failed on orders and billing today",
    ],
    [
      "jobs that failed on orders today, sorry, on billing too",
      "jobs that failed on orders and billing today",
    ],
  ])("that adds something drops nothing: %s", (text, plain) => {
    expect(ask(plain)).not.toBeNull();
    expect(ask(text)).toEqual(ask(plain));
  });

  it.each([
    "how many failed discoveries today, make it all jobs",
    "failed jobs on orders today, no wait, everything",
    "failed jobs on orders today, sorry, any source",
  ])("that widens the question does not keep what narrowed it: %s", (text) => {
    expect(ask(text)).toBeNull();
  });

  it.each(["actually all jobs", "actually all of them", "no, everything"])(
    "that widens the question before it does not keep what narrowed it: %s",
    (turn) => {
      expect(ask(turn, ask("how many failed discoveries today"))).toBeNull();
    },
  );

  it("may be of all of another time", () => {
    const before = ask("how many failed discoveries today");
    expect(ask("no, all of last week", before)).toEqual(ask("how many failed discoveries last week"));
  });

  it.each([
    "failed jobs today, never mind billing",
    "failed jobs today, forget that billing",
    "failed jobs today, scratch that billing",
  ])("takes back what was said, and never a thing that it names: %s", (text) => {
    expect(ask(text)).toBeNull();
  });

  it.each(["never mind", "scratch that", "forget it"])("is begun by “%s” where a pause follows", (begin) => {
    expect(ask(`failed jobs on orders today, ${begin}, on billing`)).toEqual(
      ask("failed jobs on billing today"),
    );
  });
});

describe("a text of many parts", () => {
  it.each(["a - ", "jobs, ", "jobs? ", "a, sorry, wait, no, "])("is read only a few times: %s", (part) => {
    const text = part.repeat(Math.floor(300 / part.length));
    const whole = ask("failed jobs");
    if (!whole) throw new Error("“failed jobs” is a question");
    let reads = 0;
    const read = (words: string, previous: Question | null) => {
      reads += 1;
      return ask(words, previous);
    };
    corrected(text, read, null);
    ofTwoSentences(text, read, null);
    areTwoQuestions(text, whole, read);
    expect(reads).toBeLessThanOrEqual(12);
  });

  it("is read once for each question that it may go on from", () => {
    let reads = 0;
    const read = onceEach((text: string, previous: Question | null) => {
      reads += 1;
      return `${text} ${previous?.intent}`;
    });
    const before = ask("failed jobs today");
    expect([read("a", null), read("a", null), read("a", before), read("a", before)]).toEqual([
      ...["a undefined", "a undefined", "a list", "a list"],
    ]);
    expect(reads).toBe(2);
  });
});
