import { z } from "zod";
import { filterOf, JobFilter } from "#lib/jobs/filter.ts";
import { oneLine } from "#lib/schemas.ts";

const LONGEST_ADDRESS = 4_000;

/** A filter without a place in the list: a view begins where the list does. Anything unknown in it is dropped. */
export const ViewFilter = JobFilter.omit({ before: true, after: true, view: true });
export type ViewFilter = z.output<typeof ViewFilter>;

/** The query of the page's address, read as the page itself reads it. */
const Query = z
  .string()
  .max(LONGEST_ADDRESS, "This filter is too long to keep. Remove some of its values.")
  .transform((query) => ViewFilter.parse(filterOf(new URLSearchParams(query))));

const ViewName = oneLine(z.string().trim().min(1, "Name the view.").max(60, "Use at most 60 characters."));

export const NewView = z.object({ name: ViewName, isShared: z.boolean(), query: Query });
export type NewView = z.output<typeof NewView>;

/** What is left out stays as it is. */
export const ViewChange = z.object({
  id: z.uuid(),
  name: ViewName.optional(),
  isShared: z.boolean().optional(),
  query: Query.optional(),
});
export type ViewChange = z.output<typeof ViewChange>;

export const ViewId = z.object({ id: z.uuid() });

export type SavedView = {
  id: string;
  name: string;
  isShared: boolean;
  isMine: boolean;
  makerName: string;
  filter: ViewFilter;
  /** Why the reader may not rename, update or delete it. */
  whyNotChange: string | null;
};
