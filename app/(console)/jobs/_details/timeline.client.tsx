"use client";

import { useId } from "react";
import { useTicking } from "#app/_ui/clock.client.tsx";
import { ClockTime } from "#app/_ui/relative-time.client.tsx";
import { formatDuration, formatTicking } from "#lib/format.ts";
import { isActive, STATUS_LABELS } from "#lib/jobs/status.ts";
import type { JobDetails } from "#lib/jobs/views.ts";
import { Part } from "./heading.client.tsx";
import { named, percent, type Span, spansOf, tookOf } from "./time-scale.ts";

/** From creation to the end, to scale: waits hatched, attempts filled, a failure marked. */
export function Timeline({ details }: { details: JobDetails }) {
  const { job, attempts } = details;
  // It turns with the clock in the row: whole seconds since the attempt began, or since the wait did.
  const anchor = Date.parse((job.status === "running" && job.startedAt) || job.queuedAt);
  const nowMs = Number(
    useTicking((now) => String(anchor + Math.floor((now.getTime() - anchor) / 1_000) * 1_000)),
  );
  const isOver = !isActive(job.status);
  const end = job.finishedAt ? Date.parse(job.finishedAt) : nowMs;
  const spans = spansOf(job.createdAt, attempts, end);
  const isPending = job.status === "pending";
  const waits = spans.filter((span) => span.kind === "waiting");
  const waited = isPending ? waits.reduce((sum, span) => sum + span.until - span.from, 0) : job.waitedMs;
  const length = end - Date.parse(job.createdAt);
  const ticking = isOver ? formatDuration : formatTicking;
  const told = (span: Span) => {
    const isUnderWay = !isOver && span === spans.at(-1);
    return (isUnderWay ? formatTicking : formatDuration)(tookOf(span, spans, job, end));
  };
  return (
    <Part
      title="Timeline"
      aside={`${ticking(length)} ${isOver ? `from created to ${job.status}` : "since it was created"}, of which ${(isPending ? ticking : formatDuration)(waited)} waiting`}
    >
      <div className="flex flex-col gap-1.5 text-12 text-fg-3">
        <div className="num flex justify-between">
          <span>
            <b className="font-medium text-fg">Created</b> <ClockTime at={job.createdAt} />
          </span>
          {job.finishedAt && (
            <span>
              <b className={`font-medium ${job.status === "failed" ? "text-failed-fg" : "text-fg"}`}>
                {STATUS_LABELS[job.status]}
              </b>{" "}
              <ClockTime at={job.finishedAt} />
            </span>
          )}
        </div>
        <Strip
          spans={spans}
          start={Date.parse(job.createdAt)}
          length={length}
          told={told}
          hasFailed={job.status === "failed"}
        />
      </div>
    </Part>
  );
}

type StripProps = {
  spans: Span[];
  start: number;
  length: number;
  /** How long a span took. */
  told(span: Span): string;
  hasFailed: boolean;
};

function Strip({ spans, start, length, told, hasFailed }: StripProps) {
  const hatch = useId();
  const last = spans.findLast((span) => span.kind === "attempt");
  const withName = named(spans, start, length);
  return (
    <svg
      role="img"
      aria-label={spans.map((span) => `${nameOf(span)} ${told(span)}`).join(", ")}
      className="block h-8 w-full overflow-visible"
    >
      <defs>
        <pattern id={hatch} width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <rect width="5" height="5" className="fill-pending-bg" />
          <rect width="2" height="5" className="fill-line-strong" />
        </pattern>
      </defs>
      {spans.map((span) => {
        const x = percent(span.from - start, length);
        const width = percent(span.until - start, length) - x;
        return (
          <g key={span.from}>
            <rect
              x={`${x}%`}
              width={`${Math.max(0.3, width)}%`}
              height="10"
              rx="2"
              fill={span.kind === "waiting" ? `url(#${hatch})` : undefined}
              className={
                span.kind === "attempt" ? `fill-running-mark ${span === last ? "" : "opacity-50"}` : undefined
              }
            />
            {withName.has(span) && (
              <text x={`${x}%`} y="26" className="num fill-fg-3 text-12">
                <tspan className="fill-fg font-medium">{nameOf(span)}</tspan> {told(span)}
              </text>
            )}
          </g>
        );
      })}
      {hasFailed && <rect x="99.5%" width="0.5%" height="10" rx="1" className="fill-failed-mark" />}
    </svg>
  );
}

const nameOf = ({ kind, attempt }: Span) => (kind === "waiting" ? "Waited" : `Attempt ${attempt}`);
