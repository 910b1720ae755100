import { expect, test } from "vitest";
import { DELIVERIES } from "#tests/mutants/deliveries.ts";
import { GUARDS } from "#tests/mutants/guards.ts";
import { CONSTRAINTS, RECORDS } from "#tests/mutants/records.ts";
import { findUnfit } from "#tests/mutants/tree.ts";

test("every mutant of the guards still finds in the source what it takes away", () => {
  expect(findUnfit([...GUARDS, ...DELIVERIES, ...RECORDS, ...CONSTRAINTS])).toEqual([]);
});
