import { describe, expect, it } from "vitest";
import { indexNames } from "./names.ts";
import { asOrder } from "./orders.ts";

const index = indexNames({
  sources: [{ id: "0198a000-0000-7000-8000-000000000001", name: "orders" }],
  tables: [],
  people: [{ id: "0198a000-0000-7000-8000-000000000002", name: "Ingrid Solberg" }],
  me: null,
});

describe("a request", () => {
  it.each([
    "please stop all jobs",
    "Please run J-7F3KQ2 again for me.",
    "have it retried",
    "I'd like J-7F3KQ2 to be rerun",
    "J-7F3KQ2 again please",
    "what failed today? retry it",
    "could you cancel the discovery on orders",
    "mute orders",
    "run discovery on orders",
    "would you mind restarting them",
    "tell Ingrid that orders failed",
    "can you let Ingrid Solberg know which jobs failed",
    "inform the team about it",
    "please tell me and Ingrid what failed",
  ])("to do something is none of the questions that are answered: %s", (text) => {
    expect(asOrder(text, index)).toHaveProperty("because");
  });

  it.each([
    "was J-7F3KQ2 run again",
    "who started it",
    "run times of discoveries",
    "retry chain of J-7F3KQ2",
    "retries this week",
    "jobs cancelled today, set off by a discovery",
    "what about running jobs",
    "get those cancelled yesterday",
    "tell me which of Ingrid's jobs failed",
    "show Ingrid's jobs",
    "how many jobs start on Monday",
  ])("is told from a question that has a word for it: %s", (text) => {
    expect(asOrder(text, index)).toBeNull();
  });
});
