import type { JobFilter, JobTab } from "#lib/jobs/filter.ts";
import type { JobStatus } from "#lib/jobs/status.ts";

/** What stands above the list: it does not narrow it, and stays as it is while the filter changes. */
export type ChartAddress = {
  chart?: "outcomes" | undefined;
  of?: string | undefined;
  as?: "table" | undefined;
};

type Address = Partial<JobFilter> & ChartAddress;

const LISTS = ["type", "source", "status", "trigger", "startedBy"] as const;
const VALUES = [
  "asset",
  "within",
  "from",
  "to",
  "since",
  "until",
  "over",
  "q",
  "by",
  "before",
  "after",
  "view",
  "chart",
  "of",
  "as",
] as const;

/** The filter as the query of an address; what is at its default is left out. */
export function filterQuery(filter: Address): string {
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
  if (filter.sort && filter.sort !== "created") query.set("sort", filter.sort);
  return query.toString().replaceAll("%2C", ",");
}

/** The list's address for a filter. */
export function jobsHref(filter: Address): string {
  const query = filterQuery(filter);
  return query ? `/jobs?${query}` : "/jobs";
}

/** A file of all that match, whatever the page; none once the session works in another organization. */
export function exportHref(filter: JobFilter, format: "csv" | "json", organizationId: string): string {
  const query = filterQuery({ ...fromStart(filter), chart: undefined, of: undefined, as: undefined });
  const asked = [`format=${format}`, `organization=${organizationId}`, query];
  return `/api/jobs/export?${asked.filter(Boolean).join("&")}`;
}

/** The same list from its beginning: a changed filter makes a place in the old one meaningless. */
export const fromStart = ({ before: _before, after: _after, ...filter }: JobFilter): Address => filter;

/** Another tab keeps all that narrows the list; a status belongs to the tab it was chosen on. */
export const tabHref = (filter: JobFilter, tab: JobTab): string =>
  jobsHref({ ...fromStart(filter), tab, status: [] });

export type ListName = (typeof LISTS)[number];

/** With `value` chosen where it was not, and the other way round. */
export function toggleHref(filter: JobFilter, name: ListName, value: string): string {
  const chosen: readonly string[] = filter[name];
  const values = chosen.includes(value) ? chosen.filter((other) => other !== value) : [...chosen, value];
  return jobsHref({ ...fromStart(filter), [name]: values });
}

export type PartName = ListName | "asset" | "over" | "time" | "search";

const NO_PART = {
  ...{ type: [], source: [], status: [], trigger: [], startedBy: [] },
  ...{ asset: undefined, over: undefined },
};

const NO_TIME = {
  ...{ within: undefined, from: undefined, to: undefined },
  ...{ since: undefined, until: undefined },
};

/** The filter without one of its parts, from the beginning of the list. */
export function without(filter: JobFilter, part: PartName): Address {
  const start = fromStart(filter);
  if (part === "time") return { ...start, ...NO_TIME };
  if (part === "search") return { ...start, q: undefined, by: undefined };
  return { ...start, [part]: NO_PART[part] };
}

export const withoutHref = (filter: JobFilter, part: PartName): string => jobsHref(without(filter, part));

/** Statuses a tab can be narrowed by; on the others the tab has said it all. */
export const STATUSES_OF_TAB: Record<JobTab, readonly JobStatus[]> = {
  all: ["pending", "running", "completed", "failed", "cancelled"],
  active: ["pending", "running"],
  completed: [],
  failed: [],
};

/** The address with the details of a job open over it, or without. */
export function withJob(search: string, jobId: string | null): string {
  const query = new URLSearchParams(search);
  query.delete("job");
  const rest = query.toString().replaceAll("%2C", ",");
  const job = jobId ? `job=${encodeURIComponent(jobId)}` : "";
  const text = [rest, job].filter(Boolean).join("&");
  return text ? `/jobs?${text}` : "/jobs";
}
