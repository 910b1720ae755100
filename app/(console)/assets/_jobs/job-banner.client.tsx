"use client";

import Link from "next/link";
import { useState } from "react";
import { useJobChanges } from "#app/_live/live.client.tsx";
import { Notice } from "#app/_ui/notice.tsx";
import { isActive } from "#lib/jobs/status.ts";
import type { JobRow } from "#lib/jobs/views.ts";
import { JobMessage } from "../../jobs/_parts/job-message.tsx";
import { useTypeLabel } from "../../jobs/_parts/job-types.client.tsx";
import { ProgressCell } from "../../jobs/_parts/progress-cell.tsx";

const TONES = {
  completed: "completed",
  failed: "failed",
  cancelled: "warn",
  pending: "info",
  running: "info",
} as const;

const VERBS = {
  pending: " waits",
  running: " is running",
  failed: " failed",
  cancelled: " was cancelled",
  completed: "",
} as const;

type JobBannerProps = {
  initial: JobRow;
  cursor: string;
  /** Nobody asked for it: it is there while it is under way, and its result stands among the jobs below. */
  endsWithJob?: boolean;
};

/** Whose result this page shows: what a link from a job leads to. Live while the job is on its way. */
export function JobBanner({ initial, cursor, endsWithJob = false }: JobBannerProps) {
  const [newest, setNewest] = useState(initial);
  const job = initial.version > newest.version ? initial : newest;
  useJobChanges((rows) => {
    for (const row of rows) if (row.id === job.id && row.version >= job.version) setNewest(row);
  }, cursor);
  const label = useTypeLabel(job.type);
  if (endsWithJob && !isActive(job.status)) return null;
  const result = job.status === "completed" ? resultOf(job) : null;
  return (
    <Notice
      tone={TONES[job.status]}
      role="status"
      action={
        <span className="flex shrink-0 flex-wrap gap-x-4">
          {result && (
            <Link href={result.href} className="rounded-4 font-medium text-accent-text hover:underline">
              {result.label}
            </Link>
          )}
          <Link href={`/jobs/${job.id}`} className="rounded-4 font-medium text-accent-text hover:underline">
            Open job
          </Link>
        </span>
      }
    >
      <span className="flex flex-wrap items-center gap-x-2 gap-y-1">
        <span>
          {job.status === "completed" ? "Result of " : `${label} `}
          <span className="mono">{job.shortId}</span>
          {job.status === "completed" ? ":" : `${VERBS[job.status]}:`}
        </span>
        <span className="min-w-0">
          <JobMessage job={job} />
        </span>
        {job.status === "running" && (
          <span className="w-40">
            <ProgressCell job={job} />
          </span>
        )}
      </span>
    </Notice>
  );
}

/** Where its result is read, if that is on another page. */
function resultOf({ id, type, assetId, sourceId }: JobRow): { href: string; label: string } | null {
  if (type === "asset_discovery") return { href: `/schema-changes?job=${id}`, label: "See what changed" };
  if (type === "intelligence_analysis" && assetId === sourceId)
    return { href: `/documentation?job=${id}`, label: "See what it wrote" };
  return null;
}
