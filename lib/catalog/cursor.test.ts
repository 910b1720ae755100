import { expect, test } from "vitest";
import { decodePlace, encodePlace, type Place } from "./cursor.ts";

const ID = "01900000-0000-7000-8000-000000000001";

test("a place in the list reads back as it was given out", () => {
  const place: Place = ["public.ünïcode “orders”", ID];
  expect(decodePlace(encodePlace(place))).toEqual(place);
});

test("a place that nobody was given is none, with a NUL that Postgres refuses as with any other", () => {
  for (const place of [["a\0b", ID], ["\0", ID], ["orders", "1"], ["orders"], ["public", "orders", ID]])
    expect(decodePlace(encodePlace(place as unknown as Place))).toBeNull();
  for (const cursor of [undefined, "", "%00", "a\0b"]) expect(decodePlace(cursor)).toBeNull();
});
