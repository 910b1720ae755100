import type { Cause } from "#lib/engines/durations/cause.ts";
import { formatCount, formatDuration } from "#lib/format.ts";

/** Why, in as few words as stand beside a point: `tables 200 → 310`. */
export function causeWords({ kind, from, to }: Cause): string {
  switch (kind) {
    case "tables":
    case "columns":
    case "rows":
      return `${kind} ${short(from)} → ${short(to)}`;
    case "changes":
      return `${formatCount(to)} schema changes`;
    case "statisticsAgeHours":
      return `statistics ${Math.round(to / 24)} days old`;
    case "replicaLagSeconds":
      return `replica ${formatDuration(to * 1_000)} behind`;
    case "waitedMs":
      return `waited ${formatDuration(to)}`;
    case "attempts":
      return `attempt ${to}`;
  }
}

const COMPACT = new Intl.NumberFormat("en", { notation: "compact", maximumFractionDigits: 1 });
const short = (count: number) => (count < 10_000 ? formatCount(count) : COMPACT.format(count));
