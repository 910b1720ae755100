import { expect, test } from "vitest";
import { type Run, toWaves } from "./outcomes.ts";

let ended = 0;
const run = (assetId: string, message: string | null): Run => {
  ended += 1;
  return {
    ...{
      id: `job ${ended}`,
      organizationId: "o",
      assetId,
      type: "asset_discovery",
      at: new Date(ended * 1_000),
    },
    failure: message === null ? null : failed(message),
  };
};
const failed = (message: string) => ({
  ...{ class: "NETWORK", code: "NETWORK/timeout", message, cause: "", remedy: "" },
  ...{ remedySql: null, retryHelps: true },
});

test("failures of one cause are one group with its places, whatever names and numbers they say", () => {
  const [wave, ...others] = toWaves([
    run("a", "No answer within 10 s."),
    run("b", "No answer within 30 s."),
    run("a", "No answer within 11 s."),
    run("a", "The connection broke."),
  ]);
  expect(others).toEqual([]);
  expect(wave?.failed.map(({ jobs, places }) => [jobs, places.size])).toEqual([
    [3, 2],
    [1, 1],
  ]);
  expect(wave?.failed[0]?.failure.message).toBe("No answer within 11 s.");
});

test("what failed, completed and failed again is told in that order, and other places wait for nothing", () => {
  const waves = toWaves([
    run("a", "It broke."),
    run("a", null),
    run("b", "It broke."),
    run("a", "It broke."),
    run("a", null),
    run("a", null),
  ]);
  expect(
    waves.map(({ failed: groups, completed }) => [groups[0]?.jobs, completed.map(({ assetId }) => assetId)]),
  ).toEqual([
    [2, ["a"]],
    [1, ["a"]],
  ]);
});
