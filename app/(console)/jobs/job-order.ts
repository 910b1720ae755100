import type { JobFilter } from "#lib/jobs/filter.ts";
import type { JobPage } from "#lib/jobs/views.ts";

/** The order in which a page stands: too many to be sorted come newest first. */
export const orderOf = (filter: JobFilter, page: JobPage): JobFilter["sort"] =>
  page.isTooManyToSort ? "created" : filter.sort;
