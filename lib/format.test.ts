import { describe, expect, test } from "vitest";
import {
  formatBytes,
  formatClock,
  formatClockExact,
  formatCount,
  formatDate,
  formatDuration,
  formatExact,
  formatQuantity,
  formatRelative,
  formatTicking,
  formatZone,
  noteZone,
} from "./format.ts";

const NOW = "2026-11-23T13:06:02.118Z";
const before = (ms: number) => new Date(Date.parse(NOW) - ms);

test.each([
  [0, "0 ms"],
  [340, "340 ms"],
  [999.6, "1.0s"],
  [9_400, "9.4s"],
  [48_240, "48.2s"],
  [59_949, "59.9s"],
  [59_960, "1m 00s"],
  [72_000, "1m 12s"],
  [3_599_400, "59m 59s"],
  [3_599_600, "1h 00m"],
  [2 * 3_600_000 + 5 * 60_000, "2h 05m"],
  [(3 * 24 + 4) * 3_600_000, "3d 4h"],
])("%d ms is written %s", (ms, text) => {
  expect(formatDuration(ms)).toBe(text);
});

test("clocks that disagree never make a duration negative", () => {
  expect(formatDuration(-5_000)).toBe("0 ms");
  expect(formatTicking(-5_000)).toBe("0s");
});

test("what is still ticking shows whole seconds and never runs ahead", () => {
  expect([0, 999, 18_999, 59_999, 61_500].map(formatTicking)).toEqual(["0s", "0s", "18s", "59s", "1m 01s"]);
});

test("counts are grouped by thousands, and one is singular", () => {
  expect(formatCount(1_284)).toBe("1,284");
  expect(formatQuantity(1, "table")).toBe("1 table");
  expect(formatQuantity(9_840, "table")).toBe("9,840 tables");
  expect(formatQuantity(2, "query", "queries")).toBe("2 queries");
});

test.each([
  [0, "0 B"],
  [1_023, "1,023 B"],
  [1_024, "1 kB"],
  [8_192, "8 kB"],
  [8_600_000, "8.2 MB"],
  [107_374_182_400, "100 GB"],
  [5 * 1_024 ** 5, "5 PB"],
])("%d bytes are written %s", (bytes, text) => {
  expect(formatBytes(bytes)).toBe(text);
});

describe("relative times", () => {
  test.each([
    [0, "now"],
    [41_000, "41 s ago"],
    [4 * 60_000, "4 min ago"],
    [2 * 3_600_000, "2 h ago"],
    [24 * 3_600_000, "1 day ago"],
    [6.5 * 24 * 3_600_000, "6 days ago"],
    [8 * 24 * 3_600_000, "15 Nov 2026"],
    [-20_000, "in 20 s"],
  ])("%d ms earlier is %s", (ms, text) => {
    expect(formatRelative(before(ms), NOW, "UTC")).toBe(text);
  });
});

test("the exact time is the reader's own, and names the zone", () => {
  expect(formatExact(NOW, "Europe/Berlin")).toBe("Mon, 23 Nov 2026, 14:06:02 UTC+1");
  expect(formatClock(NOW, "Asia/Kolkata")).toBe("18:36:02");
  expect(formatClockExact(NOW, "UTC")).toBe("13:06:02.118");
  expect(formatDate("2026-11-23T23:30:00Z", "Asia/Tokyo")).toBe("24 Nov 2026");
});

test("a zone's offset is that of the moment, in summer and in winter", () => {
  expect(formatZone("2026-07-01T12:00:00Z", "Europe/Berlin")).toBe("UTC+2");
  expect(formatZone("2026-12-01T12:00:00Z", "Europe/Berlin")).toBe("UTC+1");
  expect(formatZone(NOW, "UTC")).toBe("UTC");
  expect(formatZone(NOW, "Asia/Kolkata")).toBe("UTC+5:30");
});

test("an offset that is known is not asked of the browser", () => {
  noteZone(NOW, "Nowhere/Never", "UTC+3");
  expect(formatZone(NOW, "Nowhere/Never")).toBe("UTC+3");
});
