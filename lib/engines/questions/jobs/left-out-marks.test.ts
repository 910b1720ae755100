import { describe, expect, it } from "vitest";
import { understand } from "../understand.ts";

const ORDERS = "0198a000-0000-7000-8000-000000000001";
const asked = (text: string) =>
  understand(text, {
    clock: { now: new Date("2026-11-26T13:20:00Z"), timeZone: "Europe/Berlin" },
    vocabulary: { sources: [{ id: ORDERS, name: "orders" }], tables: [], people: [], me: null },
    types: ["asset_discovery", "connection_test"],
    previous: null,
  });

describe("what is left out", () => {
  it.each([
    "jobs running now other than the discovery in orders",
    "jobs today except failed discoveries",
    "jobs today except discoveries that failed",
    "failed jobs this week, not the orders timeouts",
    "failed jobs this week except discoveries and timeouts",
    "jobs this week except discoveries on Monday",
  ])("is one thing, and not what is two things at once: %s", (text) => {
    expect(asked(text)).toMatchObject({ isUnderstood: false });
  });

  it.each([
    "failed jobs in orders other than discovery",
    "apart from discoveries, what failed in orders today?",
    "jobs in orders that did not fail today",
    "jobs not started by schedule in orders today",
  ])("takes nothing from the rest of the question: %s", (text) => {
    expect(asked(text)).toMatchObject({ question: { which: { source: [ORDERS] } } });
  });
});
