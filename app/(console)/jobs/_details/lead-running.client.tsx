"use client";

import { Ban } from "lucide-react";
import type { ReactNode } from "react";
import { Button } from "#app/_ui/button.tsx";
import { useTicking } from "#app/_ui/clock.client.tsx";
import { Duration } from "#app/_ui/duration.client.tsx";
import { Icon } from "#app/_ui/icon.tsx";
import { ProgressBar } from "#app/_ui/progress-bar.tsx";
import { ClockTime } from "#app/_ui/relative-time.client.tsx";
import type { Role } from "#lib/auth/scope.ts";
import { formatCount, formatDuration, formatTicking, formatTimeLimit } from "#lib/format.ts";
import type { JobDetails } from "#lib/jobs/views.ts";
import { useJobActs } from "../_parts/job-acts.client.tsx";
import { useStep } from "../_parts/use-step.client.tsx";
import { whyNotCancel } from "../allowed.ts";
import { progressSentence } from "../progress-text.ts";
import { LeadPanel } from "./lead-panel.tsx";
import { silentFor, stepUnderWay } from "./silence.ts";

/** What is being worked on or waited for, how far it is, how fast it goes, when it ends, and the way to stop it. */
export function LeadRunning({ details, role }: { details: JobDetails; role: Role }) {
  const { job } = details;
  const acts = useJobActs();
  const step = useStep(job);
  const where = [progressSentence(job), step?.place].filter(Boolean).join(" · ");
  const silence = useSilence(details);
  return (
    <LeadPanel
      tone="running"
      title={step?.label ?? "Starting"}
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
      foot={<Figures details={details} />}
    >
      <p className="num mt-0.5 first-letter:uppercase">
        {silence || where || "The worker has just taken it."}
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

/** Nothing else tells a job that waits behind a lock from one that works. Empty where there is nothing to say. */
function useSilence(details: JobDetails): string {
  const isConnecting = details.job.step === "connect";
  return useTicking((now) => {
    const ms = silentFor(details, now);
    if (ms === null) return "";
    const said = `No answer from the database for ${formatTicking(ms)}.`;
    return isConnecting ? said : `${said} Another session may hold a lock.`;
  });
}

/** Only those that say something: a rate where there are units, an attempt after the first. */
function Figures({ details }: { details: JobDetails }) {
  const { job } = details;
  const limitMs = details.timeLimitSeconds * 1_000;
  return (
    <dl className="-my-3.5 -mr-4 -ml-4 grid auto-cols-fr grid-flow-col max-sm:grid-flow-row max-sm:grid-cols-2">
      <Figure label="Done" value={`${job.progress}%`} note={progressSentence(job) ?? "of its steps"} />
      <Figure
        label="Running for"
        value={<Duration since={job.startedAt} />}
        note={`waited ${formatDuration(job.waitedMs)}`}
      />
      {(stepUnderWay(details)?.unitsDone ?? 0) > 0 && (
        <Figure
          label="Rate"
          value={<Rate details={details} />}
          note={job.unit ? `${job.unit} in this step` : "in this step"}
        />
      )}
      {job.attempt > 1 && <Figure label="Attempt" value={job.attempt} note="after an earlier one" />}
      {job.startedAt && (
        <Figure
          label="Gives up at"
          value={<ClockTime at={new Date(Date.parse(job.startedAt) + limitMs).toISOString()} />}
          note={`time limit ${formatTimeLimit(details.timeLimitSeconds)}`}
        />
      )}
    </dl>
  );
}

function Figure({ label, value, note }: { label: string; value: ReactNode; note: string }) {
  return (
    <div className="border-line-soft border-l px-4 py-3 first:border-l-0 max-sm:border-t max-sm:odd:border-l-0 max-sm:last:odd:col-span-2 max-sm:[&:nth-child(-n+2)]:border-t-0">
      <dt className="text-12 text-fg-3">{label}</dt>
      <dd className="num font-semibold text-18 tracking-[-0.015em]">{value}</dd>
      <dd className="num text-12 text-fg-3">{note}</dd>
    </div>
  );
}

/** Of the step under way. */
function Rate({ details }: { details: JobDetails }) {
  const { job } = details;
  const step = stepUnderWay(details);
  return useTicking((now) => {
    const seconds = step ? (now.getTime() - Date.parse(step.startedAt)) / 1_000 : 0;
    if (!job.unitsDone || seconds < 1) return "–";
    const rate = job.unitsDone / seconds;
    return `${rate < 10 ? rate.toFixed(1) : formatCount(Math.round(rate))}/s`;
  });
}
