import { Plus, Search, ZoomIn } from "lucide-react";
import { ButtonLink } from "#app/_ui/button-link.tsx";
import { EmptyState } from "#app/_ui/empty-state.tsx";
import { Icon } from "#app/_ui/icon.tsx";
import { formatQuantity } from "#lib/format.ts";
import type { JobFilter } from "#lib/jobs/filter.ts";
import { STATUS_LABELS } from "#lib/jobs/status.ts";
import type { JobPage } from "#lib/jobs/views.ts";
import { fromStart, jobsHref, tabHref, withoutHref } from "../address.ts";
import { jobsInTab } from "../tab-count.ts";
import { activeFilters } from "./active-filters.ts";

type NoJobsProps = {
  filter: JobFilter;
  sourceNames: string[];
  typeLabels: string[];
  mayConnect: boolean;
  page: JobPage;
};

/** Nothing to list: because nothing ran yet, because the tab is empty, or because of a filter that is named. */
export function NoJobs({ filter, sourceNames, typeLabels, mayConnect, page }: NoJobsProps) {
  const filters = activeFilters(filter);
  const withoutStatus = page.counts[filter.tab];

  if (page.searched)
    return (
      <EmptyState
        icon={<Icon of={Search} />}
        title="Nothing found so far"
        actions={
          <>
            <ButtonLink tone="primary" href={jobsHref({ ...fromStart(filter), before: page.searched.until })}>
              Search older
            </ButtonLink>
            <ButtonLink tone="ghost" href={jobsHref({ tab: filter.tab })}>
              Clear all
            </ButtonLink>
          </>
        }
      >
        None of the {filter.before ? "" : "newest "}
        {formatQuantity(page.searched.count, "job")} searched so far matches.
      </EmptyState>
    );
  if (filter.before || filter.after)
    return (
      <EmptyState
        icon={<Icon of={Search} />}
        title="No jobs on this page"
        actions={<ButtonLink href={jobsHref(fromStart(filter))}>Go to the newest</ButtonLink>}
      >
        The list ends here.
      </EmptyState>
    );
  if (filters.length > 0)
    return (
      <EmptyState
        icon={<Icon of={Search} />}
        title={`No ${wanted(filter, typeLabels)} ${sourceNames.length > 0 ? `on ${sourceNames.join(" or ")}` : "matches"}`}
        actions={
          <>
            {filters.map(({ name, label }) => (
              <ButtonLink key={name} href={withoutHref(filter, name)}>
                {name === "search" ? "Clear the search" : `Remove ${label} filter`}
              </ButtonLink>
            ))}
            {filters.length > 1 && (
              <ButtonLink tone="ghost" href={jobsHref({ tab: filter.tab })}>
                Clear all
              </ButtonLink>
            )}
          </>
        }
      >
        {filter.status.length > 0 &&
          withoutStatus > 0 &&
          `${jobsInTab(page.counts, filter.tab)} ${withoutStatus === 1 ? "matches" : "match"} without the status filter. `}
        {filter.q && `Searched for “${filter.q}”. `}
        Jobs that meet {filters.length === 1 ? "this filter" : "these filters"} appear here by themselves.
      </EmptyState>
    );
  if (filter.tab !== "all")
    return (
      <EmptyState
        icon={<Icon of={Search} />}
        title={filter.tab === "failed" ? "No failed jobs" : `No ${filter.tab} jobs`}
        actions={<ButtonLink href={tabHref(filter, "all")}>Show all jobs</ButtonLink>}
      >
        {filter.tab === "active" ? "Nothing is running or waiting at the moment." : "None so far."}
      </EmptyState>
    );
  return (
    <EmptyState
      icon={<Icon of={ZoomIn} />}
      title="No jobs yet"
      actions={
        mayConnect && (
          <ButtonLink href="/assets/new" tone="primary" icon={<Icon of={Plus} size={14} />}>
            Connect a database
          </ButtonLink>
        )
      }
    >
      {mayConnect
        ? "Connect a database and its first discovery appears here."
        : "An admin can connect a database; its first discovery appears here."}
    </EmptyState>
  );
}

/** `failed or cancelled Asset Discovery job`. */
function wanted({ tab, status }: JobFilter, typeLabels: string[]): string {
  const states = status.map((one) => STATUS_LABELS[one].toLowerCase());
  if (states.length === 0 && tab !== "all") states.push(tab);
  return [states.join(" or "), typeLabels.join(" or "), "job"].filter(Boolean).join(" ");
}
