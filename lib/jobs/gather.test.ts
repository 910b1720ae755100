import { describe, expect, test } from "vitest";
import { gather } from "./gather.ts";

describe("what is asked at the same time", () => {
  test("is done in one go, and what is asked meanwhile in the next; each gets its own answer", async () => {
    const batches: number[][] = [];
    const gate = Promise.withResolvers<void>();
    const double = gather(async (numbers: readonly number[]) => {
      batches.push([...numbers]);
      if (batches.length === 1) await gate.promise;
      return numbers.map((number) => 2 * number);
    });
    const first = [double(1), double(2)];
    await Promise.resolve().then(() => Promise.resolve());
    const later = [double(3), double(4), double(5)];
    gate.resolve();
    expect(await Promise.all([...first, ...later])).toEqual([2, 4, 6, 8, 10]);
    expect(batches).toEqual([
      [1, 2],
      [3, 4, 5],
    ]);
  });

  test("does not fail with its neighbour", async () => {
    const check = gather(async (numbers: readonly number[]) => {
      if (numbers.includes(0)) throw new Error("zero");
      return numbers;
    });
    const answers = await Promise.allSettled([check(1), check(0), check(2)]);
    expect(answers.map(({ status }) => status)).toEqual(["fulfilled", "rejected", "fulfilled"]);
  });

  test("is told of an outage at once and not asked again one by one", async () => {
    let asked = 0;
    const ask = gather(async () => {
      asked += 1;
      throw Object.assign(new Error("gone"), { code: "ECONNRESET" });
    });
    const answers = await Promise.allSettled([ask(1), ask(2)]);
    expect(answers.map(({ status }) => status)).toEqual(["rejected", "rejected"]);
    expect(asked).toBe(1);
  });
});
