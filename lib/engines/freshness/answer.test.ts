import { describe, expect, test } from "vitest";
import { answer, isUpdate } from "./answer.ts";
import { chooseColumn } from "./choose-column.ts";
import { breaches, learnPromise } from "./learn.ts";
import type { Known, Reading } from "./signals.ts";
import { judgeFreshness } from "./status.ts";

const HOUR_MS = 3_600_000;
const NOW = Date.UTC(2026, 4, 4, 12);
const HOURLY = { seconds: 3_600 };

const reading = (over: Partial<Reading> = {}): Reading => ({
  readAt: NOW,
  system: "1/5",
  asked: "updated_at timestamptz",
  column: null,
  counters: null,
  committedAt: null,
  ...over,
});
const column = (
  newest: number | null,
  nextFuture: number | null = null,
  type: "timestamptz" | "timestamp" | "date" = "timestamptz",
) => ({
  name: "updated_at",
  type,
  newest,
  nextFuture,
});
const counters = (inserted: number, since: string | null = "a") => ({
  inserted,
  updated: 0,
  deleted: 0,
  files: "1",
  since,
});
const later = (before: Known, over: Partial<Reading>, ms = HOUR_MS) =>
  answer(reading({ readAt: before.reading.readAt + ms, ...over }), before);
const statusOf = (known: Known) => judgeFreshness(known, HOURLY, known.reading.readAt).status;

describe("when a table was last updated", () => {
  test("is its newest value, and the newest of before where rows are gone", () => {
    const first = answer(reading({ column: column(NOW - 1_000) }), null);
    expect(first).toMatchObject({ updatedAt: NOW - 1_000, signal: "column", precisionMs: 0 });
    expect(later(first, { column: column(NOW - 9_000) }).updatedAt).toBe(NOW - 1_000);
  });

  test("is not known from counters, which a rolled-back transaction moves too", () => {
    const first = answer(reading({ counters: counters(1) }), null);
    const second = later(first, { counters: counters(2) });
    expect(second).toMatchObject({ updatedAt: null, activityAt: second.reading.readAt });
    expect(statusOf(second)).toBe("unknown");
  });

  test("is not known from counters that were reset, and they are no activity", () => {
    const first = answer(reading({ counters: counters(9) }), null);
    expect(first.notes).toEqual([]);
    expect(later(first, { counters: counters(0, "b") })).toMatchObject({
      activityAt: null,
      notes: ["statistics_reset"],
    });
    expect(later(first, { counters: counters(3) })).toMatchObject({ activityAt: null });
  });

  test("is not the time of a row of the future that has come", () => {
    const first = answer(reading({ column: column(NOW - 5 * HOUR_MS, NOW + 60_000) }), null);
    const second = later(first, { column: column(NOW + 60_000) });
    expect(second.updatedAt).toBeNull();
    expect(statusOf(second)).toBe("unknown");
  });

  test("without a zone is exact to the time between two checks once the newest value has grown", () => {
    const first = answer(reading({ column: column(NOW - 3 * HOUR_MS, null, "timestamp") }), null);
    expect(statusOf(first)).toBe("unknown");
    const second = later(first, { column: column(NOW - 2 * HOUR_MS, null, "timestamp") });
    expect(second).toMatchObject({ signal: "moved", precisionMs: HOUR_MS });
    expect(statusOf(second)).toBe("fresh");
  });

  test("is told once, however often a value that stays as it is is read", () => {
    for (const type of ["timestamptz", "timestamp", "date"] as const) {
      const over = { column: column(NOW - 3 * HOUR_MS + 0.123, null, type) };
      const first = answer(reading(over), null);
      expect(isUpdate(first, null, null)).toBe(true);
      let before = first;
      for (let check = 0; check < 4; check += 1) {
        const now = later(before, over);
        expect(isUpdate(now, before, first.updatedAt)).toBe(false);
        expect(now.updatedAt).toBe(first.updatedAt);
        before = now;
      }
      const grown = later(before, { column: column(NOW - HOUR_MS, null, type) });
      expect(isUpdate(grown, before, first.updatedAt)).toBe(true);
    }
  });

  test("is not known from another column or another server, nor where a server keeps its identity", () => {
    const first = answer(reading({ column: column(NOW - 1_000) }), null);
    const older = { column: column(NOW - 9 * HOUR_MS) };
    for (const other of [{ asked: "created_at timestamptz" }, { system: "2/5" }, { system: null }]) {
      const second = later(first, { ...older, ...other });
      expect(second.updatedAt).toBe(NOW - 9 * HOUR_MS);
      expect(isUpdate(second, first, first.updatedAt)).toBe(false);
    }
  });

  test("stays known while its column cannot be read for once, and is late then only as far as anybody knows", () => {
    const first = answer(reading({ column: column(NOW - 1_000) }), null);
    expect(later(first, { column: null }).updatedAt).toBe(NOW - 1_000);
    const locked = later(first, { column: null }, 3 * HOUR_MS);
    const judgeAt = (known: Known) =>
      judgeFreshness(known, HOURLY, known.reading.readAt, "another session held a lock on it");
    expect(judgeAt(first).status).toBe("fresh");
    expect(judgeAt(locked)).toEqual({
      status: "unknown",
      reason: "When it was last updated could not be read: another session held a lock on it.",
    });
  });
});

test("the column that says when a row was written is found by its name, and one with an index first", () => {
  const of = (...names: string[]) =>
    names.map((name) => ({ name, type: "timestamp with time zone", default: null }));
  expect(chooseColumn(of("due_at", "created_at", "updated_at"), new Set())?.name).toBe("updated_at");
  expect(chooseColumn(of("created_at", "updated_at"), new Set(["created_at"]))).toMatchObject({
    name: "created_at",
    isIndexed: true,
  });
  expect(chooseColumn(of("createdAt", "starts_at"), new Set())?.name).toBe("createdAt");
  expect(chooseColumn(of("birth_date", "starts_at", "expires_at"), new Set())).toBeNull();
  expect(chooseColumn([{ name: "updated_at", type: "text", default: null }], new Set())).toBeNull();
});

test("a column that the database fills with the time tells, too, where none does by its name", () => {
  const placed = (filled: string, type = "timestamp with time zone") => ({
    ...{ name: "placed_at", type },
    default: filled,
  });
  const choose = (...columns: Parameters<typeof chooseColumn>[0]) =>
    chooseColumn(columns, new Set(["placed_at"]));
  for (const filled of ["now()", "CURRENT_TIMESTAMP", "clock_timestamp()", "timezone('utc'::text, now())"])
    expect(choose(placed(filled))?.name, filled).toBe("placed_at");
  expect(choose(placed("CURRENT_DATE", "date"))).toMatchObject({ name: "placed_at", type: "date" });
  expect(choose(placed("(now())::timestamp without time zone"))?.name).toBe("placed_at");
  for (const other of ["(now() + '30 days'::interval)", "'2020-01-01 00:00:00+00'::timestamp with time zone"])
    expect(choose(placed(other)), other).toBeNull();
  const created = { name: "created_at", type: "timestamp with time zone", default: null };
  expect(choose(placed("now()"), created)?.name).toBe("created_at");
});

test("what a table is held to is learned from five gaps, and one long night does not move it", () => {
  const hourly = Array.from({ length: 60 }, (_, n) => NOW - (60 - n) * HOUR_MS);
  expect(learnPromise(hourly.slice(0, 5), NOW)).toBeNull();
  expect(learnPromise(hourly, NOW)?.seconds).toBe(5_400);
  const withNight = [hourly[0] ?? 0, ...hourly.slice(12)];
  expect(learnPromise(withNight, NOW)?.seconds).toBe(5_400);
});

test("a promise is tried on what is known, with the time that goes on now", () => {
  const updates = [0, 1, 2, 6].map((hour) => NOW + hour * HOUR_MS);
  expect(breaches(updates, 7_200, NOW + 9 * HOUR_MS)).toEqual([
    { from: NOW + 4 * HOUR_MS, to: NOW + 6 * HOUR_MS },
    { from: NOW + 8 * HOUR_MS, to: NOW + 9 * HOUR_MS },
  ]);
});
