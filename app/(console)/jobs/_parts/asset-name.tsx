import type { JobRow } from "#lib/jobs/views.ts";

/** `orders`, or `orders › sales.items`. The source is never cut; a long relation is, with the whole on hover. */
export function AssetName({ job }: { job: Pick<JobRow, "sourceName" | "relationName"> }) {
  if (!job.sourceName) return <span className="text-fg-3">–</span>;
  return (
    <span
      className="flex min-w-0 items-baseline"
      title={[job.sourceName, job.relationName].filter(Boolean).join(" › ")}
    >
      <span className="max-w-full shrink-0 truncate font-medium">{job.sourceName}</span>
      {job.relationName && (
        <>
          <span className="shrink-0 px-[5px] text-fg-3">›</span>
          <span className="min-w-0 truncate text-fg-2">{job.relationName}</span>
        </>
      )}
    </span>
  );
}
