import { expect, test } from "vitest";
import { type Cadence, nextSlot } from "./cadence.ts";
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
  const zones = ["Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Asia/Kolkata"];
  const yearEnd = at("2027-01-01T00:00:00Z");
  // A worker that looks at random moments, mostly soon, at times after days. The same numbers each time.
  let seed = 42;
  const random = () => {
    seed = (seed * 1_664_525 + 1_013_904_223) % 2 ** 32;
    return seed / 2 ** 32;
  };
  let ran = 0;
  let missed = 0;
  let twice = 0;
  let lost = 0;
  for (let index = 0; index < 40; index += 1) {
    const cron = `${index} ${index % 24} * * ${index % 3 ? "*" : index % 7}`;
    const cadence: Cadence = { kind: "cron", cron, timeZone: zones[index % 4] ?? "UTC" };
    const all = new Set<number>();
    for (let slot = nextSlot(cadence, at("2026-01-01T00:00:00Z")); slot && slot < yearEnd; ) {
      all.add(slot.getTime());
      slot = nextSlot(cadence, slot);
    }
    let planned = nextSlot(cadence, at("2026-01-01T00:00:00Z"));
    while (planned && planned < yearEnd) {
      const late = random() < 0.9 ? random() * 2_000 : random() * 9 * 86_400_000;
      const { slot, missedSince, next } = decideDue(cadence, 0, planned, new Date(planned.getTime() + late));
      for (let gone = missedSince; gone && gone < slot; gone = nextSlot(cadence, gone)) {
        if (all.delete(gone.getTime())) missed += 1;
      }
      if (slot < yearEnd) {
        if (all.delete(slot.getTime())) ran += 1;
        else twice += 1;
      }
      planned = next;
    }
    lost += all.size;
  }
  expect({ twice, lost }).toEqual({ twice: 0, lost: 0 });
  expect(ran).toBeGreaterThan(5_000);
  expect(missed).toBeGreaterThan(500);
});
