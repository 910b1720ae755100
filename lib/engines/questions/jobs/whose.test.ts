import { describe, expect, it } from "vitest";
import type { Question } from "../question.ts";
import { understand } from "../understand.ts";

const [ME, MAYA] = ["0198a000-0000-7000-8000-000000000003", "0198a000-0000-7000-8000-000000000004"];
const vocabulary = {
  sources: [{ id: "0198a000-0000-7000-8000-000000000001", name: "orders" }],
  tables: [],
  people: [
    { id: ME, name: "Ingrid Solberg" },
    { id: MAYA, name: "Maya Okafor" },
  ],
  me: ME,
};
const clock = { now: new Date("2026-11-26T13:20:00Z"), timeZone: "Europe/Berlin" };
const ask = (text: string, previous: Question | null = null) =>
  understand(text, { clock, vocabulary, types: ["asset_discovery"], previous });
const startedBy = (...ids: string[]) => ({ question: { which: { startedBy: ids } } });

describe("whose jobs are meant", () => {
  it.each([
    "my latest failed job, what was the problem?",
    "my discoveries on orders",
    "how many of my jobs failed",
  ])("is who asks, of “my”: %s", (text) => {
    expect(ask(text)).toMatchObject(startedBy(ME));
  });

  it.each(["our failed jobs", "which of my sources failed most often", "failed jobs on my orders database"])(
    "is everybody, of “our” and of places: %s",
    (text) => {
      expect(ask(text)).toMatchObject(startedBy());
    },
  );

  it("is the person who was named, of “her”", () => {
    const first = ask("Maya's failed jobs today");
    expect(first).toMatchObject(startedBy(MAYA));
    expect(ask("and her discoveries?", first.isUnderstood ? first.question : null)).toMatchObject(
      startedBy(MAYA),
    );
  });

  it.each([
    "her failed jobs",
    "their last discovery",
    "its last failure",
    "how many of them failed",
    "own failed jobs",
  ])("is refused where nothing says it: %s", (text) => {
    expect(ask(text)).toMatchObject({ isUnderstood: false });
  });

  it.each([
    "failures like J-7F3KQ2",
    "show the other failed jobs",
    "the main failed jobs",
    "what failed right now",
  ])("and which of them is never passed over: %s", (text) => {
    expect(ask(text)).toMatchObject({ isUnderstood: false });
  });
});
