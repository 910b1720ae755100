import type { FreshnessFilter, FreshnessTab } from "#lib/freshness/views.ts";

const VALUES = ["source", "job", "q", "after"] as const;

/** The filter as an address; what is at its default is left out. */
export function freshnessHref(filter: Partial<FreshnessFilter>): string {
  const query = new URLSearchParams();
  if (filter.tab && filter.tab !== "all") query.set("tab", filter.tab);
  for (const name of VALUES) {
    const value = filter[name];
    if (value) query.set(name, value);
  }
  const text = query.toString();
  return text ? `/freshness?${text}` : "/freshness";
}

/** The same list from its beginning. */
export const fromStart = ({ after: _after, ...filter }: FreshnessFilter): Partial<FreshnessFilter> => filter;

export const tabHref = (filter: FreshnessFilter, tab: FreshnessTab): string =>
  freshnessHref({ ...fromStart(filter), tab });
