import { describe, expect, it } from "vitest";
import { overlapping } from "./overlaps.ts";
import { type Blackout, isWithinBlackout, isWithinHours, type OperatingHours } from "./quiet.ts";

const hours = (over: Partial<OperatingHours>): OperatingHours => ({
  ...{ kind: "operating_hours", name: "Office", timeZone: "Europe/Berlin", ruleIds: [] },
  ...{ days: [1, 2, 3, 4, 5], beginsMinute: 8 * 60, endsMinute: 18 * 60 },
  ...over,
});
const NIGHT = { days: [5], beginsMinute: 22 * 60, endsMinute: 6 * 60 };
const EARLY = { days: [7], beginsMinute: 2 * 60, endsMinute: 3 * 60 };

describe("operating hours hold", () => {
  it.each<[string, Partial<OperatingHours>, string, boolean]>([
    ["as they begin", {}, "2026-11-27T07:00:00Z", true],
    ["not before", {}, "2026-11-27T06:59:59Z", false],
    ["not as they end", {}, "2026-11-27T17:00:00Z", false],
    ["not on another day", {}, "2026-11-28T10:00:00Z", false],
    ["by the zone's own clock in summer", {}, "2026-07-03T06:00:00Z", true],
    ["before midnight of the day they begin on", NIGHT, "2026-11-27T22:30:00Z", true],
    ["after midnight, on the day after", NIGHT, "2026-11-28T04:59:00Z", true],
    ["not after midnight of the day they begin on", NIGHT, "2026-11-27T04:00:00Z", false],
    ["not past their end on the day after", NIGHT, "2026-11-28T05:00:00Z", false],
    [
      "all day where they end as they begin",
      { days: [6], beginsMinute: 0, endsMinute: 0 },
      "2026-11-28T22:59:00Z",
      true,
    ],
    ["from Sunday into Monday", { ...NIGHT, days: [7] }, "2026-11-30T03:00:00Z", true],
    ["never in the hour that a clock skips", EARLY, "2026-03-29T01:00:00Z", false],
    ["both times in the hour that comes twice: the first", EARLY, "2026-10-25T00:30:00Z", true],
    ["both times in the hour that comes twice: the second", EARLY, "2026-10-25T01:30:00Z", true],
  ])("%s", (_name, over, at, holds) => {
    expect(isWithinHours(hours(over), new Date(at))).toBe(holds);
  });
});

const blackout = (beginsLocal: string, endsLocal: string, over: Partial<Blackout> = {}): Blackout => ({
  ...{ kind: "blackout", name: "Move", timeZone: "Europe/Berlin", ruleIds: [], beginsLocal, endsLocal },
  ...{ isYearly: false, ...over },
});
const ONCE = blackout("2026-03-28T20:00", "2026-03-29T03:30");
const NEW_YEAR = blackout("2025-12-24T18:00", "2026-01-02T08:00", { isYearly: true });
const LEAP_DAY = blackout("2024-02-29T00:00", "2024-03-01T00:00", { isYearly: true });

describe("a blackout holds", () => {
  it.each<[string, Blackout, string, boolean]>([
    ["from its beginning", ONCE, "2026-03-28T19:00:00Z", true],
    ["until its end, an hour earlier where a clock skips one", ONCE, "2026-03-29T01:29:00Z", true],
    ["not at its end", ONCE, "2026-03-29T01:30:00Z", false],
    ["once only", ONCE, "2027-03-28T20:00:00Z", false],
    ["each year, before it ends", NEW_YEAR, "2031-12-24T17:00:00Z", true],
    ["each year, past the end of it", NEW_YEAR, "2031-01-02T06:59:00Z", true],
    ["not in between", NEW_YEAR, "2031-06-01T00:00:00Z", false],
    ["on the leap day of a leap year", LEAP_DAY, "2028-02-29T12:00:00Z", true],
    ["on no day of a year without one", LEAP_DAY, "2027-03-01T00:30:00Z", false],
  ])("%s", (_name, one, at, holds) => {
    expect(isWithinBlackout(one, new Date(at))).toBe(holds);
  });
});

describe("blackouts overlap", () => {
  it.each<[string, Blackout, boolean]>([
    ["where they share a time", blackout("2026-03-29T00:00", "2026-03-30T00:00"), true],
    ["not where one ends as the other begins", blackout("2026-03-29T03:30", "2026-03-30T00:00"), false],
    ["with what comes each year", blackout("2020-03-28T00:00", "2020-03-29T00:00", { isYearly: true }), true],
    [
      "not where they mean other rules",
      blackout("2026-03-29T00:00", "2026-03-30T00:00", { ruleIds: ["b"] }),
      false,
    ],
  ])("%s", (_name, other, isSo) => {
    expect(overlapping({ ...ONCE, ruleIds: ["a"] }, [other])).toEqual(isSo ? [other] : []);
  });

  it("past the end of a year as well", () => {
    const epiphany = blackout("2026-01-01T00:00", "2026-01-06T00:00", { isYearly: true });
    expect(overlapping(NEW_YEAR, [epiphany])).toEqual([epiphany]);
  });
});
