import type { Known } from "./signals.ts";

export const FRESHNESS = ["fresh", "stale", "unknown", "disabled"] as const;
export type Freshness = (typeof FRESHNESS)[number];

/** A promise that a table is updated at least so often; null where nothing is promised or learned yet. */
type Promised = { seconds: number } | null;

type Judgement = { status: Freshness; reason: string };

/**
 * Fresh only where the earliest that the last update can have been is within the promise. `unread`: why what tells of updates
 * could not be read this time, as `another session held a lock on it`; it is late then only as far as anybody knows.
 */
export function judgeFreshness(
  known: Known,
  promised: Promised,
  now: number,
  unread: string | null = null,
): Judgement {
  const judgement = judgeRead(known, promised, now);
  return unread === null || judgement.status === "fresh"
    ? judgement
    : { status: "unknown", reason: `When it was last updated could not be read: ${unread}.` };
}

function judgeRead(known: Known, promised: Promised, now: number): Judgement {
  if (known.updatedAt === null)
    return {
      status: "unknown",
      reason:
        known.activityAt === null
          ? "Nothing in this table tells when it was updated."
          : "Activity was seen, but nothing confirms that it changed the table: a transaction that was rolled back counts too.",
    };
  if (promised === null)
    return {
      status: "unknown",
      reason: "How often it is updated is not known yet; set it, or wait for five updates.",
    };
  const [latest, earliest] = [now - known.updatedAt, now - known.updatedAt + known.precisionMs];
  const limit = promised.seconds * 1_000;
  if (earliest <= limit) return { status: "fresh", reason: "It was updated in time." };
  if (latest <= limit)
    return {
      status: "unknown",
      reason: "When it was updated is not known exactly enough for what it is held to.",
    };
  if (known.activityAt !== null && known.activityAt > known.updatedAt && now - known.activityAt <= limit)
    return { status: "unknown", reason: "Rows may have changed since, which no column tells." };
  return { status: "stale", reason: "It was not updated in time." };
}
