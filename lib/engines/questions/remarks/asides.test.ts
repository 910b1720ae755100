import { describe, expect, it } from "vitest";
import { understand } from "../understand.ts";

const vocabulary = {
  sources: [{ id: "0198a000-0000-7000-8000-000000000001", name: "orders" }],
  tables: [],
  people: [{ id: "0198a000-0000-7000-8000-000000000002", name: "Maya Okafor" }],
  me: null,
};
const clock = { now: new Date("2026-11-26T13:20:00Z"), timeZone: "Europe/Berlin" };
const ask = (text: string) =>
  understand(text, { clock, vocabulary, types: ["asset_discovery"], previous: null });
const QUESTION = "how many jobs failed yesterday";
const plain = ask(QUESTION);

describe("what stands beside a question", () => {
  it.each([
    "Good morning team!",
    "Hi Maya,",
    "Maya here.",
    "This is Maya from finance:",
    "I was wondering",
    "Can you tell me:",
    "hey, quick one before standup:",
    "for my slides:",
    "For tomorrow's board meeting -",
    "I'm preparing the quarterly review.",
    "My boss keeps asking:",
    "I have a meeting in 10 minutes,",
    "before I deploy:",
    "since I have to present it:",
    "I was off last week.",
    "to finish my report:",
    "Sorry to bother you again, but",
    "for the quality log:",
    "handover in 5 min,",
    "a GDPR request just came in,",
    "hey, first day with this.",
    "For the monthly reporting pack, which goes to the board tomorrow:",
    "I should be most grateful for",
    "Would you be so kind as to tell me",
    "I am asked to quote",
  ])("is left out before it where it narrows nothing: %s", (remark) => {
    expect(ask(`${remark} ${QUESTION}`)).toEqual(plain);
  });

  it.each([
    ", I need it for the report",
    " so I can plan the day",
    ". Thanks, Maya",
    " (asking for a friend)",
    " for the incident channel",
    ", as I have to present it at the steering meeting at four",
    " because the auditors want it",
  ])("is left out behind it: %s", (remark) => {
    expect(ask(`${QUESTION}${remark}`)).toEqual(plain);
  });

  it.each([
    ", need to tell the shop team",
    ", she asked me to take over",
    "? feels like ages ago",
    ", my dashboard looks old",
    ", can i get a coffee",
    "? just so i can plan the day",
    ", my screen is frozen",
    "? people keep complaining",
    "? nobody was in the office",
    ", it's raining and i'm bored",
    ", new joiner here",
    ". i could use some help",
  ])("is left out where it is a clause of its own that holds nothing: %s", (remark) => {
    expect(ask(`${QUESTION}${remark}`)).toEqual(plain);
  });

  it.each([
    ", she asked me about timeouts",
    ", my manager wants only discoveries",
    ", my boss wants a percentage",
    ", feels like timeouts",
    ", can i get a chart",
    ", can i get a breakdown",
    "? just so i don't count the timeouts",
    ", need to tell the retries",
    ", my discoveries look slow",
    ", should i worry about orders",
    ", can we skip discoveries",
    ", they want orders",
    ", she needs cancelled ones",
    ", he asked for orders",
    ", my dashboard looks like discoveries",
    ", seems like orders",
    ", new jobs here",
    ", nobody was on orders",
    ", it's late jobs",
  ])("stands where it says something that is asked for: %s", (remark) => {
    expect(ask(`${QUESTION}${remark}`)).toMatchObject({ isUnderstood: false });
  });

  it("may want the share that is asked for", () => {
    const rate = "what is the failure rate this month";
    expect(ask(`${rate}? my boss wants a percentage`)).toEqual(ask(rate));
  });

  it("may greet from where somebody works", () => {
    expect(ask(`hello from finance! ${QUESTION}`)).toEqual(plain);
    expect(ask(`hello from production! ${QUESTION}`)).toMatchObject({ isUnderstood: false });
  });

  it.each([
    "since the deploy:",
    "for payments_eu:",
    "We only care about production:",
    "I mean the nightly ones:",
    "I work on Payments_EU:",
    "After the upgrade,",
    "I need 3 examples:",
    "In the EU region,",
    "those I wrote:",
    "since the audit began",
  ])("is not left out where it may narrow the answer: %s", (remark) => {
    expect(ask(`${remark} ${QUESTION}`)).toMatchObject({ isUnderstood: false });
  });

  it("is not left out where it says since when, and the question does not", () => {
    expect(ask("We deployed a new version. Which jobs failed?")).toMatchObject({ isUnderstood: false });
    expect(ask("I was off yesterday, which jobs failed?")).toMatchObject({ isUnderstood: false });
    expect(ask("We deployed a new version. Which jobs failed yesterday?")).toMatchObject({
      isUnderstood: true,
    });
  });

  it("asks for a number where it announces one", () => {
    expect(ask("For my slides I need one figure: jobs that failed yesterday")).toEqual(plain);
  });

  it.each([
    "failed jobs, first week",
    "which jobs failed yesterday, first time",
    "failed jobs, on shift today",
    "failed jobs, just on duty yesterday",
    "failed jobs, on call this week",
  ])("takes no time of the question with it: %s", (text) => {
    expect(ask(text)).toMatchObject({ isUnderstood: false });
  });

  it.each(["first week here:", "my first day,", "I'm on call today,", "on call right now:"])(
    "may be of the speaker's own time: %s",
    (remark) => {
      expect(ask(`${remark} ${QUESTION}`)).toEqual(plain);
    },
  );

  it.each(["thanks to the audit", "mostly down to the audit", "owing to the review"])(
    "is no cause, though it may begin as thanks do: %s",
    (cause) => {
      expect(ask(`${QUESTION}, ${cause}`)).toMatchObject({ isUnderstood: false });
    },
  );

  it("may thank all who read it", () => {
    expect(ask(`${QUESTION}, thanks to you all`)).toEqual(plain);
  });
});
