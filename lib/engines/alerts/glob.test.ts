import { describe, expect, it } from "vitest";
import { fitsAny } from "./glob.ts";

describe("a glob fits a name", () => {
  it.each<[string, string, boolean]>([
    ["orders", "orders", true],
    ["ORDERS", "orders", true],
    ["order", "orders", false],
    ["orders_2026", "orders", false],
    ["orders_2026", "orders*", true],
    ["orders", "orders*", true],
    ["stg_orders_2026", "*orders*", true],
    ["stg_order", "*orders*", false],
    ["aab", "*ab", true],
    ["abcabd", "*ab?", true],
    ["ab", "a?b", false],
    ["a😀b", "a?b", true],
    ["", "*", true],
    ["", "?", false],
    ["a*b", "a*b", true],
    ["a.b", "a.b", true],
    ["axb", "a.b", false],
    ["Salary[1]", "salary[1]", true],
    ["x", "***", true],
    ["x", "*?*?*", false],
    ["xy", "*?*?*", true],
    ["Straße", "stra?E", true],
  ])("%s by %s: %s", (name, glob, isSo) => {
    expect(fitsAny(name, [glob])).toBe(isSo);
  });

  it("where there is none", () => {
    expect(fitsAny("orders", [])).toBe(true);
  });

  it("or not within milliseconds, however many ways there are to try", () => {
    const begun = performance.now();
    expect(fitsAny("a".repeat(255), [`${"?*".repeat(100)}!`, `${"*a".repeat(100)}b`])).toBe(false);
    expect(performance.now() - begun).toBeLessThan(500);
  });
});
