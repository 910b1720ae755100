"use client";

import { Confirm } from "#app/_ui/confirm.client.tsx";
import type { JobRow } from "#lib/jobs/views.ts";
import { progressSentence } from "../progress-text.ts";
import { useTypeLabel } from "./job-types.client.tsx";

type CancelConfirmProps = { job: JobRow; onClose(): void; onConfirm(): void };

/** Asks once, and names what will happen in which order. */
export default function CancelConfirm({ job, onClose, onConfirm }: CancelConfirmProps) {
  const label = useTypeLabel(job.type);
  const progress = progressSentence(job);
  return (
    <Confirm
      open
      onOpenChange={(open) => !open && onClose()}
      title={`Cancel ${job.shortId}, ${label} of ${job.sourceName ?? "a removed source"}?`}
      confirmLabel="Cancel Job"
      keepLabel={job.status === "running" ? "Keep running" : "Keep waiting"}
      onConfirm={onConfirm}
    >
      {job.status === "pending" ? (
        <p>It has not started, so it is cancelled at once.</p>
      ) : (
        <>
          <p>
            {progress ? `${progress} read so far are discarded; ` : "What it read so far is discarded; "}
            the last good run stays. A new run starts afresh.
          </p>
          <ol className="mt-2.5 mb-1 grid">
            {STAGES.map(([stage, when]) => (
              <li key={stage} className="flex min-h-[26px] items-center gap-2.5">
                <span
                  className="ml-0.5 size-3 rounded-full border-[1.5px] border-line-control"
                  aria-hidden="true"
                />
                <span>{stage}</span>
                <span className="ml-auto text-12 text-fg-3">{when}</span>
              </li>
            ))}
          </ol>
        </>
      )}
    </Confirm>
  );
}

const STAGES = [
  ["Requested", "at once"],
  ["Seen by the worker", "within 5 s"],
  ["Queries stopped on the server", "checked there"],
  ["Cancelled", "usually in 2 s"],
] as const;
