import { describe, expect, test } from "vitest";
import { afterSend, HEALTHY, type Health, MOST_ATTEMPTS, retryDelayMs } from "./ladder.ts";

const NOW = new Date("2026-03-01T12:00:00Z");
const failing = (times: number, now = NOW) =>
  Array.from({ length: times }).reduce<Health>((health) => afterSend(health, "failed", now), HEALTHY);
const minutes = (health: Health) =>
  health.pausedUntil && (health.pausedUntil.getTime() - NOW.getTime()) / 60_000;

describe("a destination", () => {
  test("is paused by the fourth failure in a row, for a minute, and then for twice as long each time, up to a day", () => {
    expect([1, 2, 3].map((times) => failing(times).state)).toEqual(["active", "active", "active"]);
    expect([4, 5, 6, 7, 13, 14, 15, 39].map((times) => minutes(failing(times)))).toEqual([
      1, 2, 4, 8, 512, 1024, 1440, 1440,
    ]);
  });

  test("is turned off by the fortieth, and stays so until a person ends it", () => {
    const off = failing(40);
    expect(off).toEqual({ state: "off", failuresInRow: 40, pausedUntil: null });
    expect(afterSend(off, "sent", NOW)).toBe(off);
  });

  test("that says it is gone is turned off at once", () => {
    expect(afterSend(HEALTHY, "gone", NOW)).toMatchObject({ state: "off", failuresInRow: 1 });
  });

  test("is as new once something was sent", () => {
    expect(afterSend(failing(3), "sent", NOW)).toEqual(HEALTHY);
    expect(afterSend(failing(20), "sent", NOW)).toEqual(HEALTHY);
  });
});

describe("a message that was not taken is tried again", () => {
  test("after five seconds, and then after ever longer, up to six hours, for about a day", () => {
    const delays = Array.from({ length: MOST_ATTEMPTS }, (_, index) => retryDelayMs(index + 1, null, 0));
    expect(delays.map((delay) => delay && delay / 1000)).toEqual([
      5,
      15,
      45,
      135,
      405,
      1215,
      3645,
      10_935,
      21_600,
      21_600,
      21_600,
      null,
    ]);
  });

  test("not all at the same moment", () => {
    expect(retryDelayMs(1, null, 1)).toBe(6_000);
  });

  test("not sooner than the receiver asked for, and not later than the longest wait", () => {
    expect(retryDelayMs(1, 120, 0)).toBe(120_000);
    expect(retryDelayMs(1, 1, 0)).toBe(5_000);
    expect(retryDelayMs(1, 10_000_000, 0)).toBe(6 * 3_600_000);
  });
});
