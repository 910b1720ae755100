"use client";

import { Ban } from "lucide-react";
import type { ReactNode } from "react";
import { Button } from "#app/_ui/button.tsx";
import { useTicking, useTimeZone } from "#app/_ui/clock.client.tsx";
import { Duration } from "#app/_ui/duration.client.tsx";
import { Icon } from "#app/_ui/icon.tsx";
import { ProgressBar } from "#app/_ui/progress-bar.tsx";
import { ClockTime } from "#app/_ui/relative-time.client.tsx";
import type { Role } from "#lib/auth/scope.ts";
import { formatClock, formatDuration, formatTicking, formatTimeLimit } from "#lib/format.ts";
import type { JobDetails } from "#lib/jobs/views.ts";
import { useJobActs } from "../_parts/job-acts.client.tsx";
import { useStep } from "../_parts/use-step.client.tsx";
import { whyNotCancel } from "../allowed.ts";
import { progressSentence } from "../progress-text.ts";
import { EtaLine } from "./eta-line.client.tsx";
import { LeadPanel } from "./lead-panel.tsx";
import { Rate } from "./rate.client.tsx";
import { silentFor, stepUnderWay } from "./silence.ts";
import { type Expectation, expectation } from "./usual.ts";

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
  const nowMs = useTicking((now) => String(Math.floor(now.getTime() / 1_000) * 1_000));
  const expected = expectation(details.past, job.startedAt, Number(nowMs));
  const hasRate = (stepUnderWay(details)?.unitsDone ?? 0) > 0;
  return (
    <>
      <dl className="-my-3.5 -mr-4 -ml-4 grid auto-cols-fr grid-flow-col max-sm:grid-flow-row max-sm:grid-cols-2">
        {expected && <EndsFigure expected={expected} />}
        <Figure label="Done" value={`${job.progress}%`} note={progressSentence(job) ?? "of its steps"} />
        <Figure
          label="Running for"
          value={<Duration since={job.startedAt} />}
          note={`waited ${formatDuration(job.waitedMs)}`}
        />
        {hasRate && (
          <Figure
            label="Rate"
            value={<Rate details={details} />}
            note={job.unit ? `${job.unit} in this step` : "in this step"}
          />
        )}
        {job.attempt > 1 && <Figure label="Attempt" value={job.attempt} note="after an earlier one" />}
        {job.startedAt && !expected && <GivesUpFigure details={details} startedAt={job.startedAt} />}
      </dl>
      {expected && job.startedAt && (
        <div className="-mr-4 -ml-4 mt-3.5 border-line-soft border-t px-4 pt-3">
          <EtaLine startedAt={job.startedAt} expected={expected} />
        </div>
      )}
    </>
  );
}

function EndsFigure({ expected: { until, from, leftMs, isLate, band } }: { expected: Expectation }) {
  const zone = useTimeZone();
  const at = (instant: number) => formatClock(new Date(instant), zone);
  if (isLate)
    return (
      <Figure
        label="Ends"
        value={<span className="text-warn-fg">Later than usual</span>}
        note={`${Math.round(band.runs * 0.9)} of the last ${band.runs} had ended by ${at(until)}`}
      />
    );
  return (
    <Figure
      label="Ends in about"
      value={leftMs > 0 ? formatTicking(leftMs) : "a moment"}
      note={from === until ? `${at(until)}, as usual` : `${at(from)} – ${at(until)}, as usual`}
    />
  );
}

const GivesUpFigure = ({ details, startedAt }: { details: JobDetails; startedAt: string }) => (
  <Figure
    label="Gives up at"
    value={
      <ClockTime at={new Date(Date.parse(startedAt) + details.timeLimitSeconds * 1_000).toISOString()} />
    }
    note={`time limit ${formatTimeLimit(details.timeLimitSeconds)}`}
  />
);

function Figure({ label, value, note }: { label: string; value: ReactNode; note: string }) {
  return (
    <div className="border-line-soft border-l px-4 py-3 first:border-l-0 max-sm:border-t max-sm:odd:border-l-0 max-sm:last:odd:col-span-2 max-sm:[&:nth-child(-n+2)]:border-t-0">
      <dt className="text-12 text-fg-3">{label}</dt>
      <dd className="num font-semibold text-18 tracking-[-0.015em]">{value}</dd>
      <dd className="num text-12 text-fg-3">{note}</dd>
    </div>
  );
}
