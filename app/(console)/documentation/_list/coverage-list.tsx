import Link from "next/link";
import { ProgressBar } from "#app/_ui/progress-bar.tsx";
import type { Coverage } from "#lib/documentation/views.ts";
import { formatCount, formatQuantity } from "#lib/format.ts";
import { ExportLinks } from "../_parts/export-links.tsx";
import { documentationHref } from "../address.ts";
import { WriteDocumentation } from "./write-documentation.client.tsx";

type CoverageListProps = {
  coverage: readonly Coverage[];
  organizationId: string;
  whyNotRun: string | null;
};

/** How much of every source has a text. */
export const CoverageList = ({ coverage, organizationId, whyNotRun }: CoverageListProps) => (
  <ul aria-label="Coverage" className="flex shrink-0 flex-wrap gap-x-8 gap-y-3 px-5 py-3 text-13 max-sm:px-4">
    {coverage.map(({ sourceId, sourceName, places, documented, edited, undecided }) => (
      <li key={sourceId} className="grid w-72 max-w-full gap-1">
        <span className="flex items-center justify-between gap-2">
          <Link
            href={documentationHref({ source: sourceId })}
            className="min-w-0 truncate rounded-4 font-medium hover:underline"
          >
            {sourceName}
          </Link>
          <ExportLinks of={{ source: sourceId }} organizationId={organizationId} />
        </span>
        <ProgressBar
          percent={places === 0 ? 0 : (100 * documented) / places}
          label={`Documented of ${sourceName}`}
          text={`${formatCount(documented)} of ${formatCount(places)}`}
          tone="reached"
        />
        <span className="num text-12 text-fg-3">
          {formatCount(documented)} of {formatCount(places)} tables and columns
          {edited > 0 && `, ${formatCount(edited)} edited`}
          {undecided > 0 && `, ${formatQuantity(undecided, "version")} of a model to decide on`}
        </span>
        {documented < places && (
          <WriteDocumentation sourceId={sourceId} sourceName={sourceName} whyNotRun={whyNotRun} />
        )}
      </li>
    ))}
  </ul>
);
