import type { JobFilter } from "#lib/jobs/filter.ts";
import { type SavedView, ViewFilter } from "#lib/saved-views/schemas.ts";
import { fromStart, jobsHref } from "../address.ts";

// Two kinds of addresses. The list's own always says the whole filter, so that a link shows a colleague the same list
// whatever becomes of the view it began with, which `view=` names. `/jobs/views/<id>` is the view's: it leads to what
// the view says at that time, and says so when the view is gone.

export const viewHref = ({ id, filter }: SavedView): string => jobsHref({ ...filter, view: id });

/** The list without the view it began with. */
export const withoutView = (filter: JobFilter): string => jobsHref({ ...fromStart(filter), view: undefined });

/** A view as the one the list began with: the query that leads to what it says, and its lasting address. */
export type CurrentView = SavedView & { query: string; link: string };

export const asCurrent = (view: SavedView): CurrentView => ({
  ...view,
  query: viewHref(view).split("?")[1] ?? "",
  link: `/jobs/views/${view.id}`,
});

/** Whether the list shows what the view says, in whatever order. */
export const isUnchanged = (view: SavedView, filter: JobFilter): boolean =>
  textOf(view.filter) === textOf(ViewFilter.parse(filter));

const textOf = (filter: ViewFilter): string =>
  JSON.stringify(
    Object.entries(filter)
      .filter(([, value]) => value !== undefined)
      .map(([name, value]) => [name, Array.isArray(value) ? value.toSorted() : value])
      .sort(),
  );
