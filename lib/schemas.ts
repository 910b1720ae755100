import { z } from "zod";

/** Shapes that addresses of several pages share. */

/** `?type=a,b` and `?type=a&type=b` alike; each value once, and what is none is dropped. */
export const many = <T extends z.ZodType<string, string>>(item: T) =>
  z
    .union([z.string(), z.array(z.string())])
    .optional()
    .catch(undefined)
    .transform((value) => [value ?? []].flat().flatMap((text) => text.split(",")))
    .transform((values) =>
      [...new Set(values)].filter((value): value is z.output<T> => item.safeParse(value).success),
    );

/** A place between two rows of a list that runs from the newest to the oldest. */
export type Place = { before?: string | undefined; after?: string | undefined };
