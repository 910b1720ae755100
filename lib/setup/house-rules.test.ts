import { expect, test } from "vitest";
import {
  findFaults,
  findImpureEngines,
  findLongFiles,
  findMissingOptionals,
  findRanges,
} from "./house-rules.ts";

test("a file over 300 lines is named", () => {
  const text = "x\n".repeat(301);
  expect(findLongFiles([{ path: "lib/a.ts", text }])).toEqual([
    expect.stringContaining("lib/a.ts has 301 lines"),
  ]);
  expect(findLongFiles([{ path: "lib/a.ts", text: "x\n".repeat(300) }])).toEqual([]);
});

test("an engine that asks for the time is named, its test is not", () => {
  const text = "export const age = () => Date.now();";
  expect(findImpureEngines([{ path: "lib/engines/tags/age.ts", text }])).toHaveLength(1);
  expect(findImpureEngines([{ path: "lib/engines/tags/age.test.ts", text }])).toEqual([]);
  expect(findImpureEngines([{ path: "lib/jobs/age.ts", text }])).toEqual([]);
});

test("a version range in package.json is named", () => {
  expect(findRanges({ dependencies: { next: "16.4.5" }, devDependencies: { knip: "^6.44.2" } })).toEqual([
    "package.json asks for knip ^6.44.2; name one exact version.",
  ]);
});

test("an optional package without an entry in the lockfile is named", () => {
  const packages = {
    "": {},
    "node_modules/a": { optionalDependencies: { "a-linux": "1.0.0", "a-darwin": "1.0.0" } },
    "node_modules/a/node_modules/a-linux": {},
  };
  expect(findMissingOptionals({ packages })).toEqual([
    "package-lock.json has no entry for a-darwin, which node_modules/a names.",
  ]);
});

test("this repository keeps the house rules", () => {
  expect(findFaults(`${import.meta.dirname}/../..`)).toEqual([]);
});
