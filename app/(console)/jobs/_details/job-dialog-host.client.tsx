"use client";

import { useEffect, useMemo } from "react";
import { useModule } from "#app/_ui/use-module.client.tsx";
import type { Role } from "#lib/auth/scope.ts";
import type { JobDetails, JobRow } from "#lib/jobs/views.ts";
import type { OpenJob } from "../_list/use-open-job.client.tsx";
import { primeDetails } from "./fetch-details.ts";

const loadDialog = () => import("./job-dialog.client.tsx");

type JobDialogHostProps = {
  open: OpenJob;
  rows: readonly JobRow[];
  role: Role;
  details: JobDetails | null;
};

/** The details over the list, fetched with the first job opened. Its neighbours are those of the list. */
export function JobDialogHost({ open, rows, role, details }: JobDialogHostProps) {
  const { id } = open;
  const { module, prepare } = useModule(loadDialog, id !== null);
  useFirstSign(prepare);
  const isRead = id !== null && details !== null && names(id, details.job);
  // For whom the address opened it: asked while the dialog itself is still loaded, and not once more by its first effect.
  useMemo(() => {
    if (id !== null && !isRead && typeof window !== "undefined") primeDetails(id);
  }, [id, isRead]);
  if (id === null || !module) return null;
  const JobDialog = module.default;
  const at = rows.findIndex((row) => names(id, row));
  return (
    <JobDialog
      id={id}
      row={rows[at] ?? null}
      initial={isRead ? details : null}
      role={role}
      newerId={rows[at - 1]?.id ?? null}
      olderId={at === -1 ? null : (rows[at + 1]?.id ?? null)}
      onMove={open.showInstead}
      onClose={open.close}
    />
  );
}

const names = (id: string, job: JobRow) => job.id === id || job.shortId === id.toUpperCase();

/** Loads what is likely to be wanted as soon as somebody is there who might: not with the page. */
function useFirstSign(act: () => unknown) {
  useEffect(() => {
    const once = { once: true, passive: true };
    const begin = () => void act();
    const signs = ["pointermove", "touchstart", "keydown"] as const;
    for (const sign of signs) document.addEventListener(sign, begin, once);
    return () => {
      for (const sign of signs) document.removeEventListener(sign, begin);
    };
  }, [act]);
}
