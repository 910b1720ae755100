"use client";

import Link from "next/link";
import { formatDuration, formatQuantity } from "#lib/format.ts";
import { JOB_STATUSES, type JobStatus, STATUS_LABELS } from "#lib/jobs/status.ts";
import type { JobDetails } from "#lib/jobs/views.ts";
import { useTypeLabel } from "../_parts/job-types.client.tsx";

/** As many as leave each a target for a finger. */
const MOST_SHOWN = 10;
const HEIGHT = 28;
const LOWEST = 6;

const FILL: Record<JobStatus, string> = {
  pending: "fill-pending-mark",
  running: "fill-running-mark",
  completed: "fill-completed-mark",
  failed: "fill-failed-mark",
  cancelled: "fill-cancelled-mark",
};

/** The asset's last jobs of the type, each as high as it took long; oldest first, each a link. */
export function RecentRuns({ details: { job, past } }: { details: JobDetails }) {
  const label = useTypeLabel(job.type);
  const shown = past.recent.slice(0, MOST_SHOWN).toReversed();
  if (shown.length < 2) return null;
  const longest = Math.max(1, ...shown.map(({ durationMs }) => durationMs ?? 0));
  const failed = shown.filter(({ status }) => status === "failed").length;
  return (
    <>
      <ul aria-label={`Last ${shown.length} jobs of this type`} className="mt-2 flex items-end gap-0.5">
        {shown.map((run) => {
          const status = JOB_STATUSES.find((known) => known === run.status) ?? "pending";
          const height = Math.max(LOWEST, (HEIGHT * (run.durationMs ?? 0)) / longest);
          const took = run.durationMs === null ? "" : `, ${formatDuration(run.durationMs)}`;
          const name = `${run.shortId}, ${STATUS_LABELS[status].toLowerCase()}${took}`;
          return (
            <li key={run.id} className="min-w-0 flex-1">
              <Link
                href={`/jobs/${run.id}`}
                aria-label={name}
                aria-current={run.id === job.id ? "true" : undefined}
                title={name}
                className="block rounded-4 border-transparent border-b-2 hover:bg-hover aria-[current=true]:border-accent"
              >
                <svg className="block h-7 w-full" aria-hidden="true">
                  <rect
                    x="10%"
                    width="80%"
                    y={HEIGHT - height}
                    height={height}
                    rx="2"
                    className={FILL[status]}
                  />
                </svg>
              </Link>
            </li>
          );
        })}
      </ul>
      <p className="num mt-1 text-12 text-fg-3">
        Last {formatQuantity(shown.length, "run")} of {label}
        {failed > 0 && `, ${failed} failed`}
      </p>
    </>
  );
}
