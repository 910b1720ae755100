import { ArrowDown } from "lucide-react";
import type { ReactNode } from "react";
import { classNames } from "#app/_ui/class-names.ts";
import { Icon } from "#app/_ui/icon.tsx";
import { Link } from "#app/_ui/link.client.tsx";
import type { JobFilter } from "#lib/jobs/filter.ts";
import type { JobColumn } from "#lib/people/schemas.ts";
import { fromStart, jobsHref } from "../address.ts";
import { COLUMN_LABELS, COLUMN_WIDTHS } from "./columns.ts";

const HEAD =
  "sticky top-0 z-(--z-sticky) h-8 whitespace-nowrap border-b bg-surface px-2 text-left font-medium text-12 text-fg-3";

/** As narrow as what they hold allows: the message takes the rest, and it is what people look for. */
type TableHeadProps = {
  /** What is sorted again by the columns' names; null where nothing is to be sorted yet. */
  filter: JobFilter | null;
  /** In which the rows stand. */
  order: JobFilter["sort"];
  columns: readonly JobColumn[];
  /** Of all rows below. */
  select: ReactNode;
  children: ReactNode;
};

export function TableHead({ filter, order, columns, select, children }: TableHeadProps) {
  const sorted = (by: JobFilter["sort"], label: string) => ({
    "aria-sort": order === by ? ("descending" as const) : undefined,
    children: filter ? (
      <SortLink href={jobsHref({ ...fromStart(filter), sort: by })} isCurrent={order === by}>
        {label}
      </SortLink>
    ) : (
      label
    ),
  });
  return (
    <thead className="max-sm:hidden">
      <tr>
        <th scope="col" className={`${HEAD} w-[44px] pr-0 pl-3`}>
          {select}
        </th>
        <th scope="col" className={`${HEAD} w-[100px]`}>
          Job ID
        </th>
        <th scope="col" className={`${HEAD} w-10 min-[1280px]:w-[152px] min-[1440px]:w-[172px]`}>
          <span className="max-[1279px]:sr-only">Type</span>
        </th>
        <th scope="col" className={`${HEAD} w-[150px] min-[1440px]:w-[160px] max-md:w-auto`}>
          Asset
        </th>
        <th scope="col" className={`${HEAD} w-[108px]`}>
          Status
        </th>
        <th scope="col" className={`${HEAD} w-[116px] max-xl:w-20`}>
          Progress
        </th>
        <th
          scope="col"
          className={`${HEAD} w-[84px] text-right min-[1360px]:in-data-gauges:w-[136px] min-[1360px]:in-data-gauges:pr-[60px]`}
          {...sorted("duration", "Duration")}
        />
        <th scope="col" className={`${HEAD} max-md:hidden`}>
          Message
        </th>
        {columns.map((column) => (
          <th key={column} scope="col" className={`${HEAD} ${COLUMN_WIDTHS[column]}`}>
            {COLUMN_LABELS[column]}
          </th>
        ))}
        <th scope="col" className={`${HEAD} w-[88px] text-right`} {...sorted("created", "Created")} />
        <th scope="col" className={`${HEAD} w-12 pr-3 pl-0 text-right`}>
          {children}
        </th>
      </tr>
    </thead>
  );
}

/** By the greatest first: what people look for is the newest or the longest. */
const SortLink = ({ href, isCurrent, children }: { href: string; isCurrent: boolean; children: string }) => (
  <Link
    href={href}
    scroll={false}
    title={isCurrent ? undefined : `Sort by ${children.toLowerCase()}`}
    className={classNames("rounded-4 hover:text-fg", isCurrent && "text-fg-2")}
  >
    {children}
    {isCurrent && <Icon of={ArrowDown} size={12} className="ml-1 inline" />}
  </Link>
);
