import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { trackProgress } from "./progress.ts";

const PHASES = [
  { id: "connect", label: "Connect", weight: 10 },
  { id: "read", label: "Read", weight: 70 },
  { id: "publish", label: "Publish", weight: 20 },
];
const clock = () => new Date();

describe("the progress of an attempt", () => {
  test("is the phases behind and the share of the current one", () => {
    const { progress, standing } = trackProgress(PHASES, clock);
    progress.step("connect");
    expect(standing.percent).toBe(0);
    progress.step("read");
    expect(standing.percent).toBe(10);
    progress.units({ done: 500, total: 1000, unit: "tables", now: "sales.items" });
    expect(standing).toMatchObject({ percent: 45, now: "sales.items" });
    progress.step("publish");
    expect(standing).toMatchObject({ percent: 80, now: null });
  });

  test("stays where it is while the total is unknown", () => {
    const { progress, standing } = trackProgress(PHASES, clock);
    progress.step("read");
    progress.units({ done: 12, total: null, unit: "tables" });
    expect(standing.percent).toBe(10);
  });

  test("keeps its last count through a step that counts nothing", () => {
    const { progress, standing } = trackProgress(PHASES, clock);
    progress.step("read");
    progress.units({ done: 36, total: 36, unit: "tables" });
    progress.step("publish");
    expect(standing.units).toEqual({ done: 36, total: 36, unit: "tables" });
  });

  test("closes a step when the next begins, and opens it again when it comes back", () => {
    const { progress, steps } = trackProgress(PHASES, clock);
    progress.step("connect");
    progress.step("read");
    expect(steps.get("connect")?.finishedAt).toBeInstanceOf(Date);
    progress.step("connect");
    expect(steps.get("connect")?.finishedAt).toBeNull();
    expect(steps.get("read")?.finishedAt).toBeInstanceOf(Date);
  });

  test("refuses a phase that the definition does not have", () => {
    const { progress } = trackProgress(PHASES, clock);
    expect(() => progress.step("bake")).toThrow("no phase bake");
  });

  test("never goes back and is never whole, whatever a handler reports", () => {
    const report = fc.oneof(
      fc.constantFrom("connect", "read", "publish"),
      fc.record({
        done: fc.integer({ min: -5, max: 2000 }),
        total: fc.option(fc.integer({ min: -1, max: 1000 })),
        unit: fc.constantFrom("tables", "columns"),
      }),
    );
    fc.assert(
      fc.property(fc.array(report, { maxLength: 60 }), (reports) => {
        const { progress, standing } = trackProgress(PHASES, clock);
        let before = 0;
        for (const one of reports) {
          if (typeof one === "string") progress.step(one);
          else progress.units(one);
          expect(standing.percent).toBeGreaterThanOrEqual(before);
          expect(standing.percent).toBeLessThan(100);
          before = standing.percent;
        }
      }),
    );
  });
});
