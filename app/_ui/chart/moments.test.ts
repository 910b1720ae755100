import { expect, test } from "vitest";
import { axisLabels, momentOf } from "./moments.ts";

const texts = (places: readonly (readonly [x: number, at: string])[], timeZone = "UTC") =>
  axisLabels(
    places.map(([x, at]) => ({ x, at })),
    timeZone,
  ).map(({ text }) => text);

test("moments of several days are named by their days, each once", () => {
  const places = [
    [0, "2026-11-28T09:00:00Z"],
    [100, "2026-11-28T21:00:00Z"],
    [200, "2026-11-29T09:00:00Z"],
  ] as const;
  expect(texts(places)).toEqual(["28 Nov", "29 Nov"]);
});

test("moments of one day are named by their times, in the reader's zone", () => {
  const places = [
    [0, "2026-11-29T08:05:00Z"],
    [500, "2026-11-29T09:10:00Z"],
  ] as const;
  expect(texts(places)).toEqual(["08:05", "09:10"]);
  expect(texts(places, "Europe/Berlin")).toEqual(["09:05", "10:10"]);
  expect(momentOf("2026-11-29T08:05:00Z", "Europe/Berlin")).toBe("29 Nov, 09:05");
});

test("no words stand in others", () => {
  expect(
    texts([
      [900, "2026-11-28T23:00:00Z"],
      [940, "2026-11-29T01:00:00Z"],
    ]),
  ).toEqual(["28 Nov"]);
});
