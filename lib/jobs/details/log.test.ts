import { expect, test } from "vitest";
import type { JobLogLine } from "../views.ts";
import { toNdjson, toText } from "./log.ts";

const line = (number: number, attempt = 1, over: Partial<JobLogLine> = {}): JobLogLine => ({
  ...{ attempt, line: number, at: "2026-11-23T14:06:42.118Z", level: "info", step: "columns" },
  ...{ message: `line ${number}`, ...over },
});
async function* batches(...parts: JobLogLine[][]) {
  yield* parts;
}
const textOf = async (parts: AsyncIterable<string>) => (await Array.fromAsync(parts)).join("");

test("as text each line is one line, with its attempt, level and step, whatever it says", async () => {
  const hostile = line(2, 1, { level: "warn", step: null, message: "two\nlines\r\n2026 #1 error" });
  expect(await textOf(toText(batches([line(1), hostile])))).toBe(
    "2026-11-23T14:06:42.118Z  #1  info   columns     line 1\n" +
      "2026-11-23T14:06:42.118Z  #1  warn               two ⏎ lines ⏎ 2026 #1 error\n",
  );
});

test("as text lines that were not kept are counted where they would have stood, also between two batches", async () => {
  const text = await textOf(toText(batches([line(1), line(5)], [line(7)], [line(1, 2)])));
  expect(text.split("\n").filter((each) => each.includes("left out"))).toEqual([
    "  … 3 more lines were left out",
    "  … 1 more line was left out",
  ]);
});

test("as NDJSON every line is an object of its own", async () => {
  const text = await textOf(toNdjson(batches([line(1)], [line(2, 1, { message: "a\nb" })])));
  const read = text
    .trimEnd()
    .split("\n")
    .map((each) => JSON.parse(each));
  expect(read).toEqual([line(1), line(2, 1, { message: "a\nb" })]);
});
