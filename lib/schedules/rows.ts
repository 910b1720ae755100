import { type Db, Prisma } from "#lib/db/client.ts";
import type { Cadence } from "./cadence.ts";
import { delayMs } from "./due.ts";

/** What says when a schedule runs, as its row has it. */
export type StoredSchedule = {
  id: string;
  cron: string | null;
  interval_seconds: number | null;
  anchor_at: Date;
  time_zone: string;
  jitter_seconds: number;
};

/** Of the schedule `sc`. */
export const CADENCE_COLUMNS = Prisma.sql`sc.id, sc.cron, sc.interval_seconds, sc.anchor_at, sc.time_zone, sc.jitter_seconds`;

/** A row has a cron text or an interval, which a CHECK sees to. */
export const cadenceOf = (row: StoredSchedule): Cadence =>
  row.cron === null
    ? { kind: "interval", seconds: row.interval_seconds ?? 0, anchor: row.anchor_at }
    : { kind: "cron", cron: row.cron, timeZone: row.time_zone };

/** When it runs next; a job that is left out stays its open one. Suspended, it runs no more until it is made to. */
type NextRun = {
  row: StoredSchedule;
  slot: Date | null;
  openJobId?: string | null;
  isSuspended?: boolean;
};

/** Writes down when each runs next. `now` is the clock it was worked out by. */
export async function writeNextRuns(db: Db, runs: readonly NextRun[], now: Date): Promise<void> {
  const rows = runs.map(({ row, slot, openJobId, isSuspended = false }) => ({
    id: row.id,
    slot: isSuspended ? null : slot,
    at: slot && !isSuspended ? new Date(slot.getTime() + delayMs(row.id, row.jitter_seconds)) : null,
    opens: openJobId !== undefined,
    open: openJobId ?? null,
    isSuspended,
  }));
  await db.$executeRaw`
    update schedule sc set next_slot = n.slot, next_run_at = n.at, planned_at = ${now},
      open_job_id = case when n.opens then n.open else sc.open_job_id end,
      state = case when n."isSuspended" then 'suspended' else sc.state end,
      state_since = case when n."isSuspended" then ${now} else sc.state_since end
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as n(id uuid, slot timestamptz, at timestamptz, opens boolean, open uuid, "isSuspended" boolean)
    where sc.id = n.id`;
}
