import type { ChangeFilter, ChangeTab } from "#lib/schema-changes/views.ts";

type Address = Partial<ChangeFilter> & {
  /** The change whose details are open. */
  change?: string | null;
};

const LISTS = ["source", "kind", "severity"] as const;
const VALUES = [
  "job",
  "asset",
  "within",
  "from",
  "to",
  "since",
  "until",
  "before",
  "after",
  "change",
] as const;

/** The filter as the query of an address; what is at its default is left out. */
export function changesQuery(filter: Address): string {
  const query = new URLSearchParams();
  if (filter.tab && filter.tab !== "all") query.set("tab", filter.tab);
  for (const name of LISTS) {
    const values = filter[name];
    if (values && values.length > 0) query.set(name, values.join(","));
  }
  for (const name of VALUES) {
    const value = filter[name];
    if (value) query.set(name, value);
  }
  return query.toString().replaceAll("%2C", ",");
}

export function changesHref(filter: Address): string {
  const query = changesQuery(filter);
  return query ? `/schema-changes?${query}` : "/schema-changes";
}

/** A file of all that match, whatever the page; none once the session works in another organization. */
export function exportHref(filter: ChangeFilter, format: "csv" | "json", organizationId: string): string {
  const asked = [`format=${format}`, `organization=${organizationId}`, changesQuery(fromStart(filter))];
  return `/api/schema-changes/export?${asked.filter(Boolean).join("&")}`;
}

/** The same list from its beginning: a changed filter makes a place in the old one meaningless. */
export const fromStart = ({ before: _before, after: _after, ...filter }: ChangeFilter): Address => filter;

export const tabHref = (filter: ChangeFilter, tab: ChangeTab): string =>
  changesHref({ ...fromStart(filter), tab });

/** With `value` chosen where it was not, and the other way round. */
export function toggleHref(filter: ChangeFilter, name: (typeof LISTS)[number], value: string): string {
  const chosen: readonly string[] = filter[name];
  const values = chosen.includes(value) ? chosen.filter((other) => other !== value) : [...chosen, value];
  return changesHref({ ...fromStart(filter), [name]: values });
}

type Narrowing = (typeof LISTS)[number] | "job" | "asset";

export const withoutHref = (filter: ChangeFilter, name: Narrowing): string =>
  changesHref({ ...fromStart(filter), [name]: name === "job" || name === "asset" ? undefined : [] });

export const withoutTime = (filter: ChangeFilter): Address => ({
  ...fromStart(filter),
  within: undefined,
  from: undefined,
  to: undefined,
  since: undefined,
  until: undefined,
});
