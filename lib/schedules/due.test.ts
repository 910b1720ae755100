import { expect, test } from "vitest";
import { liveThroughYear } from "#tests/support/schedule-year.ts";
import type { Cadence } from "./cadence.ts";
import { decideDue, delayMs } from "./due.ts";

const daily: Cadence = { kind: "cron", cron: "12 3 * * *", timeZone: "Europe/Berlin" };
const hourly: Cadence = { kind: "interval", seconds: 3_600, anchor: new Date("2026-01-01T00:17:00Z") };
const at = (text: string) => new Date(text);

test("a slot that has come runs, and the next is planned", () => {
  expect(decideDue(daily, 0, at("2026-11-28T02:12:00Z"), at("2026-11-28T02:12:00.4Z"))).toEqual({
    slot: at("2026-11-28T02:12:00Z"),
    missedSince: null,
    next: at("2026-11-29T02:12:00Z"),
  });
});

test("after an hour without a worker nothing is run twice to catch up", () => {
  expect(decideDue(hourly, 0, at("2026-11-28T02:17:00Z"), at("2026-11-28T03:20:00Z"))).toEqual({
    slot: at("2026-11-28T03:17:00Z"),
    missedSince: at("2026-11-28T02:17:00Z"),
    next: at("2026-11-28T04:17:00Z"),
  });
});

test("after a month without a worker the latest slot runs alone", () => {
  for (const cadence of [daily, hourly])
    expect(decideDue(cadence, 0, at("2026-10-01T01:17:00Z"), at("2026-11-01T02:17:30Z"))).toMatchObject({
      slot: cadence === daily ? at("2026-11-01T02:12:00Z") : at("2026-11-01T02:17:00Z"),
      missedSince: at("2026-10-01T01:17:00Z"),
    });
});

test("a slot whose own delay has not passed is not the latest yet", () => {
  const delay = 20 * 60_000;
  const due = decideDue(hourly, delay, at("2026-11-28T02:17:00Z"), at("2026-11-28T03:20:00Z"));
  expect(due).toMatchObject({ slot: at("2026-11-28T02:17:00Z"), missedSince: null });
});

test("the delay stays within the jitter, and is each schedule's own", () => {
  const ids = Array.from(
    { length: 200 },
    (_, index) => `0194-${(index * 7_919).toString(16).padStart(8, "0")}`,
  );
  const delays = ids.map((id) => delayMs(id, 600));
  expect(Math.max(...delays)).toBeLessThanOrEqual(600_000);
  expect(new Set(delays).size).toBeGreaterThan(100);
  expect(delayMs("0194-0000000a", 0)).toBe(0);
});

test("through a year of workers that are away for days, each slot runs once or was missed", () => {
  const { ran, missed, twice, lost } = liveThroughYear(300);
  expect({ twice, lost }).toEqual({ twice: 0, lost: 0 });
  expect(ran).toBeGreaterThan(70_000);
  expect(missed).toBeGreaterThan(3_000);
});
