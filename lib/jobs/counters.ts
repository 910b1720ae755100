/**
 * What workers count for whoever watches them. Counted in memory, written with the worker's beat and never in a
 * transition; a worker that is killed takes its last seconds with it.
 */
export const COUNTERS = [
  /** Writes of an attempt that was another's by then. A statement asked again after its answer got lost counts too. */
  "staleWritesRefused",
  /** Attempts whose own worker could not hold the lease. */
  "leasesExpired",
  /** Jobs taken from workers that fell silent. */
  "reaped",
  /** Pending jobs that nothing would have brought to a worker. */
  "reconciled",
  /** Cancels of which the customer's database did not say in time that its queries are gone. */
  "cancelsNotConfirmed",
] as const;

export type Counter = (typeof COUNTERS)[number];
export type Counts = Record<Counter, number>;
export type Count = (what: Counter, by?: number) => void;

export const noCounts = (): Counts => ({
  staleWritesRefused: 0,
  leasesExpired: 0,
  reaped: 0,
  reconciled: 0,
  cancelsNotConfirmed: 0,
});
