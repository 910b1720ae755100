import { describe, expect, test } from "vitest";
import { judgePoint } from "./judge.ts";
import type { KnownPoint, Quantity } from "./series.ts";

const DAY_MS = 86_400_000;
const START = Date.UTC(2026, 0, 5);
/** Noise that repeats itself, with a deviation of about 1. */
const NOISE = [
  0.3, -0.9, 1.1, -0.2, 0.6, -1.4, 0.1, 1.5, -0.5, -1, 0.8, 0, 0.4, -0.7, 1.2, -0.3, -1.2, 0.9, 0.2, -0.1,
];

const history = (days: number, valueAt: (day: number) => number): KnownPoint[] =>
  Array.from({ length: days }, (_, day) => ({
    at: START + day * DAY_MS,
    value: valueAt(day),
    odd: null,
    mark: null,
  }));
const noisy = (day: number) => NOISE[(day * 7) % NOISE.length] ?? 0;
const judge = (
  known: readonly KnownPoint[],
  value: number,
  quantity: Quantity = "number",
  sensitivity = 3.5,
) => judgePoint(known, { at: START + known.length * DAY_MS, value }, { quantity, sensitivity });
const weekly = (day: number) => (day % 7 >= 5 ? 20 : 100) + noisy(day);

describe("a point of a metric", () => {
  test("is judged by nothing until seven points are known, and says so", () => {
    expect(
      judge(
        history(6, () => 10),
        9_000,
      ),
    ).toEqual({ state: "learning", points: 6, needed: 7 });
    expect(
      judge(
        history(7, (day) => 10 + noisy(day)),
        9_000,
      ),
    ).toMatchObject({ state: "anomalous" });
  });

  test("is odd when it is far off, whatever it is itself, with what was expected, the interval and why", () => {
    const verdict = judge(
      history(40, (day) => 100 + noisy(day)),
      130,
    );
    expect(verdict).toMatchObject({
      state: "anomalous",
      reason: expect.stringMatching(/^130 is above the 9\d.* to 10\d.* expected, by/),
    });
    if (verdict.state === "learning") throw new Error("It knows 40 points.");
    expect(verdict.expected).toBeCloseTo(100, 0);
    expect(verdict.low).toBeLessThan(97);
    expect(verdict.high).toBeGreaterThan(103);
    expect(verdict.high).toBeLessThan(110);
  });

  test("is compared with its own day of the week", () => {
    const known = history(56, weekly);
    expect(judge(known, 100)).toMatchObject({ state: "normal" });
    expect(judge(history(61, weekly), 100)).toMatchObject({
      state: "anomalous",
      reason: expect.stringContaining("on this day of the week"),
    });
    expect(judge(history(61, weekly), 20)).toMatchObject({ state: "normal" });
  });

  test("is no surprise on the second weekend of a series that is low on weekends", () => {
    expect(judge(history(12, weekly), 20)).toMatchObject({ state: "normal" });
  });

  test("is compared with where a trend has led", () => {
    const known = history(60, (day) => 100 + 2 * day + noisy(day));
    expect(judge(known, 220)).toMatchObject({ state: "normal" });
    expect(judge(known, 100)).toMatchObject({ state: "anomalous" });
  });

  test("is not measured by anomalies of before, unless a person said that they are expected", () => {
    const odd = (mark: KnownPoint["mark"]) =>
      history(40, (day) => 100 + noisy(day)).map(
        (point, day): KnownPoint => (day % 6 === 5 ? { ...point, value: 130, odd: "above", mark } : point),
      );
    expect(judge(odd(null), 130)).toMatchObject({ state: "anomalous" });
    const [before, after] = [judge(odd(null), 104), judge(odd("expected"), 104)];
    if (before.state === "learning" || after.state === "learning") throw new Error("They know 40 points.");
    expect(after.high).toBeGreaterThanOrEqual(before.high);
  });

  test("on a new level is odd three times, and what the level was is not odd before it is sure", () => {
    const known = history(40, (day) => 100 + noisy(day));
    const verdicts = Array.from({ length: 12 }, (_, n) => {
      const value = 140 + noisy(n);
      const verdict = judge(known, value);
      known.push({
        at: START + known.length * DAY_MS,
        value,
        odd: verdict.state === "anomalous" ? "above" : null,
        mark: null,
      });
      return verdict.state;
    });
    expect(verdicts.slice(0, 3)).toEqual(["anomalous", "anomalous", "anomalous"]);
    expect(verdicts.slice(3)).toEqual(new Array(9).fill("normal"));
    expect(judge(known, 100)).toMatchObject({ state: "anomalous" });
  });

  test("stays odd however often somebody looks, until it has lasted, and then says that the level moved", () => {
    for (const usual of [DAY_MS, 30_000]) {
      const known = history(40, (day) => 100 + noisy(day)).map(
        (point, n): KnownPoint => ({ ...point, at: START + n * usual }),
      );
      const begun = START + 40 * usual;
      const judgeAt = (at: number, mark: KnownPoint["mark"] = null) => {
        const point = { at, value: 140 };
        const verdict = judgePoint(known, point);
        known.push({ ...point, odd: verdict.state === "anomalous" ? "above" : null, mark });
        return verdict;
      };
      for (let look = 0; look < 8; look += 1)
        expect(judgeAt(begun + look * 30_000), `look ${look}`).toMatchObject({ state: "anomalous" });
      expect(judgeAt(begun + 2 * usual + 3_600_000)).toMatchObject({ state: "anomalous" });
      expect(judgeAt(begun + 3 * usual + 3_600_000)).toMatchObject({
        state: "normal",
        reason: expect.stringContaining("It has moved to a new level"),
      });
    }
  });

  test("is no new level where somebody called all of it wrong", () => {
    const known = history(40, (day) => 100 + noisy(day));
    for (let day = 0; day < 10; day += 1) {
      const point = { at: START + known.length * DAY_MS, value: 140 };
      expect(judgePoint(known, point)).toMatchObject({ state: "anomalous" });
      known.push({ ...point, odd: "above", mark: "wrong" });
    }
  });

  test("near zero is not odd for a trifle", () => {
    expect(
      judge(
        history(30, () => 0),
        0.3,
        "percent",
      ),
    ).toMatchObject({ state: "normal" });
    expect(
      judge(
        history(30, () => 0),
        5,
        "percent",
      ),
    ).toMatchObject({ state: "anomalous", low: 0 });
    expect(
      judge(
        history(30, () => 12),
        13,
        "count",
      ),
    ).toMatchObject({ state: "normal" });
    expect(
      judge(
        history(30, () => 12),
        0,
        "count",
      ),
    ).toMatchObject({ state: "anomalous" });
  });

  test("takes more to be odd at a lower sensitivity, and less at a higher", () => {
    const known = history(40, (day) => 100 + noisy(day));
    const judgeAt = (sensitivity: number) => judge(known, 104.2, "number", sensitivity).state;
    expect([judgeAt(5), judgeAt(2.5)]).toEqual(["normal", "anomalous"]);
  });
});
