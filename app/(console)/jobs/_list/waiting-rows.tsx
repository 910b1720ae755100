import { Skeleton } from "#app/_ui/skeleton.tsx";
import type { JobColumn } from "#lib/people/schemas.ts";
import { MIN_WIDTHS } from "./columns.ts";
import { TableHead } from "./table-head.tsx";

/** As many as a page has: the pager stands at its end. */
const ROWS = 30;
const NAMES = ["w-24", "w-16", "w-28", "w-20", "w-24", "w-14"] as const;
const CELL = "h-(--row) border-line-soft border-b px-2 max-sm:hidden";
/** Of the whole row what a phone shows. */
const CARD =
  "h-(--row) border-line-soft border-b px-2 max-sm:block max-sm:h-auto max-sm:border-0 max-sm:px-0";

type WaitingRowsProps = {
  columns: readonly JobColumn[];
  /** As the rows that they stand for. */
  hasGauges: boolean;
};

/** The real columns without their words, in place of a list that is on its way; one that comes at once does without. */
export default function WaitingRows({ columns, hasGauges }: WaitingRowsProps) {
  return (
    <div
      role="status"
      aria-label="Loading"
      className="absolute inset-x-0 top-0 z-(--z-pill) min-h-full animate-[appear_1ms_200ms_both] bg-surface"
    >
      <table
        aria-hidden="true"
        data-gauges={hasGauges ? "" : undefined}
        className={`w-full table-fixed border-separate border-spacing-0 text-13 max-sm:block ${MIN_WIDTHS[columns.length]}`}
      >
        <TableHead filter={null} order="created" columns={columns} select={null}>
          {null}
        </TableHead>
        <tbody className="max-sm:block">
          {Array.from({ length: ROWS }, (_, row) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: placeholders have no identity
            <tr key={row} className="max-sm:block max-sm:border-line-soft max-sm:border-b max-sm:p-4">
              <td className={CELL} />
              <td className={CELL}>
                <Skeleton className="w-16" />
              </td>
              <td className={CELL}>
                <Skeleton className="w-4 min-[1280px]:w-28" />
              </td>
              <td className={CARD}>
                <Skeleton className={NAMES[row % NAMES.length] ?? NAMES[0]} />
                <Skeleton className="mt-3 w-48 sm:hidden" />
              </td>
              <td className={CELL}>
                <Skeleton className="w-20" />
              </td>
              <td className={CELL}>
                <Skeleton className="w-14 xl:w-20" />
              </td>
              <td className={CELL}>
                <Skeleton className="ml-auto w-10" />
              </td>
              <td className={`${CELL} max-md:hidden`}>
                <Skeleton className={row % 3 === 0 ? "w-3/5" : "w-2/5"} />
              </td>
              {columns.map((column) => (
                <td key={column} className={CELL}>
                  <Skeleton className="w-14" />
                </td>
              ))}
              <td className={CELL}>
                <Skeleton className="ml-auto w-14" />
              </td>
              <td className={CELL} />
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
