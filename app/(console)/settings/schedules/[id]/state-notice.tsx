import Link from "next/link";
import { Notice } from "#app/_ui/notice.tsx";
import { RelativeTime } from "#app/_ui/relative-time.client.tsx";
import type { ScheduleView } from "#lib/schedules/views.ts";

/** Why it does not run, and what to do; nothing while it does. */
export function StateNotice({
  schedule: { state, stateSince, sourceId, changedByName },
}: {
  schedule: ScheduleView;
}) {
  if (state === "active") return null;
  if (state === "paused")
    return (
      <Notice>
        Paused by {changedByName}, <RelativeTime at={stateSince} />. Nothing runs by itself until somebody
        resumes it.
      </Notice>
    );
  return (
    <Notice tone="warn">
      Paused <RelativeTime at={stateSince} />: the source refused its credentials three times in a row, and
      more tries could lock the account.{" "}
      <Link href={`/assets/${sourceId}/edit`} className="rounded-4 font-medium underline">
        Correct the user or the password
      </Link>{" "}
      and test the connection: a test that passes resumes the schedule. So does Resume.
    </Notice>
  );
}
