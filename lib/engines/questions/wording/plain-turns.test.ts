import { describe, expect, it } from "vitest";
import { understand } from "../understand.ts";

const vocabulary = {
  sources: [{ id: "0198a000-0000-7000-8000-000000000001", name: "orders" }],
  tables: [],
  people: [{ id: "0198a000-0000-7000-8000-000000000002", name: "Maya Okafor" }],
  me: null,
};
const clock = { now: new Date("2026-11-26T13:20:00Z"), timeZone: "Europe/Berlin" };
const types = ["asset_discovery", "metric_capture", "intelligence_analysis"];
const ask = (text: string) => understand(text, { clock, vocabulary, types, previous: null });

describe("an everyday turn", () => {
  it.each([
    ["what was the longest running job yesterday", "what was the longest job yesterday"],
    ["which jobs still wait to start?", "which jobs are pending"],
    ["how many jobs sit pending now", "how many jobs are pending now"],
    ["unacknowledged changes this week - how many are left", "how many unacknowledged changes this week"],
    ["how many metric anomalies showed up last week", "how many metric anomalies were there last week"],
    [
      "which discovery took ages this month, the longest one i mean",
      "which discovery was the longest this month",
    ],
    ["what does a discovery usually take, in seconds", "what does a discovery usually take"],
    ["how long does discovery usually take, roughly", "how long does discovery usually take"],
    [
      "metric capture on orders seems shaky, which runs of it failed this month?",
      "which runs of metric capture on orders failed this month",
    ],
    ["J-02G9Q8 was run again or not?", "was J-02G9Q8 run again"],
    ["how many jobs did people launch in november", "how many jobs were started manually in november"],
    ["how many jobs did the schedule start yesterday", "how many jobs did the scheduler start yesterday"],
    ["what failed since 2 this morning", "what failed since 2 am today"],
    ["which jobs are running this very minute", "which jobs are running right now"],
    ["orders success rate for yesterday", "success rate of orders for yesterday"],
    [
      "got paged for the orders discovery today - reason for the failure?",
      "why did the orders discovery today fail",
    ],
    [
      "jobs that could not finish on Monday due to credentials",
      "jobs that failed on Monday due to credentials",
    ],
  ])("“%s” is read as “%s”", (turn, plain) => {
    expect(ask(turn)).toMatchObject({ isUnderstood: true });
    expect(ask(turn)).toEqual(ask(plain));
  });

  it.each([
    "how many jobs failed after 3 pm today, roughly",
    "metric capture on orders seems shaky, which jobs failed this month",
    "longest running job right now",
    "the longest running job this week that is still running",
    "failed jobs this week - how many are left",
    "anomalies that never showed up last week",
    "which discovery took ages this month",
    "how many jobs failed in seconds",
    "how long did discovery take in 30 seconds",
    "did the discovery run last week or not",
    "jobs failed or not on orders today",
    "how many jobs did people not launch in november",
    "which schedule started most jobs",
    "how many jobs did the schedule of orders start yesterday",
    "failed jobs since 14 this morning",
    "jobs that could not finish on Monday",
    "tag orders with pii",
    "tag pii:email on orders",
  ])("“%s” stays refused", (text) => {
    expect(ask(text)).toMatchObject({ isUnderstood: false });
  });
});
