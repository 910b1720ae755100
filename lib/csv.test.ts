import { expect, test } from "vitest";
import { csvLine } from "./csv.ts";

test("a cell that a spreadsheet would run is text", () => {
  expect(csvLine(["=1+1", "+cmd", "-2+3", "@sum", "\tx", "\rx"])).toBe(
    `'=1+1,'+cmd,'-2+3,'@sum,'\tx,"'\rx"\r\n`,
  );
});

test("numbers stay numbers, and nothing is an empty cell", () => {
  expect(csvLine([7, "-5", "+1.5", null, ""])).toBe("7,-5,+1.5,,\r\n");
});

test("commas, quotes and line ends stay in their cell", () => {
  expect(csvLine(["a,b", 'say "hi"', "one\ntwo"])).toBe('"a,b","say ""hi""","one\ntwo"\r\n');
});
