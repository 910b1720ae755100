"use client";

import { Ban, Server, SquareArrowOutUpRight } from "lucide-react";
import { Button } from "#app/_ui/button.tsx";
import { ButtonLink } from "#app/_ui/button-link.tsx";
import { Duration } from "#app/_ui/duration.client.tsx";
import { Icon } from "#app/_ui/icon.tsx";
import { StatusShape } from "#app/_ui/status-shape.tsx";
import type { Role } from "#lib/auth/scope.ts";
import { may } from "#lib/auth/scope.ts";
import { formatDuration } from "#lib/format.ts";
import type { JobDetails } from "#lib/jobs/views.ts";
import { useJobActs } from "../_parts/job-acts.client.tsx";
import { JobMessage } from "../_parts/job-message.tsx";
import { whyNotCancel } from "../allowed.ts";
import { LeadPanel } from "./lead-panel.tsx";
import { bandOf } from "./usual.ts";

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
export function LeadPending({ details, role }: { details: JobDetails; role: Role }) {
  const { job, past } = details;
  const band = bandOf(past);
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
        {band &&
          ` Once it runs it usually takes ${formatDuration(band.p10Ms)} to ${formatDuration(band.p90Ms)}.`}
      </p>
      <WaitsFor job={job} role={role} />
    </LeadPanel>
  );
}

/** What it waits for, where that can be looked at. */
function WaitsFor({ job: { waiting }, role }: { job: JobDetails["job"]; role: Role }) {
  if (waiting?.reason === "blocked")
    return (
      <ButtonLink
        href={`/jobs/${waiting.jobId}`}
        className="mt-3"
        icon={<Icon of={SquareArrowOutUpRight} size={14} />}
      >
        See {waiting.jobShortId}
      </ButtonLink>
    );
  const isWorkers = waiting?.reason === "no_worker" || waiting?.reason === "unknown_type";
  if (!isWorkers || !may(role, "workers.view")) return null;
  return (
    <ButtonLink href="/settings/workers" className="mt-3" icon={<Icon of={Server} size={14} />}>
      See the workers
    </ButtonLink>
  );
}
