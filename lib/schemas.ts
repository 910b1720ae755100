import { z } from "zod";
import { PERIOD_NAMES } from "./periods.ts";

/** Shapes that several nouns and the addresses of several pages share. */

export const oneLine = (text: z.ZodString) =>
  text.regex(/^[^\p{Cc}\p{Zl}\p{Zp}]*$/u, "Use one line, without control characters.");

/** Text that Postgres takes: it has no NUL in any, and `%00` in an address is one. */
export const WithoutNul = z.string().transform((text) => text.replaceAll("\0", ""));

/** What is looked for. */
export const SearchText = WithoutNul.pipe(z.string().trim().max(200));

/** What an address asks, in the form in which a page is given its own: lists only where a name comes twice. */
export function asked(query: URLSearchParams): Record<string, string | string[]> {
  const names = [...new Set(query.keys())];
  return Object.fromEntries(
    names.map((name) => {
      const [only = "", ...others] = query.getAll(name);
      return [name, others.length > 0 ? [only, ...others] : only];
    }),
  );
}

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

export const Id = z.uuid().optional().catch(undefined);

/** Times are found by ids, which count from 1970 on: in every zone this day begins after that. */
const FIRST_DAY = "1970-01-02";

const Day = z.iso
  .date()
  .refine((day) => day >= FIRST_DAY)
  .optional()
  .catch(undefined);

/** A while back from now, or whole days of the reader's zone, both included. */
export const Days = z.object({
  within: z.enum(PERIOD_NAMES).optional().catch(undefined),
  from: Day,
  to: Day,
});
export type Days = z.infer<typeof Days>;
