import type { ReactNode } from "react";
import { TabLinks } from "#app/_ui/tabs.tsx";
import type { JobFilter, JobTab } from "#lib/jobs/filter.ts";
import type { TabCounts } from "#lib/jobs/views.ts";
import { tabHref } from "../address.ts";
import { tabCount } from "../tab-count.ts";

const LABELS: Record<JobTab, string> = {
  all: "All",
  active: "Active",
  completed: "Completed",
  failed: "Failed",
};
const ORDER: readonly JobTab[] = ["all", "active", "completed", "failed"];

type JobTabsProps = { filter: JobFilter; counts: TabCounts; children: ReactNode };

export function JobTabs({ filter, counts, children }: JobTabsProps) {
  return (
    <TabLinks
      label="Jobs by status"
      tabs={ORDER.map((tab) => ({
        href: tabHref(filter, tab),
        label: LABELS[tab],
        count: tabCount(counts, tab) ?? (
          <>
            –<span className="sr-only"> none among the newest</span>
          </>
        ),
        isCurrent: filter.tab === tab,
      }))}
    >
      {children}
    </TabLinks>
  );
}
