import { CopyButton } from "#app/_ui/copy-button.client.tsx";
import { Status } from "#app/_ui/status.tsx";
import type { JobRow } from "#lib/jobs/views.ts";
import { TypeLabel } from "../_parts/job-types.client.tsx";
import { TypeIcon } from "../_parts/type-icon.tsx";

/** What, on what. */
export function JobTitle({ job }: { job: JobRow }) {
  const name = [job.sourceName, job.relationName].filter(Boolean).join(" › ");
  return (
    <span className="flex min-w-0 items-center gap-2">
      <TypeIcon type={job.type} className="text-fg" />
      <span className="min-w-0 truncate max-sm:wrap-anywhere max-sm:whitespace-normal" title={name}>
        <TypeLabel type={job.type} />
        {name && (
          <>
            <span className="font-normal text-fg-3"> of </span>
            {name}
          </>
        )}
      </span>
    </span>
  );
}

/** Which one, and how it stands. */
export const JobMark = ({ job }: { job: JobRow }) => (
  <>
    <span className="flex items-center gap-1">
      <span className="mono text-12 text-fg-2">{job.shortId}</span>
      <CopyButton text={job.shortId} label={`Copy ${job.shortId}`} isIconOnly />
    </span>
    <Status status={job.status} isCancelling={job.cancel !== null} isBadge />
  </>
);
