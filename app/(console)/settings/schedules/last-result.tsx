import Link from "next/link";
import { RelativeTime } from "#app/_ui/relative-time.client.tsx";
import { Status } from "#app/_ui/status.tsx";
import type { SkipReason, SlotView } from "#lib/schedules/views.ts";

const SKIPPED: Record<SkipReason, string> = {
  still_active: "Skipped: the one before had not ended",
  already_waiting: "Skipped: one like it was waiting",
  credentials: "Skipped: the source refuses its credentials",
  refused: "Skipped: the source's settings cannot be used",
};

/** What came of a slot: the job as it stands now, or why there was none. */
export function LastResult({ slot }: { slot: SlotView }) {
  const { job, skippedBecause } = slot;
  return (
    <span className="inline-flex min-w-0 flex-wrap items-center gap-x-2" title={job?.message ?? undefined}>
      {skippedBecause && <span className="text-fg-2">{SKIPPED[skippedBecause]}</span>}
      {job && (
        <Link href={`/jobs/${job.id}`} className="inline-flex items-center gap-2 rounded-4 hover:underline">
          {!skippedBecause && <Status status={job.status} />}
          <span className="mono text-12 text-fg-3">{job.shortId}</span>
        </Link>
      )}
      <RelativeTime at={slot.slot} className="num whitespace-nowrap text-12 text-fg-3" />
    </span>
  );
}
