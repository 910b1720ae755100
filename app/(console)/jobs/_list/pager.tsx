import type { ReactNode } from "react";
import { Pager } from "#app/_ui/pager.tsx";
import { formatCount, formatQuantity } from "#lib/format.ts";
import type { JobFilter } from "#lib/jobs/filter.ts";
import { fromStart, jobsHref } from "../address.ts";

type JobsPagerProps = {
  filter: JobFilter;
  shown: number;
  /** Of the tab; null where a status narrows it further. */
  total: number | null;
  older: string | null;
  newer: string | null;
  children: ReactNode;
};

export function JobsPager({ filter, shown, total, older, newer, children }: JobsPagerProps) {
  const start = fromStart(filter);
  return (
    <Pager
      text={
        total === null
          ? formatQuantity(shown, "job")
          : `${formatCount(shown)} of ${formatQuantity(total, "job")}`
      }
      order="Newest first"
      back={{ label: "Newer", href: newer && jobsHref({ ...start, after: newer }) }}
      forth={{ label: "Older", href: older && jobsHref({ ...start, before: older }) }}
    >
      {children}
    </Pager>
  );
}
