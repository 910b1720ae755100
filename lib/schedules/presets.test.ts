import { describe, expect, test } from "vitest";
import { formatSlot } from "./format.ts";
import { presetWords, quietTime, toFields, toStored } from "./presets.ts";
import { cronWords, describeCadence } from "./words.ts";

describe("what a form says", () => {
  test.each([
    [{ cadence: "hourly" }, { cron: null, intervalSeconds: 3_600 }, "Every hour"],
    [{ cadence: "six_hourly" }, { cron: null, intervalSeconds: 21_600 }, "Every 6 hours"],
    [{ cadence: "daily", at: "03:07" }, { cron: "7 3 * * *", intervalSeconds: null }, "Every day at 03:07"],
    [
      { cadence: "weekly", at: "23:00", weekday: "0" },
      { cron: "0 23 * * 0", intervalSeconds: null },
      "Every Sunday at 23:00",
    ],
  ] as const)("%o is kept, and shown again as it was", (typed, stored, words) => {
    const fields = { at: "03:00", weekday: "1", cron: "", ...typed };
    expect(toStored(fields)).toEqual(stored);
    expect(toFields(stored)).toMatchObject(typed);
    expect(presetWords(stored)).toBe(words);
  });

  test("is custom where only a cron text says it", () => {
    const stored = { cron: "30 4 * * 1-5", intervalSeconds: null };
    expect(toFields(stored)).toMatchObject({ cadence: "custom", cron: "30 4 * * 1-5" });
    expect(describeCadence(stored)).toBe("At 04:30, Monday through Friday");
  });
});

test("a cron text is put in words, and a broken one in none", () => {
  expect(cronWords("30 2,14 * * 1-5")).toBe("At 02:30 and 14:30, Monday through Friday");
  expect(cronWords("0 0 13 * 5")).toBe("At 00:00, on day 13 of the month, or on Friday");
  expect(cronWords("61 * * * *")).toBeNull();
});

test("the quiet time is in the night, whatever the chance", () => {
  expect([0, 0.4, 0.999_999].map(quietTime)).toEqual(["02:00", "03:12", "04:59"]);
});

describe("the time of a slot", () => {
  const now = "2026-03-28T22:30:00Z"; // 23:30 in Berlin, the night the clocks go forward
  test.each([
    ["2026-03-28T22:45:00Z", "Europe/Berlin", "today 23:45"],
    ["2026-03-29T01:12:00Z", "Europe/Berlin", "tomorrow 03:12"],
    ["2026-03-29T22:12:00Z", "Europe/Berlin", "Mon 30 Mar 00:12"],
    ["2026-03-29T01:12:00Z", "America/New_York", "today 21:12"],
    ["2026-03-27T02:12:00Z", "Europe/Berlin", "yesterday 03:12"],
    ["2027-01-02T01:12:00Z", "UTC", "Sat 2 Jan 2027 01:12"],
  ])("%s in %s is %s", (at, zone, words) => expect(formatSlot(at, now, zone)).toBe(words));
});
