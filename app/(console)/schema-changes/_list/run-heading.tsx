import Link from "next/link";
import type { ChangeRow } from "#lib/schema-changes/views.ts";
import { changesHref } from "../address.ts";

/** Above the changes of one run: whose they are, and what found them. */
export function RunHeading({ change }: { change: ChangeRow }) {
  return (
    <tr className="max-sm:block">
      <th
        colSpan={7}
        scope="rowgroup"
        className="h-8 border-b bg-sunken px-5 text-left font-normal text-12 max-sm:flex max-sm:h-11 max-sm:items-center max-sm:px-4"
      >
        <span className="flex min-w-0 flex-1 items-center gap-x-2">
          <Link
            href={`/assets/${change.sourceId}`}
            className="truncate rounded-4 font-medium text-13 hover:underline"
          >
            {change.sourceName}
          </Link>
          <span className="text-fg-3 max-sm:hidden">discovered by</span>
          <Link href={`/jobs/${change.jobId}`} className="mono rounded-4 text-fg-2 hover:underline">
            {change.jobShortId}
          </Link>
          <Link
            href={changesHref({ job: change.jobId })}
            className="ml-auto shrink-0 rounded-4 text-accent-text hover:underline"
          >
            This run only
          </Link>
        </span>
      </th>
    </tr>
  );
}
