"use client";

import { lazy, Suspense } from "react";
import type { Role } from "#lib/auth/scope.ts";
import type { JobDetails, JobRow } from "#lib/jobs/views.ts";
import type { OpenJob } from "../_list/use-open-job.client.tsx";

const JobDialog = lazy(() => import("./job-dialog.client.tsx"));

type JobDialogHostProps = {
  open: OpenJob;
  rows: readonly JobRow[];
  role: Role;
  details: JobDetails | null;
};

/** The details over the list, fetched with the first job opened. Its neighbours are those of the list. */
export function JobDialogHost({ open, rows, role, details }: JobDialogHostProps) {
  if (open.id === null) return null;
  const id = open.id;
  const at = rows.findIndex((row) => row.id === id || row.shortId === id.toUpperCase());
  const isRead = details !== null && (details.job.id === id || details.job.shortId === id.toUpperCase());
  return (
    <Suspense fallback={null}>
      <JobDialog
        id={id}
        initial={isRead ? details : null}
        role={role}
        newerId={rows[at - 1]?.id ?? null}
        olderId={at === -1 ? null : (rows[at + 1]?.id ?? null)}
        onMove={open.showInstead}
        onClose={open.close}
      />
    </Suspense>
  );
}
