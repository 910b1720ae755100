import type { JobStatus } from "#lib/jobs/status.ts";
import type { StoredCadence } from "./presets.ts";

/** Why a slot that came due started no job. */
export type SkipReason = "still_active" | "already_waiting" | "credentials" | "refused";

/** Paused by people; suspended by Tidewatch itself, while the source refuses its credentials. */
export type ScheduleState = "active" | "paused" | "suspended";

/** What became of a slot. Instants are ISO strings. */
export type SlotView = {
  slot: string;
  skippedBecause: SkipReason | null;
  /** The first of the slots before it that passed while no worker ran. */
  missedSince: string | null;
  /** The job that was started, or that was in its way. */
  job: { id: string; shortId: string; status: JobStatus; message: string | null } | null;
};

export type ScheduleView = StoredCadence & {
  id: string;
  sourceId: string;
  sourceName: string;
  jobType: string;
  anchorAt: string;
  timeZone: string;
  jitterSeconds: number;
  state: ScheduleState;
  stateSince: string;
  /** Null while it is not active. */
  nextRunAt: string | null;
  changedByName: string;
  changedAt: string;
  lastSlot: SlotView | null;
};

/** How a schedule was from then on; by Tidewatch itself where nobody is named. */
export type ScheduleChange = StoredCadence & {
  id: string;
  at: string;
  byName: string | null;
  state: ScheduleState;
  timeZone: string;
  jitterSeconds: number;
};

/** A source that could run by itself and does not. */
export type Unscheduled = { sourceId: string; sourceName: string; jobType: string };

/** On a job: the schedule it is of. */
export type SlotOfJob = { scheduleId: string; slot: string; timeZone: string };
