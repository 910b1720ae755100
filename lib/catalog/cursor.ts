import { z } from "zod";

/** As Postgres gives it: no name there has a NUL, and it refuses a text with one. */
const Name = z.string().refine((name) => !name.includes("\0"));

/** The last row of a page in the list's order. */
const Place = z.tuple([Name, z.uuid()]);
export type Place = z.infer<typeof Place>;

export const encodePlace = (place: Place): string => Buffer.from(JSON.stringify(place)).toString("base64url");

/** Null for what nobody was given: the list then begins at its beginning. */
export function decodePlace(cursor: string | undefined): Place | null {
  if (!cursor) return null;
  try {
    return Place.parse(JSON.parse(Buffer.from(cursor, "base64url").toString()));
  } catch {
    return null;
  }
}
