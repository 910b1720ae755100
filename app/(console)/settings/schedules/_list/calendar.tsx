import { formatClock } from "#lib/format.ts";
import { jobTypeLabel } from "#lib/jobs/catalog.ts";
import { formatSlot } from "#lib/schedules/format.ts";
import type { ScheduleView } from "#lib/schedules/views.ts";
import { comingRuns, SHOWN_MS } from "./coming.ts";

type CalendarProps = { schedules: readonly ScheduleView[]; now: Date; timeZone: string };

const MOST_ROWS = 40;
const MOST_LISTED = 100;
const HOUR_MS = 3_600_000;

/** The next 24 hours, a line for each schedule and a mark for each run; as a table for those who cannot see it. */
export function Calendar({ schedules, now, timeZone }: CalendarProps) {
  const all = comingRuns(schedules, now).filter(({ runs }) => runs.length > 0);
  if (all.length === 0)
    return <p className="text-13 text-fg-2">Nothing runs by itself within the next 24 hours.</p>;
  const shown = all.slice(0, MOST_ROWS);
  const place = (at: Date) => `${((at.getTime() - now.getTime()) / SHOWN_MS) * 100}%`;
  return (
    <div className="grid gap-2">
      <div
        aria-hidden
        className="grid grid-cols-[minmax(0,16rem)_minmax(0,1fr)] items-center gap-x-3 text-12 max-sm:grid-cols-1"
      >
        <span className="max-sm:hidden" />
        <svg className="num h-5 w-full overflow-visible fill-fg-3" role="presentation">
          {hoursFrom(now, timeZone).map(({ at, label }) => (
            <text key={at.getTime()} x={place(at)} y="13" fontSize="11" textAnchor="middle">
              {label}
            </text>
          ))}
        </svg>
        {shown.map(({ schedule, runs }) => (
          <div key={schedule.id} className="contents">
            <span className="truncate text-fg-2 max-sm:mt-1" title={nameOf(schedule)}>
              {nameOf(schedule)}
            </span>
            <svg className="h-7 w-full" role="presentation">
              <rect x="0" y="4" width="100%" height="20" rx="4" className="fill-sunken" />
              {hoursFrom(now, timeZone).map(({ at }) => (
                <line
                  key={at.getTime()}
                  x1={place(at)}
                  x2={place(at)}
                  y1="4"
                  y2="24"
                  className="stroke-line"
                />
              ))}
              {runs.map((at) => (
                <rect
                  key={at.getTime()}
                  x={place(at)}
                  y="6"
                  width="3"
                  height="16"
                  rx="1.5"
                  className="fill-accent"
                >
                  <title>{`${nameOf(schedule)}: ${formatSlot(at, now, timeZone)}`}</title>
                </rect>
              ))}
            </svg>
          </div>
        ))}
      </div>
      {all.length > shown.length && (
        <p className="text-12 text-fg-3">{all.length - shown.length} more schedules run in this time.</p>
      )}
      <AsTable {...{ all, now, timeZone }} />
    </div>
  );
}

const nameOf = ({ sourceName, jobType }: ScheduleView): string => `${sourceName} · ${jobTypeLabel(jobType)}`;

type AsTableProps = Pick<CalendarProps, "now" | "timeZone"> & { all: ReturnType<typeof comingRuns> };

function AsTable({ all, now, timeZone }: AsTableProps) {
  const runs = all
    .flatMap(({ schedule, runs: times }) => times.map((at) => ({ schedule, at })))
    .sort((a, b) => a.at.getTime() - b.at.getTime());
  return (
    <details className="text-12">
      <summary className="w-fit cursor-pointer rounded-4 text-accent-text hover:underline">
        As a table
      </summary>
      <table className="num mt-2">
        <caption className="sr-only">Runs of the next 24 hours</caption>
        <thead>
          <tr className="text-left text-fg-3">
            <th className="pr-6 font-medium">When</th>
            <th className="pr-6 font-medium">Source</th>
            <th className="font-medium">Job</th>
          </tr>
        </thead>
        <tbody>
          {runs.slice(0, MOST_LISTED).map(({ schedule, at }) => (
            <tr key={`${schedule.id} ${at.getTime()}`}>
              <td className="whitespace-nowrap py-0.5 pr-6">{formatSlot(at, now, timeZone)}</td>
              <td className="wrap-anywhere py-0.5 pr-6">{schedule.sourceName}</td>
              <td className="py-0.5">{jobTypeLabel(schedule.jobType)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {runs.length > MOST_LISTED && <p className="text-fg-3">And {runs.length - MOST_LISTED} more.</p>}
    </details>
  );
}

/** Every third hour of the reader's clock. */
function hoursFrom(now: Date, timeZone: string): { at: Date; label: string }[] {
  const quarter = HOUR_MS / 4; // zones differ by quarters of an hour
  const first = Math.ceil(now.getTime() / quarter) * quarter;
  return Array.from({ length: SHOWN_MS / quarter }, (_, index) => new Date(first + index * quarter))
    .map((at) => ({ at, label: formatClock(at, timeZone).slice(0, 5) }))
    .filter(({ label }) => label.endsWith(":00") && Number(label.slice(0, 2)) % 3 === 0);
}
