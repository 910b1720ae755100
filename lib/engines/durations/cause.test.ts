import { describe, expect, test } from "vitest";
import { aHistory, KNOWN_CAUSES } from "#tests/support/duration-history.ts";
import { type Circumstances, findCause } from "./cause.ts";

const usual: Circumstances = {
  ...{ tables: 200, columns: 2_000, rows: 1_000_000, changes: 1, statisticsAgeHours: 12 },
  ...{ replicaLagSeconds: null, waitedMs: 400, attempts: 1 },
};
const before = [0, 1, 2, 1, 0, 2].map((n) => ({ ...usual, tables: 200 + n, changes: n }));

describe("the cause of a run outside the band", () => {
  test.each([
    ["nothing, where nothing differs", {}, "slow", null],
    ["more tables", { tables: 310 }, "slow", { kind: "tables", from: 201, to: 310 }],
    [
      "more tables rather than the columns that came with them",
      { tables: 400, columns: 4_000 },
      "slow",
      { kind: "tables" },
    ],
    ["wider tables", { columns: 3_500 }, "slow", { kind: "columns" }],
    ["more rows", { rows: 4_000_000 }, "slow", { kind: "rows" }],
    ["a changed schema", { changes: 120 }, "slow", { kind: "changes" }],
    ["old statistics", { statisticsAgeHours: 300 }, "slow", { kind: "statisticsAgeHours" }],
    ["nothing, of a lag where it was never told", { replicaLagSeconds: 900 }, "slow", null],
    ["a long queue", { waitedMs: 240_000 }, "slow", { kind: "waitedMs" }],
    ["another attempt", { attempts: 2 }, "slow", { kind: "attempts" }],
    ["fewer tables", { tables: 20 }, "fast", { kind: "tables", to: 20 }],
    ["nothing, where there is more and it was fast", { tables: 400 }, "fast", null],
    ["nothing, where there is less and it was slow", { tables: 20 }, "slow", null],
    ["nothing, of two more of few", { changes: 4 }, "slow", null],
  ] as const)("is %s", (_, over, side, cause) => {
    const found = findCause({ ...usual, ...over }, before, side);
    if (cause === null) expect(found).toBeNull();
    else expect(found).toMatchObject(cause);
  });

  test("is none where it was so before, and where too few runs are known", () => {
    expect(
      findCause(
        { ...usual, tables: 310 },
        [...before, { ...usual, tables: 312 }, { ...usual, tables: 315 }],
        "slow",
      ),
    ).toBeNull();
    expect(findCause({ ...usual, tables: 310 }, before.slice(0, 3), "slow")).toBeNull();
  });

  test("is a lag that grew", () => {
    const replicas = before.map((one, n) => ({ ...one, replicaLagSeconds: n / 4 }));
    expect(findCause({ ...usual, replicaLagSeconds: 95 }, replicas, "slow")?.kind).toBe("replicaLagSeconds");
  });

  test("is the true one in 90 of 100 seeded histories, and none in 98 where nothing changed", () => {
    const seeds = Array.from({ length: 2_000 }, (_, seed) => seed);
    const told = Object.fromEntries(
      KNOWN_CAUSES.map((cause) => {
        const right = seeds.filter((seed) => {
          const { run, earlier, side } = aHistory(seed, cause);
          return (findCause(run, earlier, side)?.kind ?? null) === cause;
        });
        return [cause ?? "nothing", right.length / seeds.length];
      }),
    );
    const shares = Object.entries(told).map(([cause, share]) => `${cause} ${(100 * share).toFixed(1)} %`);
    process.stdout.write(`Marked causes that are the true one: ${shares.join(", ")}\n`);
    const { nothing = 0, ...causes } = told;
    const each = Object.values(causes);
    expect(each.reduce((sum, share) => sum + share, 0) / each.length).toBeGreaterThanOrEqual(0.9);
    expect(Math.min(...each)).toBeGreaterThanOrEqual(0.8);
    expect(nothing).toBeGreaterThanOrEqual(0.98);
  });
});
