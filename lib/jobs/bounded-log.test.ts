import { expect, test } from "vitest";
import { boundLog, MOST_LINES } from "./bounded-log.ts";

const AT = new Date("2026-11-23T14:06:00.000Z");
const line = (level: "info" | "warn" | "error", message = "x") => ({ at: AT, level, message, step: null });

test("a long log keeps its beginning, every early warning and the error it ended with, and counts the rest", () => {
  const log = boundLog();
  for (let n = 1; n <= 20_000; n += 1) log.add(line(n % 1_000 === 0 ? "warn" : "info"));
  log.add(line("error"));
  const kept = log.take();
  expect(kept).toHaveLength(9_000 + 11 + 1);
  expect(kept.at(-1)).toMatchObject({ line: 20_001, level: "error" });
  expect(kept.filter(({ level }) => level === "warn").map(({ line: number }) => number)).toEqual(
    Array.from({ length: 20 }, (_, n) => (n + 1) * 1_000),
  );
  expect(log.leftOut()).toBe(20_001 - kept.length);
});

test("warnings alone do not fill more than the log has room for", () => {
  const log = boundLog();
  for (let n = 0; n < 30_000; n += 1) log.add(line("warn"));
  log.add(line("error"));
  expect(log.take()).toHaveLength(MOST_LINES);
  expect(log.leftOut()).toBe(20_001);
});

test("long lines are cut, and together they take bounded room", () => {
  const log = boundLog();
  for (let n = 0; n < 5_000; n += 1) log.add(line("info", "y".repeat(10_000)));
  const kept = log.take();
  expect(kept.every(({ message }) => message.length === 2_000)).toBe(true);
  expect(kept).toHaveLength(2_000);
});

test("what could not be written comes again before what came after it", () => {
  const log = boundLog();
  log.add(line("info", "first"));
  const taken = log.take();
  log.add(line("info", "second"));
  log.putBack(taken);
  expect(log.take().map(({ message }) => message)).toEqual(["first", "second"]);
  expect(log.take()).toEqual([]);
});
