import type { ReactNode } from "react";
import { Pager } from "#app/_ui/pager.tsx";
import type { JobFilter } from "#lib/jobs/filter.ts";
import type { JobPage } from "#lib/jobs/views.ts";
import { fromStart, jobsHref } from "../address.ts";
import { orderOf } from "../job-order.ts";

type JobsPagerProps = {
  filter: JobFilter;
  page: JobPage;
  /** `50 of 1,284 jobs`. */
  text: string;
  older: string | null;
  children: ReactNode;
};

const ORDERS = {
  created: { text: "Newest first", back: "Newer", forth: "Older" },
  duration: { text: "Longest first", back: "Longer", forth: "Shorter" },
} as const;

export function JobsPager({ filter, page, text, older, children }: JobsPagerProps) {
  const start = fromStart(filter);
  const { text: order, back, forth } = ORDERS[orderOf(filter, page)];
  return (
    <Pager
      text={text}
      order={order}
      back={{ label: back, href: page.newer && jobsHref({ ...start, after: page.newer }) }}
      forth={searchOn(filter, page) ?? { label: forth, href: older && jobsHref({ ...start, before: older }) }}
    >
      {children}
    </Pager>
  );
}

/** Where the search stopped before the list ended, it goes on from there; the longest of all cannot be found in parts. */
function searchOn(filter: JobFilter, { searched, isTooManyToSort }: JobPage) {
  if (!searched) return null;
  const start = fromStart(filter);
  return filter.sort === "duration" && !isTooManyToSort
    ? { label: "Search older, newest first", href: jobsHref({ ...start, sort: "created" }) }
    : { label: "Search older", href: jobsHref({ ...start, before: searched.until }) };
}
