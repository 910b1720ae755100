"use client";

import { useId, useState } from "react";
import { useTicking } from "#app/_ui/clock.client.tsx";
import { StatusShape } from "#app/_ui/status-shape.tsx";
import { formatDuration, formatTicking } from "#lib/format.ts";
import type { JobDetails } from "#lib/jobs/views.ts";
import { useJobType } from "../_parts/job-types.client.tsx";
import { Part } from "./heading.client.tsx";
import { ticks } from "./time-scale.ts";
import { type Bar, placeOn, type Waterfall, type WaterfallLine, waterfall } from "./waterfall.ts";

/** The wait and the steps of an attempt on one time axis, each beside what is usual, and those it has not reached. */
export function Steps({ details }: { details: JobDetails }) {
  const { job, attempts } = details;
  const phases = useJobType(job.type)?.phases ?? [];
  const nowMs = Number(useTicking((now) => String(Math.floor(now.getTime() / 1_000) * 1_000)));
  const last = attempts.at(-1)?.attempt ?? 0;
  const [chosen, setChosen] = useState<number | null>(null);
  const number = chosen ?? last;
  const hatch = useId();
  const drawn = waterfall(details, phases, number, nowMs);
  if (!drawn) return null;
  const marks = ticks(drawn.after);
  return (
    <Part
      title="Steps"
      aside={drawn.runs === null ? undefined : `against the last ${drawn.runs} good runs`}
      action={
        <span className="inline-flex flex-wrap items-center gap-x-3 text-fg-3">
          {attempts.length > 1 && (
            <select
              aria-label="Attempt"
              value={number}
              onChange={(event) => setChosen(Number(event.target.value))}
              className="h-6 rounded-4 border border-line-control bg-raised px-1.5 text-12 text-fg max-sm:h-11"
            >
              {attempts.toReversed().map(({ attempt }) => (
                <option key={attempt} value={attempt}>{`Attempt ${attempt}`}</option>
              ))}
            </select>
          )}
          {drawn.runs !== null && <Legend isRunning={job.status === "running" && number === last} />}
        </span>
      }
    >
      <table className="w-full table-fixed border-separate border-spacing-0 text-13">
        <caption className="sr-only">Steps and how long each took</caption>
        <thead>
          <tr className="text-12 text-fg-3">
            <th scope="col" className="h-6 w-[164px] max-sm:w-[132px] border-b text-left font-normal">
              Step
            </th>
            <th scope="col" className="border-b font-normal">
              <span className="sr-only">When</span>
              <svg aria-hidden="true" className="num block h-5 w-full overflow-visible fill-fg-3 text-12">
                {marks.map((mark) => (
                  <text
                    key={mark}
                    x={`${placeOn(drawn, mark)}%`}
                    y="14"
                    textAnchor={mark === 0 && drawn.before === 0 ? "start" : "middle"}
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
            {drawn.runs !== null && (
              <th scope="col" className="w-[64px] border-b text-right font-normal max-sm:hidden">
                Usual
              </th>
            )}
          </tr>
        </thead>
        <tbody>
          {drawn.lines.map((line) => (
            <StepRow key={line.id} line={line} drawn={drawn} marks={marks} hatch={hatch} />
          ))}
        </tbody>
      </table>
    </Part>
  );
}

const Legend = ({ isRunning }: { isRunning: boolean }) => (
  <span aria-hidden="true" className="inline-flex items-center gap-3">
    <span className="inline-flex items-center gap-1.5">
      <i className={`h-1.5 w-3.5 rounded-4 ${isRunning ? "bg-running-mark" : "bg-completed-mark"}`} />
      this run
    </span>
    <span className="inline-flex items-center gap-1.5">
      <i className="h-2.5 w-3.5 rounded-4 bg-chart-ghost" />
      usual
    </span>
  </span>
);

const SHAPE = {
  waited: { of: "pending", color: "text-pending-mark", bar: "", word: "waited" },
  completed: { of: "completed", color: "text-completed-mark", bar: "fill-completed-mark", word: "done" },
  running: { of: "running", color: "text-running-mark", bar: "fill-running-mark", word: "running" },
  failed: { of: "failed", color: "text-failed-mark", bar: "fill-failed-mark", word: "failed" },
  cancelled: { of: "cancelled", color: "text-cancelled-mark", bar: "fill-cancelled-mark", word: "cancelled" },
  unreached: { of: "waiting", color: "text-fg-3", bar: "", word: "not reached" },
} as const;

type StepRowProps = { line: WaterfallLine; drawn: Waterfall; marks: number[]; hatch: string };

function StepRow({ line, drawn, marks, hatch }: StepRowProps) {
  const { of, color, bar, word } = SHAPE[line.state];
  const { run, usual } = line;
  const end = run && placeOn(drawn, run.until);
  return (
    <tr>
      <td className="h-[30px] border-line-soft border-b">
        <span className={`flex items-center gap-2 ${run ? "" : "text-fg-3"}`}>
          <StatusShape of={of} size={14} className={color} />
          <span className="truncate" title={line.label}>
            {line.label}
          </span>
          <span className="sr-only">, {word}</span>
        </span>
      </td>
      <td className="border-line-soft border-b p-0">
        <svg aria-hidden="true" className="block h-[30px] w-full overflow-visible">
          {line.state === "waited" && <Hatch id={hatch} />}
          {marks.map((mark) => (
            <rect
              key={mark}
              x={`${placeOn(drawn, mark)}%`}
              width="1"
              height="30"
              className="fill-chart-grid"
            />
          ))}
          {usual && <rect {...spread(drawn, usual)} y="9" height="12" rx="3" className="fill-chart-ghost" />}
          {run &&
            (line.state === "waited" ? (
              <rect {...spread(drawn, run)} y="12" height="6" rx="2" fill={`url(#${hatch})`} />
            ) : (
              <rect {...spread(drawn, run)} y="12" height="6" rx="2" className={bar} />
            ))}
          {line.isCut && (
            <path d="M-1 9 3 13 -1 17 3 21" fill="none" strokeWidth="1.5" className="stroke-pending-mark" />
          )}
          {line.state === "failed" && end !== null && (
            <svg x={`${end + 0.6}%`} y="8" className="overflow-visible text-failed-mark" aria-hidden="true">
              <StatusShape of="failed" size={14} />
            </svg>
          )}
        </svg>
      </td>
      <td className={`num border-line-soft border-b text-right ${run ? "" : "text-fg-3"}`}>
        {line.runMs === null ? "–" : (line.state === "running" ? formatTicking : formatDuration)(line.runMs)}
      </td>
      {drawn.runs !== null && (
        <td className="num border-line-soft border-b text-right text-fg-3 max-sm:hidden">
          {line.usualMs === null ? "–" : formatDuration(line.usualMs)}
        </td>
      )}
    </tr>
  );
}

const Hatch = ({ id }: { id: string }) => (
  <defs>
    <pattern id={id} width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
      <rect width="5" height="5" className="fill-pending-bg" />
      <rect width="2" height="5" className="fill-pending-mark" />
    </pattern>
  </defs>
);

const spread = (drawn: Waterfall, { from, until }: Bar) => {
  const x = placeOn(drawn, from);
  return { x: `${x}%`, width: `${Math.max(0.6, placeOn(drawn, until) - x)}%` };
};
