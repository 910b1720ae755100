import { describe, expect, it } from "vitest";
import { toTokens } from "../words/tokens.ts";
import { readPeriod } from "./periods.ts";

const THURSDAY = { now: new Date("2026-11-26T13:20:00Z"), timeZone: "Europe/Berlin" };

/** `since/until` in UTC, to the minute; `?` where it may be more than one. */
function read(text: string, clock = THURSDAY): string | null {
  const words = toTokens(text).map((token) => token.text);
  const found = readPeriod(words, 0, clock);
  if (!found || found.words !== words.length) return null;
  const { value } = found;
  if ("offers" in value) return "?";
  const short = (at: Date | null) => at?.toISOString().slice(0, 16) ?? "";
  return `${short(value.since)}/${short(value.until)}`;
}

describe("a stretch of time", () => {
  it.each([
    ["today", "2026-11-25T23:00/2026-11-26T23:00"],
    ["the day before yesterday", "2026-11-23T23:00/2026-11-24T23:00"],
    ["on the nineteenth of November", "2026-11-18T23:00/2026-11-19T23:00"],
    ["since the twenty-third", "2026-11-22T23:00/"],
    ["on or after 16 November", "2026-11-15T23:00/"],
    ["on or before 16 November", "/2026-11-16T23:00"],
    ["from 16 Nov up to now", "2026-11-15T23:00/2026-11-26T23:00"],
    ["on the 16th and after", "2026-11-15T23:00/"],
    ["from 16 Nov so far", "2026-11-15T23:00/"],
    ["last month until now", "?"],
    ["up to and including Tuesday", "/2026-11-24T23:00"],
    ["before midnight", "?"],
    ["since 15:00", "?"],
    ["after 11 am", "2026-11-26T10:00/"],
    ["after 6 pm on Wednesday", "2026-11-25T17:00/2026-11-25T23:00"],
    ["before 6 pm on Wednesday", "2026-11-24T23:00/2026-11-25T17:00"],
    ["before Tuesday 12:00", "/2026-11-24T11:00"],
    ["until noon", "2026-11-25T23:00/2026-11-26T11:00"],
    ["until December", "?"],
    ["since December", "2025-11-30T23:00/"],
    ["between last Monday and this Monday", "?"],
    ["yesterday from 3 pm on", "2026-11-25T14:00/2026-11-25T23:00"],
    ["this morning between 9 and 12", "2026-11-26T08:00/2026-11-26T11:00"],
    ["3 days ago", "2026-11-22T23:00/2026-11-23T23:00"],
    ["this week", "2026-11-22T23:00/2026-11-29T23:00"],
    ["last week", "2026-11-15T23:00/2026-11-22T23:00"],
    ["since Monday", "2026-11-22T23:00/"],
    ["on Friday", "2026-11-19T23:00/2026-11-20T23:00"],
    ["over the weekend", "2026-11-20T23:00/2026-11-22T23:00"],
    ["in the past 3 hours", "2026-11-26T10:20/"],
    ["the last 24h", "2026-11-25T13:20/"],
    ["past week", "2026-11-19T13:20/"],
    ["this morning", "2026-11-25T23:00/2026-11-26T11:00"],
    ["yesterday between 2 pm and 4 pm", "2026-11-25T13:00/2026-11-25T15:00"],
    ["between 9 and 11 November", "2026-11-08T23:00/2026-11-11T23:00"],
    ["from Nov 9 to 11", "2026-11-08T23:00/2026-11-11T23:00"],
    ["2026-11-12", "2026-11-11T23:00/2026-11-12T23:00"],
    ["in December", "2025-11-30T23:00/2025-12-31T23:00"],
    ["last quarter", "2026-06-30T22:00/2026-09-30T22:00"],
    ["after 3 pm yesterday", "2026-11-25T14:00/2026-11-25T23:00"],
    ["before noon", "2026-11-25T23:00/2026-11-26T11:00"],
    ["last night", "2026-11-25T17:00/2026-11-26T07:00"],
    ["overnight", "2026-11-25T17:00/2026-11-26T07:00"],
    ["on the 20th", "2026-11-19T23:00/2026-11-20T23:00"],
    ["on Sunday 15 November", "2026-11-14T23:00/2026-11-15T23:00"],
    ["Friday, Nov 20", "2026-11-19T23:00/2026-11-20T23:00"],
    ["on Friday the 20th", "2026-11-19T23:00/2026-11-20T23:00"],
    ["on Monday 15 November", null], // a Sunday
    ["the 28th", "2026-10-27T23:00/2026-10-28T23:00"],
    ["from the 3rd to the 5th", "2026-11-02T23:00/2026-11-05T23:00"],
    ["from the 20th to the 22nd of November", "2026-11-19T23:00/2026-11-22T23:00"],
    ["16-20 Nov", "2026-11-15T23:00/2026-11-20T23:00"],
    ["Nov 16-20", "2026-11-15T23:00/2026-11-20T23:00"],
    ["from 1 Nov until 5 Nov inclusive", "2026-10-31T23:00/2026-11-05T23:00"],
    ["10:00-12:00", "2026-11-26T09:00/2026-11-26T11:00"],
    ["on 18/11", "2026-11-17T23:00/2026-11-18T23:00"],
    ["11/18/2026", "2026-11-17T23:00/2026-11-18T23:00"],
    ["the week starting 2 November", "2026-11-01T23:00/2026-11-08T23:00"],
    ["week of 4 November", "2026-11-01T23:00/2026-11-08T23:00"],
    ["in week 46", "2026-11-08T23:00/2026-11-15T23:00"],
    ["calendar week 52", "2025-12-21T23:00/2025-12-28T23:00"],
    ["Q3", "2026-06-30T22:00/2026-09-30T22:00"],
    ["first half of November", "2026-10-31T23:00/2026-11-15T23:00"],
    ["Tuesday last week", "2026-11-16T23:00/2026-11-17T23:00"],
    ["from Monday on", "2026-11-22T23:00/"],
    ["last wk", "2026-11-15T23:00/2026-11-22T23:00"],
    ["mtd", "2026-10-31T23:00/2026-11-30T23:00"],
    ["in the night", "2026-11-25T17:00/2026-11-26T07:00"],
    ["Monday night", "2026-11-23T17:00/2026-11-24T07:00"],
    ["in the night from Monday to Tuesday", "2026-11-23T17:00/2026-11-24T07:00"],
    ["the night before last", "2026-11-24T17:00/2026-11-25T07:00"],
    ["in the morning of 18/11", "2026-11-17T23:00/2026-11-18T11:00"],
    ["in the evening", "2026-11-25T17:00/2026-11-25T23:00"],
    ["at night", "?"],
    ["over lunch", "?"],
    ["18.11.", "2026-11-17T23:00/2026-11-18T23:00"],
    ["3.11.26", "2026-11-02T23:00/2026-11-03T23:00"],
    ["on 11-18", "2026-11-17T23:00/2026-11-18T23:00"],
    ["18-Nov", "2026-11-17T23:00/2026-11-18T23:00"],
    ["18/11 - 20/11", "2026-11-17T23:00/2026-11-20T23:00"],
    ["between 18/11 and now", "2026-11-17T23:00/2026-11-26T23:00"],
    ["Sat 21/11", "2026-11-20T23:00/2026-11-21T23:00"],
    ["on 14 and 15 November", "2026-11-13T23:00/2026-11-15T23:00"],
    ["on 14 and 16 November", null], // two days that are no stretch
    ["in the week of 9 to 15 November", "2026-11-08T23:00/2026-11-15T23:00"],
    ["on the weekend of the 14th and 15th", "2026-11-13T23:00/2026-11-15T23:00"],
    ["from the 9th up to and including the 15th of November", "2026-11-08T23:00/2026-11-15T23:00"],
    ["for the period from the 1st to the 15th of November inclusive", "2026-10-31T23:00/2026-11-15T23:00"],
    ["first week of November, Sun 1st through Sat 7th", "2026-10-31T23:00/2026-11-07T23:00"],
    ["since last Monday, the 16th", "2026-11-15T23:00/"],
    ["between Monday and Wednesday of last week", "2026-11-15T23:00/2026-11-18T23:00"],
    ["sat+sun", "2026-11-20T23:00/2026-11-22T23:00"],
    ["as of the 20th", "?"],
    ["since Monday until noon", "?"],
    ["until yesterday evening", "?"],
    ["mid-November", null],
    ["past month", "?"],
    ["31 November", null],
    ["11/12", "?"],
  ])("%s", (text, expected) => {
    expect(read(text)).toBe(expected);
  });

  it("has a day of 25 hours where the clocks go back, and of 23 where they go forward", () => {
    const autumn = { ...THURSDAY, now: new Date("2026-10-26T11:00:00Z") };
    expect(read("yesterday", autumn)).toBe("2026-10-24T22:00/2026-10-25T23:00");
    const spring = { ...THURSDAY, now: new Date("2026-03-30T11:00:00Z") };
    expect(read("yesterday", spring)).toBe("2026-03-28T23:00/2026-03-29T22:00");
  });
});
