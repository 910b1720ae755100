"use client";

import { ChevronDown, ChevronUp, Link2, Logs, Maximize2, RotateCcw } from "lucide-react";
import { Button } from "#app/_ui/button.tsx";
import { copyText } from "#app/_ui/copy-text.ts";
import { Dialog } from "#app/_ui/dialog.client.tsx";
import { EmptyState } from "#app/_ui/empty-state.tsx";
import { Icon } from "#app/_ui/icon.tsx";
import { IconButton, IconLink } from "#app/_ui/icon-button.tsx";
import { useShortcuts } from "#app/_ui/shortcuts.client.tsx";
import { Skeleton } from "#app/_ui/skeleton.tsx";
import type { Role } from "#lib/auth/scope.ts";
import type { JobDetails, JobRow } from "#lib/jobs/views.ts";
import { askForShortcuts } from "../../_shell/shortcut-list.client.tsx";
import { JobMenu } from "../_parts/job-menu.client.tsx";
import { useJobCommands } from "../_parts/use-job-commands.client.tsx";
import { useKeyActs } from "../_parts/use-key-acts.client.tsx";
import { JobBody } from "./job-body.tsx";
import { JobMark, JobTitle } from "./job-title.tsx";
import { useJobDetails } from "./use-job-details.client.tsx";

type JobDialogProps = {
  id: string;
  /** What the list knows of it. */
  row: JobRow | null;
  initial: JobDetails | null;
  role: Role;
  newerId: string | null;
  olderId: string | null;
  onMove(id: string): void;
  onClose(): void;
};

/** The details over the list. Another job is shown in the same dialog, which stays where it is. */
export default function JobDialog({
  id,
  row,
  initial,
  role,
  newerId,
  olderId,
  onMove,
  onClose,
}: JobDialogProps) {
  const { details, problem, readAgain } = useJobDetails(id, initial, row);
  const job = details?.job ?? row;
  const { cancel, retry } = useKeyActs(role);
  useShortcuts(
    {
      k: () => newerId && onMove(newerId),
      j: () => olderId && onMove(olderId),
      c: () => cancel(details?.job),
      r: () => retry(details?.job),
      "?": askForShortcuts,
    },
    { isInDialog: true },
  );
  useJobCommands(role, () => details?.job);
  const jobId = job?.id ?? id;

  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      size="lg"
      title={job ? <JobTitle job={job} /> : id}
      titleAside={job && <JobMark job={job} />}
      finalFocus={() =>
        document.querySelector<HTMLElement>(`[data-job="${CSS.escape(jobId)}"] [data-job-link]`)
      }
      headerActions={
        <>
          <IconButton
            label="Newer job  k"
            icon={<Icon of={ChevronUp} />}
            disabled={!newerId}
            onClick={() => newerId && onMove(newerId)}
          />
          <IconButton
            label="Older job  j"
            icon={<Icon of={ChevronDown} />}
            disabled={!olderId}
            onClick={() => olderId && onMove(olderId)}
          />
          <span aria-hidden="true" className="mx-1 h-4 w-px bg-line-strong max-sm:hidden" />
          <IconButton
            label="Copy link"
            className="max-sm:hidden"
            icon={<Icon of={Link2} />}
            onClick={() => void copyText(new URL(`/jobs/${jobId}`, window.location.href).href, "Link copied")}
          />
          <IconLink label="Open as page" href={`/jobs/${jobId}`} icon={<Icon of={Maximize2} />} />
          {job && <JobMenu job={job} role={role} />}
        </>
      }
    >
      {details ? (
        <JobBody details={details} role={role} headings="h3" />
      ) : problem ? (
        <NoDetails id={id} {...problem} onClose={onClose} onRetry={readAgain} />
      ) : (
        <Loading />
      )}
    </Dialog>
  );
}

const Loading = () => (
  <div role="status" aria-label="Loading" className="grid min-h-[60dvh] content-start gap-4 p-5">
    <Skeleton className="h-28! rounded-8" />
    <Skeleton className="w-40" />
    <Skeleton className="h-24! rounded-8" />
    <Skeleton className="w-28" />
    <Skeleton className="h-40! rounded-8" />
  </div>
);

type NoDetailsProps = { id: string; isGone: boolean; message: string; onClose(): void; onRetry(): void };

const NoDetails = ({ id, isGone, message, onClose, onRetry }: NoDetailsProps) => (
  <EmptyState
    icon={<Icon of={Logs} />}
    title={isGone ? "No such job here" : "The details could not be loaded"}
    level="h3"
    actions={
      isGone ? (
        <Button onClick={onClose}>Back to Jobs</Button>
      ) : (
        <Button icon={<Icon of={RotateCcw} size={14} />} onClick={onRetry}>
          Try again
        </Button>
      )
    }
  >
    {isGone ? `There is no ${id} in this organization. Check the ID, or switch organization.` : message}
  </EmptyState>
);
