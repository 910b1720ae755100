import type { ReactNode } from "react";
import { Pager } from "#app/_ui/pager.tsx";
import { formatCount, formatQuantity } from "#lib/format.ts";
import type { JobFilter } from "#lib/jobs/filter.ts";
import type { JobPage } from "#lib/jobs/views.ts";
import { fromStart, jobsHref } from "../address.ts";
import { orderOf } from "../job-order.ts";

type JobsPagerProps = {
  filter: JobFilter;
  page: JobPage;
  shown: number;
  /** Of the tab, in words; null where a status narrows it further. */
  total: string | null;
  older: string | null;
  children: ReactNode;
};

const ORDERS = {
  created: { text: "Newest first", back: "Newer", forth: "Older" },
  duration: { text: "Longest first", back: "Longer", forth: "Shorter" },
} as const;

export function JobsPager({ filter, page, shown, total, older, children }: JobsPagerProps) {
  const start = fromStart(filter);
  const { text, back, forth } = ORDERS[orderOf(filter, page)];
  return (
    <Pager
      text={total === null ? formatQuantity(shown, "job") : `${formatCount(shown)} of ${total}`}
      order={text}
      back={{ label: back, href: page.newer && jobsHref({ ...start, after: page.newer }) }}
      forth={{ label: forth, href: older && jobsHref({ ...start, before: older }) }}
    >
      {children}
    </Pager>
  );
}
