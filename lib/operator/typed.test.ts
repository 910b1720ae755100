import { expect, test } from "vitest";
import { UsageError } from "./command.ts";
import { jobTypeOf } from "./job-type.ts";
import { readTyped } from "./typed.ts";

const typed = (line: string) => readTyped(line.split(" ").filter(Boolean));

test.each([
  ["frobnicate", 'There is no command "frobnicate". See `npm run tidewatch -- help`.'],
  ["constructor", 'There is no command "constructor". See `npm run tidewatch -- help`.'],
  ["source", 'There is no command "source". There are: source add, source list.'],
  ["source forget", 'There is no command "source forget". There are: source add, source list.'],
  ["jobs --fast", "Unknown option '--fast'"],
  ["jobs extra", "`jobs` takes nothing more.\n\nUsage: jobs ["],
  [
    "run asset-discovery",
    "`run` takes a job type and a source.\n\nUsage: run TYPE SOURCE [--wait] [--organization NAME]",
  ],
  ["job", "`job` takes a job."],
  ["user reset", "`user reset` takes an e-mail address."],
  ["jobs --status", "Option '--status <value>' argument missing"],
  ["source add --password secret", "Unknown option '--password'"],
])("a command typed wrong is refused with a sentence: %s", (line, sentence) => {
  expect(() => typed(line)).toThrow(UsageError);
  expect(() => typed(line)).toThrow(sentence);
});

test("help is given for everything, and for one command", () => {
  for (const line of ["", "help", "--help", "-h"])
    expect(typed(line)).toEqual({ wants: "help", command: null });
  expect(typed("run --help")).toMatchObject({
    wants: "help",
    command: { usage: "run TYPE SOURCE [--wait]" },
  });
});

test("options may stand before and after what they belong to", () => {
  for (const line of [
    "run --json asset-discovery orders --wait",
    "run asset-discovery orders --wait --json",
  ]) {
    const answer = typed(line);
    if (answer.wants !== "work") throw new Error("it asked for work");
    expect(answer.given.operands).toEqual(["asset-discovery", "orders"]);
    expect([answer.given.has("wait"), answer.given.has("json"), answer.given.has("help")]).toEqual([
      true,
      true,
      false,
    ]);
  }
});

test("a job type is known in both spellings, and an unknown one names those there are", () => {
  expect(jobTypeOf("asset-discovery")).toBe("asset_discovery");
  expect(jobTypeOf("Asset_Discovery")).toBe("asset_discovery");
  expect(() => jobTypeOf("asset-discovry")).toThrow(
    'There is no job type "asset-discovry". There are: asset-discovery, tag-generation, freshness-check, metric-capture, lineage-extraction, intelligence-analysis, connection-test, metric-trial.',
  );
});
