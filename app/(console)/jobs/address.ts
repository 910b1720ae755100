import type { JobStatus } from "#lib/jobs/status.ts";
import type { JobFilter, JobTab } from "#lib/jobs/views.ts";

type Address = Partial<Pick<JobFilter, "tab" | "type" | "source" | "status" | "asset" | "before" | "after">>;

/** The list's address for a filter; what is at its default is left out. */
export function jobsHref(filter: Address): string {
  const query = new URLSearchParams();
  if (filter.tab && filter.tab !== "all") query.set("tab", filter.tab);
  for (const name of ["type", "source", "status"] as const) {
    const values = filter[name];
    if (values && values.length > 0) query.set(name, values.join(","));
  }
  for (const name of ["asset", "before", "after"] as const) {
    const value = filter[name];
    if (value) query.set(name, value);
  }
  const text = query.toString().replaceAll("%2C", ",");
  return text ? `/jobs?${text}` : "/jobs";
}

/** The same list from its beginning: a changed filter makes a place in the old one meaningless. */
export const fromStart = ({ before: _before, after: _after, ...filter }: JobFilter): Address => filter;

/** Another tab keeps types, sources and asset; a status belongs to the tab it was chosen on. */
export const tabHref = (filter: JobFilter, tab: JobTab): string =>
  jobsHref({ ...fromStart(filter), tab, status: [] });

type ListName = "type" | "source" | "status";

/** With `value` chosen where it was not, and the other way round. */
export function toggleHref(filter: JobFilter, name: ListName, value: string): string {
  const chosen: readonly string[] = filter[name];
  const values = chosen.includes(value) ? chosen.filter((other) => other !== value) : [...chosen, value];
  return jobsHref({ ...fromStart(filter), [name]: values });
}

export const withoutHref = (filter: JobFilter, name: ListName | "asset"): string =>
  jobsHref({ ...fromStart(filter), [name]: name === "asset" ? undefined : [] });

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
