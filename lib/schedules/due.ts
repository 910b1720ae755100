import { type Cadence, latestSlot, nextSlot } from "./cadence.ts";

/** The slot that runs now, the first of those that were missed before it, and the one after. */
export type Due = { slot: Date; missedSince: Date | null; next: Date | null };

/**
 * Of a schedule whose planned slot has come: that slot, or the latest one where several passed while no worker ran.
 * `delayMs` is by how much each of its jobs starts after its slot.
 */
export function decideDue(cadence: Cadence, delayMs: number, planned: Date, now: Date): Due {
  const comes = new Date(now.getTime() - delayMs);
  const next = nextSlot(cadence, planned);
  if (!next || next > comes) return { slot: planned, missedSince: null, next };
  const slot = latestSlot(cadence, comes) ?? planned;
  return { slot, missedSince: slot > planned ? planned : null, next: nextSlot(cadence, slot) };
}

/** Spread over the jitter by the random end of the schedule's id: different for each schedule, and always the same. */
export const delayMs = (scheduleId: string, jitterSeconds: number): number =>
  (Number.parseInt(scheduleId.slice(-8), 16) % (jitterSeconds + 1)) * 1_000;
