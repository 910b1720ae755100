"use client";

import { Ban } from "lucide-react";
import { Button } from "#app/_ui/button.tsx";
import { Duration } from "#app/_ui/duration.client.tsx";
import { Icon } from "#app/_ui/icon.tsx";
import { StatusShape } from "#app/_ui/status-shape.tsx";
import type { Role } from "#lib/auth/scope.ts";
import type { JobRow } from "#lib/jobs/views.ts";
import { useJobActs } from "../_parts/job-acts.client.tsx";
import { JobMessage } from "../_parts/job-message.tsx";
import { whyNotCancel } from "../allowed.ts";
import { LeadPanel } from "./lead-panel.tsx";

const ADVICE = {
  blocked:
    "One job of a type runs on a source at a time. This one starts by itself when the other has ended.",
  limit: "So many run at a time, so that every organization has its turn. This one starts by itself.",
  unknown_type:
    "The workers that are alive are of another version. Start one of this version (npm run worker), and this one begins by itself.",
  backoff: "The last attempt failed for a reason that often passes, so it is tried again by itself.",
  no_worker: "Jobs run in the worker process. Start it (npm run worker), and this one begins by itself.",
  queued: "A worker takes it as soon as one has room.",
} as const;

/** What it waits for, for how long, and whether anybody has to do something. */
export function LeadPending({ job, role }: { job: JobRow; role: Role }) {
  const acts = useJobActs();
  return (
    <LeadPanel
      tone="pending"
      icon={<StatusShape of="pending" size={18} className="text-pending-mark" />}
      title={<JobMessage job={job} />}
      action={
        <Button
          tone="danger"
          icon={<Icon of={Ban} size={14} />}
          disabledBecause={whyNotCancel(job, role)}
          onClick={() => acts.askToCancel(job)}
        >
          Cancel Job
        </Button>
      }
    >
      <p className="mt-1 max-w-[64ch]">
        {ADVICE[job.waiting?.reason ?? "queued"]} Waiting for{" "}
        <Duration base={job.waitedMs} since={job.queuedAt} />.
      </p>
    </LeadPanel>
  );
}
