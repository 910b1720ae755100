import { CopyButton } from "#app/_ui/copy-button.client.tsx";
import { Status } from "#app/_ui/status.tsx";
import type { JobRow } from "#lib/jobs/views.ts";
import { TypeLabel } from "../_parts/job-types.client.tsx";
import { TypeIcon } from "../_parts/type-icon.tsx";

/** What, on what, which one, and how it stands. */
export function JobTitle({ job }: { job: JobRow }) {
  const name = [job.sourceName, job.relationName].filter(Boolean).join(" › ");
  return (
    <span className="flex min-w-0 flex-wrap items-center gap-x-2.5 gap-y-1">
      <span className="flex min-w-0 items-center gap-2">
        <TypeIcon type={job.type} className="text-fg" />
        <span className="min-w-0 truncate max-sm:whitespace-normal max-sm:wrap-anywhere" title={name}>
          <TypeLabel type={job.type} />
          {name && (
            <>
              <span className="font-normal text-fg-3"> of </span>
              {name}
            </>
          )}
        </span>
      </span>
      <span className="flex items-center gap-1 font-normal">
        <span className="mono text-12 text-fg-2">{job.shortId}</span>
        <CopyButton text={job.shortId} label={`Copy ${job.shortId}`} isIconOnly />
      </span>
      <Status status={job.status} isCancelling={job.cancel !== null} isBadge />
    </span>
  );
}
