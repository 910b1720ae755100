"use client";

import { useTicking } from "#app/_ui/clock.client.tsx";
import { StatusShape } from "#app/_ui/status-shape.tsx";
import { formatDuration, formatTicking } from "#lib/format.ts";
import type { JobDetails } from "#lib/jobs/views.ts";
import { useJobType } from "../_parts/job-types.client.tsx";
import { Part } from "./heading.client.tsx";
import { type StepLine, stepLines } from "./step-lines.ts";
import { percent, ticks } from "./time-scale.ts";

/** The axis goes on a little, so that the mark of a failed step stands beside its bar. */
const ROOM = 1.05;

/** The steps of the last attempt on one time axis, and those it has not reached. */
export function Steps({ details }: { details: JobDetails }) {
  const { job, attempts } = details;
  const phases = useJobType(job.type)?.phases ?? [];
  const nowMs = Number(useTicking((now) => String(Math.floor(now.getTime() / 1_000) * 1_000)));
  const attempt = attempts.at(-1);
  if (!attempt) return null;
  const start = Date.parse(attempt.startedAt);
  const end = attempt.finishedAt ? Date.parse(attempt.finishedAt) : Math.max(nowMs, start);
  const lines = stepLines(details, phases, start, end);
  if (lines.length === 0) return null;
  const length = Math.max(1, (end - start) * ROOM);
  const marks = ticks(length);
  return (
    <Part title="Steps" aside={attempts.length > 1 ? `Attempt ${attempt.attempt}` : undefined}>
      <table className="w-full table-fixed border-separate border-spacing-0 text-13">
        <caption className="sr-only">Steps and how long each took</caption>
        <thead>
          <tr className="text-12 text-fg-3">
            <th scope="col" className="h-6 w-[164px] max-sm:w-[148px] border-b text-left font-normal">
              Step
            </th>
            <th scope="col" className="border-b font-normal">
              <span className="sr-only">When</span>
              <svg aria-hidden="true" className="num block h-5 w-full overflow-visible fill-fg-3 text-12">
                {marks.map((mark) => (
                  <text
                    key={mark}
                    x={`${percent(mark, length)}%`}
                    y="14"
                    textAnchor={mark === 0 ? "start" : "middle"}
                    className="max-sm:even:hidden"
                  >
                    {mark === 0 ? "0s" : formatDuration(mark).replace(".0s", "s").replace("m 00s", "m")}
                  </text>
                ))}
              </svg>
            </th>
            <th scope="col" className="w-[68px] border-b text-right font-normal">
              This run
            </th>
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <StepRow key={line.id} line={line} length={length} marks={marks} />
          ))}
        </tbody>
      </table>
    </Part>
  );
}

const SHAPE = {
  completed: { of: "completed", color: "text-completed-mark", bar: "fill-completed-mark", word: "done" },
  running: { of: "running", color: "text-running-mark", bar: "fill-running-mark", word: "running" },
  failed: { of: "failed", color: "text-failed-mark", bar: "fill-failed-mark", word: "failed" },
  cancelled: { of: "cancelled", color: "text-cancelled-mark", bar: "fill-cancelled-mark", word: "cancelled" },
  unreached: { of: "waiting", color: "text-fg-3", bar: "", word: "not reached" },
} as const;

function StepRow({ line, length, marks }: { line: StepLine; length: number; marks: number[] }) {
  const { of, color, bar, word } = SHAPE[line.state];
  const isReached = line.state !== "unreached";
  const x = percent(line.from, length);
  const width = percent(line.until, length) - x;
  const took = line.until - line.from;
  return (
    <tr>
      <td className="h-[30px] border-line-soft border-b">
        <span className={`flex items-center gap-2 ${isReached ? "" : "text-fg-3"}`}>
          <StatusShape of={of} size={14} className={color} />
          <span className="truncate" title={line.label}>
            {line.label}
          </span>
          <span className="sr-only">, {word}</span>
        </span>
      </td>
      <td className="border-line-soft border-b p-0">
        <svg aria-hidden="true" className="block h-[30px] w-full overflow-visible">
          {marks.map((mark) => (
            <rect
              key={mark}
              x={`${percent(mark, length)}%`}
              width="1"
              height="30"
              className="fill-chart-grid"
            />
          ))}
          {isReached && (
            <rect x={`${x}%`} y="12" width={`${Math.max(0.6, width)}%`} height="6" rx="2" className={bar} />
          )}
          {line.state === "failed" && (
            <svg
              x={`${x + width + 0.6}%`}
              y="8"
              className="overflow-visible text-failed-mark"
              aria-hidden="true"
            >
              <StatusShape of="failed" size={14} />
            </svg>
          )}
        </svg>
      </td>
      <td className={`num border-line-soft border-b text-right ${isReached ? "" : "text-fg-3"}`}>
        {isReached ? (line.state === "running" ? formatTicking : formatDuration)(took) : "–"}
      </td>
    </tr>
  );
}
