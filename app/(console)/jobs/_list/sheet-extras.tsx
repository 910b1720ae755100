import { ButtonLink } from "#app/_ui/button-link.tsx";
import { classNames } from "#app/_ui/class-names.ts";
import { SheetGroup } from "#app/_ui/filter-sheet.tsx";
import { LinkPending } from "#app/_ui/link-pending.client.tsx";
import type { JobFilter } from "#lib/jobs/filter.ts";
import { fromStart, jobsHref } from "../address.ts";
import { ColumnBoxes } from "./columns.client.tsx";

const ORDERS = [
  { sort: "created", label: "Newest first" },
  { sort: "duration", label: "Longest first" },
] as const satisfies { sort: JobFilter["sort"]; label: string }[];

type SheetExtrasProps = { filter: JobFilter; exportHrefs: Record<"csv" | "json", string> };

/** What stands in the table's head and beside the tabs on a wider screen. */
export const SheetExtras = ({ filter, exportHrefs }: SheetExtrasProps) => (
  <>
    <SheetGroup label="Order">
      {ORDERS.map(({ sort, label }) => (
        <ButtonLink
          key={sort}
          href={jobsHref({ ...fromStart(filter), sort })}
          scroll={false}
          aria-current={filter.sort === sort ? "true" : undefined}
          className={classNames(filter.sort === sort && "border-accent-line! bg-accent-bg!")}
        >
          {label}
          <LinkPending />
        </ButtonLink>
      ))}
    </SheetGroup>
    <SheetGroup label="Also on each card">
      <ColumnBoxes />
    </SheetGroup>
    <SheetGroup label="Export all that match">
      <DownloadLink href={exportHrefs.csv}>CSV</DownloadLink>
      <DownloadLink href={exportHrefs.json}>JSON</DownloadLink>
    </SheetGroup>
  </>
);

const DownloadLink = ({ href, children }: { href: string; children: string }) => (
  <a
    href={href}
    download
    className="inline-flex h-11 items-center rounded-6 border border-line-strong bg-raised px-3 font-medium text-13 shadow-1"
  >
    {children}
  </a>
);
