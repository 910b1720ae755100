import { describe, expect, test } from "vitest";
import { type Cadence, cronFault, latestSlot, nextSlot, slotsWithin } from "./cadence.ts";

const cron = (text: string, timeZone = "UTC"): Cadence => ({ kind: "cron", cron: text, timeZone });
const every = (seconds: number, anchor = "2026-01-01T00:00:00Z"): Cadence => ({
  ...{ kind: "interval", seconds, anchor: new Date(anchor) },
});

/** The first slots after an instant. */
function slots(cadence: Cadence, after: string, count: number): string[] {
  const far = new Date("2100-01-01T00:00:00Z");
  return slotsWithin(cadence, new Date(after), far, count).map((at) => at.toISOString().slice(0, 16));
}

describe("when clocks go forward", () => {
  test("a time that is skipped comes as the clock jumps, once", () => {
    expect(slots(cron("30 2 * * *", "Europe/Berlin"), "2026-03-28T00:00Z", 3)).toEqual([
      "2026-03-28T01:30",
      "2026-03-29T01:00", // 03:00, which 02:30 is on that day
      "2026-03-30T00:30",
    ]);
    expect(slots(cron("30 2 * * *", "America/New_York"), "2026-03-07T00:00Z", 3)).toEqual([
      "2026-03-07T07:30",
      "2026-03-08T07:00",
      "2026-03-09T06:30",
    ]);
    expect(slots(cron("15 2 * * *", "Australia/Lord_Howe"), "2026-10-02T00:00Z", 3)).toEqual([
      "2026-10-02T15:45",
      "2026-10-03T15:30", // the clock goes on by half an hour alone, from 02:00 to 02:30
      "2026-10-04T15:15",
    ]);
  });

  test("one of several times of the day is not left out either", () => {
    expect(slots(cron("30 2,14 * * *", "Europe/Berlin"), "2026-03-28T20:00Z", 3)).toEqual([
      "2026-03-29T01:00",
      "2026-03-29T12:30",
      "2026-03-30T00:30",
    ]);
  });

  test("what comes every hour comes after an hour", () => {
    expect(slots(cron("0 * * * *", "Europe/Berlin"), "2026-03-28T23:30Z", 3)).toEqual([
      "2026-03-29T00:00",
      "2026-03-29T01:00",
      "2026-03-29T02:00",
    ]);
  });
});

describe("when clocks go back", () => {
  test("a time that comes twice counts once", () => {
    expect(slots(cron("30 2 * * *", "Europe/Berlin"), "2026-10-24T12:00Z", 2)).toEqual([
      "2026-10-25T00:30",
      "2026-10-26T01:30",
    ]);
    expect(slots(cron("30 1,13 * * *", "America/New_York"), "2026-10-31T20:00Z", 3)).toEqual([
      "2026-11-01T05:30",
      "2026-11-01T18:30",
      "2026-11-02T06:30",
    ]);
    expect(slots(cron("45 1 * * *", "Australia/Lord_Howe"), "2026-04-04T00:00Z", 3)).toEqual([
      "2026-04-04T14:45",
      "2026-04-05T15:15",
      "2026-04-06T15:15",
    ]);
  });

  test("what comes every half an hour comes in the repeated hour too", () => {
    expect(slots(cron("*/30 * * * *", "Europe/Berlin"), "2026-10-24T23:45Z", 5)).toEqual([
      "2026-10-25T00:00",
      "2026-10-25T00:30",
      "2026-10-25T01:00",
      "2026-10-25T01:30",
      "2026-10-25T02:00",
    ]);
  });
});

describe("the calendar", () => {
  test("29 February comes in leap years", () => {
    expect(slots(cron("0 3 29 2 *"), "2026-01-01T00:00Z", 3)).toEqual([
      "2028-02-29T03:00",
      "2032-02-29T03:00",
      "2036-02-29T03:00",
    ]);
  });

  test("the 31st comes in months that have one, and the last day in each", () => {
    expect(slots(cron("0 0 31 * *"), "2026-01-01T00:00Z", 4)).toEqual([
      "2026-01-31T00:00",
      "2026-03-31T00:00",
      "2026-05-31T00:00",
      "2026-07-31T00:00",
    ]);
    expect(slots(cron("0 0 L * *"), "2028-01-01T00:00Z", 3)).toEqual([
      "2028-01-31T00:00",
      "2028-02-29T00:00",
      "2028-03-31T00:00",
    ]);
  });

  test("a day of the month and one of the week are either", () => {
    expect(slots(cron("0 0 13 * 5"), "2026-01-08T00:00Z", 3)).toEqual([
      "2026-01-09T00:00",
      "2026-01-13T00:00",
      "2026-01-16T00:00",
    ]);
  });
});

describe("an interval", () => {
  test("goes by the time that passes from its anchor, also before it", () => {
    expect(slots(every(21_600, "2026-05-01T01:17:00Z"), "2026-05-01T00:00Z", 2)).toEqual([
      "2026-05-01T01:17",
      "2026-05-01T07:17",
    ]);
    expect(slots(every(3_600, "2026-05-01T01:17:00Z"), "2026-04-30T22:30Z", 1)).toEqual(["2026-04-30T23:17"]);
  });
});

describe("the slots before an instant and after it", () => {
  test.each<[string, Cadence]>([
    ["a cron text", cron("7,37 */2 * * *", "Australia/Lord_Howe")],
    ["a fixed time", cron("30 2 * * *", "Europe/Berlin")],
    ["several fixed times", cron("0,30 1,2 * * *", "America/New_York")],
    ["an interval", every(1_800)],
  ])("are neighbours while the clocks change: %s", (_name, cadence) => {
    const wrong: Date[] = [];
    for (const month of [2, 3, 9, 10]) {
      let slot = nextSlot(cadence, new Date(Date.UTC(2026, month)));
      while (slot && slot.getUTCMonth() === month) {
        const next: Date | null = nextSlot(cadence, slot);
        const isHeld =
          next && next > slot && isAt(slot, latestSlot(cadence, slot)) && isAt(slot, before(cadence, next));
        if (!isHeld) wrong.push(slot);
        slot = next;
      }
    }
    expect(wrong).toEqual([]);
  });
});

const isAt = (slot: Date, other: Date | null) => other?.getTime() === slot.getTime();
const before = (cadence: Cadence, slot: Date) => latestSlot(cadence, new Date(slot.getTime() - 1));

describe("a cron text", () => {
  test.each(["30 4 * * 1-5", "*/5 * * * *", "0 0 L * *", "0 9 * * MON#1", "0,30 8-18/2 * JAN,JUL *"])(
    "%s is taken",
    (text) => expect(cronFault(text)).toBeNull(),
  );

  test.each([
    ["", "Write when it runs"],
    ["* * * *", "Write five parts"],
    ["0 0 0 1 1 *", "Write five parts"],
    ["* * * * *", "At most every 5 minutes."],
    ["0,3 4 1 1 *", "At most every 5 minutes."],
    ["0 0 30 2 *", "No such day ever comes."],
    ["61 * * * *", "This is no cron text"],
    ["0 0 ? * *", "Use digits"],
    ["a b c d e", "This is no cron text"],
    [`${"1,".repeat(60)}1 * * * *`, "Use at most 100 characters."],
  ])("%s is refused", (text, sentence) => expect(cronFault(text)).toContain(sentence));
});
