import { ArrowDown } from "lucide-react";
import type { ReactNode } from "react";
import { Icon } from "#app/_ui/icon.tsx";
import type { JobColumn } from "#lib/people/schemas.ts";
import { COLUMN_LABELS, COLUMN_WIDTHS } from "./columns.ts";

const HEAD =
  "sticky top-0 z-(--z-sticky) h-8 whitespace-nowrap border-b bg-surface px-2 text-left font-medium text-12 text-fg-3";

/** As narrow as what they hold allows: the message takes the rest, and it is what people look for. */
export function TableHead({
  columns,
  select,
  children,
}: {
  columns: readonly JobColumn[];
  /** Of all rows below. */
  select: ReactNode;
  children: ReactNode;
}) {
  return (
    <thead className="max-sm:sr-only">
      <tr>
        <th scope="col" className={`${HEAD} w-[44px] pr-0 pl-3`}>
          {select}
        </th>
        <th scope="col" className={`${HEAD} w-[100px]`}>
          Job ID
        </th>
        <th scope="col" className={`${HEAD} w-10 xl:w-[152px]`}>
          <span className="max-xl:sr-only">Type</span>
        </th>
        <th scope="col" className={`${HEAD} w-[150px] min-[1440px]:w-[190px] max-md:w-auto`}>
          Asset
        </th>
        <th scope="col" className={`${HEAD} w-[108px]`}>
          Status
        </th>
        <th scope="col" className={`${HEAD} w-36 max-xl:w-20`}>
          Progress
        </th>
        <th scope="col" className={`${HEAD} w-[74px] text-right`}>
          Duration
        </th>
        <th scope="col" className={`${HEAD} max-md:hidden`}>
          Message
        </th>
        {columns.map((column) => (
          <th key={column} scope="col" className={`${HEAD} ${COLUMN_WIDTHS[column]}`}>
            {COLUMN_LABELS[column]}
          </th>
        ))}
        <th scope="col" aria-sort="descending" className={`${HEAD} w-[88px] text-right`}>
          Created <Icon of={ArrowDown} size={12} className="inline" />
        </th>
        <th scope="col" className={`${HEAD} w-12 pr-3 pl-0 text-right`}>
          {children}
        </th>
      </tr>
    </thead>
  );
}
