"use client";

import { Ban } from "lucide-react";
import type { ReactNode } from "react";
import { Button } from "#app/_ui/button.tsx";
import { useTicking } from "#app/_ui/clock.client.tsx";
import { Duration } from "#app/_ui/duration.client.tsx";
import { Icon } from "#app/_ui/icon.tsx";
import { ProgressBar } from "#app/_ui/progress-bar.tsx";
import type { Role } from "#lib/auth/scope.ts";
import { formatCount, formatDuration } from "#lib/format.ts";
import type { JobDetails } from "#lib/jobs/views.ts";
import { useJobActs } from "../_parts/job-acts.client.tsx";
import { useJobType } from "../_parts/job-types.client.tsx";
import { whyNotCancel } from "../allowed.ts";
import { progressSentence } from "../progress-text.ts";
import { LeadPanel } from "./lead-panel.tsx";

/** What is being worked on, how far it is, how fast it goes, and the way to stop it. */
export function LeadRunning({ details, role }: { details: JobDetails; role: Role }) {
  const { job } = details;
  const acts = useJobActs();
  const phases = useJobType(job.type)?.phases ?? [];
  const at = phases.findIndex((phase) => phase.id === job.step);
  const where = [progressSentence(job), at >= 0 && `step ${at + 1} of ${phases.length}`]
    .filter(Boolean)
    .join(" · ");
  return (
    <LeadPanel
      tone="running"
      title={phases[at]?.label ?? "Starting"}
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
      foot={
        <dl className="-my-3.5 -mr-4 -ml-4 grid grid-cols-4 max-sm:grid-cols-2">
          <Figure label="Done" value={`${job.progress}%`} note={progressSentence(job) ?? "of its steps"} />
          <Figure
            label="Running for"
            value={<Duration since={job.startedAt} />}
            note={`waited ${formatDuration(job.waitedMs)}`}
          />
          <Figure
            label="Rate"
            value={<Rate details={details} />}
            note={job.unit ? `${job.unit} in this step` : "—"}
          />
          <Figure
            label="Attempt"
            value={job.attempt}
            note={details.attempts.length > 1 ? "after an earlier one" : "the first"}
          />
        </dl>
      }
    >
      <p className="num mt-0.5">
        {where || "The worker has just taken it."}
        {job.message && <span className="mono block truncate text-fg">{job.message}</span>}
      </p>
      <div className="mt-3">
        <ProgressBar
          percent={job.progress}
          label={`Progress of ${job.shortId}`}
          text={progressSentence(job) ?? `${job.progress} percent`}
          size="thick"
        />
      </div>
    </LeadPanel>
  );
}

function Figure({ label, value, note }: { label: string; value: ReactNode; note: string }) {
  return (
    <div className="border-line-soft border-l px-4 py-3 first:border-l-0 max-sm:border-t max-sm:odd:border-l-0 max-sm:[&:nth-child(-n+2)]:border-t-0">
      <dt className="text-12 text-fg-3">{label}</dt>
      <dd className="num font-semibold text-18 tracking-[-0.015em]">{value}</dd>
      <dd className="num text-12 text-fg-3">{note}</dd>
    </div>
  );
}

/** Of the step under way. */
function Rate({ details: { job, steps } }: { details: JobDetails }) {
  const step = steps.findLast((one) => one.step === job.step && one.attempt === job.attempt);
  return useTicking((now) => {
    const seconds = step ? (now.getTime() - Date.parse(step.startedAt)) / 1_000 : 0;
    if (!job.unitsDone || seconds < 1) return "–";
    const rate = job.unitsDone / seconds;
    return `${rate < 10 ? rate.toFixed(1) : formatCount(Math.round(rate))}/s`;
  });
}
