import type { TagFilter, TagTab } from "#lib/tags/views.ts";

const VALUES = ["tag", "source", "job", "q", "after"] as const;

/** The filter as an address; what is at its default is left out. */
export function tagsHref(filter: Partial<TagFilter>): string {
  const query = tagsQuery(filter);
  return query ? `/tags?${query}` : "/tags";
}

function tagsQuery(filter: Partial<TagFilter>): string {
  const query = new URLSearchParams();
  if (filter.tab && filter.tab !== "applied") query.set("tab", filter.tab);
  for (const name of VALUES) {
    const value = filter[name];
    if (value) query.set(name, value);
  }
  return query.toString().replaceAll("%3A", ":");
}

/** The same list from its beginning. */
export const fromStart = ({ after: _after, ...filter }: TagFilter): Partial<TagFilter> => filter;

export const tabHref = (filter: TagFilter, tab: TagTab): string => tagsHref({ ...fromStart(filter), tab });

/** A file of all that match; none once the session works in another organization. */
export const exportHref = (filter: TagFilter, format: "csv" | "json", organizationId: string): string =>
  `/api/tags/export?${[`format=${format}`, `organization=${organizationId}`, tagsQuery(fromStart(filter))].filter(Boolean).join("&")}`;
