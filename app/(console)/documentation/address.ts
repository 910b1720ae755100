import type { DocumentationFilter } from "#lib/documentation/views.ts";

const VALUES = ["source", "job", "q", "after"] as const;

/** The filter as an address; what is at its default is left out. */
export function documentationHref(filter: Partial<DocumentationFilter>): string {
  const query = new URLSearchParams();
  for (const name of VALUES) {
    const value = filter[name];
    if (value) query.set(name, value);
  }
  return query.size > 0 ? `/documentation?${query}` : "/documentation";
}

/** The same list from its beginning. */
export const fromStart = ({ after: _after, ...filter }: DocumentationFilter): Partial<DocumentationFilter> =>
  filter;

/** A file of a source, or of one table of it; none once the session works in another organization. */
export const exportHref = (
  of: { source: string; asset?: string },
  format: "markdown" | "dbt",
  organizationId: string,
): string =>
  `/api/documentation/export?${new URLSearchParams({ format, organization: organizationId, ...of })}`;
