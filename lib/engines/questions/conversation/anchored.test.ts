import { expect, it } from "vitest";
import type { Question } from "../question.ts";
import { understand } from "../understand.ts";

const surroundings = {
  clock: { now: new Date("2026-11-26T13:20:00Z"), timeZone: "Europe/Berlin" },
  vocabulary: { sources: [], tables: [], people: [], me: null },
  types: ["asset_discovery"],
};
const ask = (text: string, previous: Question | null = null) => {
  const understood = understand(text, { ...surroundings, previous });
  return understood.isUnderstood ? understood.question : null;
};

it.each([
  ["failed jobs yesterday", "in the morning", "today"],
  ["failed jobs on Monday", "after 6pm", "and on Tuesday"],
  ["failed jobs last week", "on Wednesday", "and this week"],
  ["failed jobs in October", "on the 3rd", "on 3 October"],
  ["failed jobs this week", "until Wednesday", "on Tuesday"],
  ["schema changes last week", "on Wednesday", "and this week"],
])("after “%s”, “%s” is refused, where “%s” is answered", (before, refused, answered) => {
  const previous = ask(before);
  expect(previous).not.toBeNull();
  expect(ask(refused, previous)).toBeNull();
  expect(ask(answered, previous)).not.toBeNull();
});
