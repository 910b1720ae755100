import { type Cadence, slotsWithin } from "#lib/schedules/cadence.ts";
import { delayMs } from "#lib/schedules/due.ts";
import type { ScheduleView } from "#lib/schedules/views.ts";

/** Every five minutes is 288 times a day. */
const MOST = 300;
export const SHOWN_MS = 24 * 3_600_000;

/** When each active schedule starts its jobs within the next 24 hours. */
export const comingRuns = (
  schedules: readonly ScheduleView[],
  now: Date,
): { schedule: ScheduleView; runs: Date[] }[] =>
  schedules
    .filter(({ state }) => state === "active")
    .map((schedule) => ({ schedule, runs: runsOf(schedule, now) }));

function runsOf(schedule: ScheduleView, now: Date): Date[] {
  const delay = delayMs(schedule.id, schedule.jitterSeconds);
  const from = new Date(now.getTime() - delay);
  const slots = slotsWithin(cadenceOf(schedule), from, new Date(from.getTime() + SHOWN_MS), MOST);
  return slots.map((slot) => new Date(slot.getTime() + delay));
}

const cadenceOf = ({ cron, intervalSeconds, timeZone, anchorAt }: ScheduleView): Cadence =>
  cron === null
    ? { kind: "interval", seconds: intervalSeconds ?? SHOWN_MS, anchor: new Date(anchorAt) }
    : { kind: "cron", cron, timeZone };
