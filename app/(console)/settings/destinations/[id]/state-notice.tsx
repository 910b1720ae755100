import { Notice } from "#app/_ui/notice.tsx";
import { ClockTime, RelativeTime } from "#app/_ui/relative-time.client.tsx";
import { type DestinationView, remedyOf } from "#lib/destinations/views.ts";

/** Why nothing is sent there now, what was said of it, and what to do; nothing while all is well. */
export function StateNotice({ destination }: { destination: DestinationView }) {
  const { state, stateReason, stateSince, pausedUntil, failuresInRow, lastErrorClass } = destination;
  const remedy = remedyOf(lastErrorClass);
  if (state === "off")
    return (
      <Notice tone="failed">
        Off since <RelativeTime at={stateSince} />. {stateReason} {remedy} Alerts are not sent there until
        somebody resumes it.
      </Notice>
    );
  if (state === "paused")
    return (
      <Notice tone="warn">
        Paused <RelativeTime at={stateSince} />, after {failuresInRow} failures in a row. {stateReason}{" "}
        {remedy} Alerts wait, and one is tried again from {pausedUntil && <ClockTime at={pausedUntil} />} on.
        Resume tries at once.
      </Notice>
    );
  if (failuresInRow === 0) return null;
  return (
    <Notice tone="warn">The last send failed. {remedy} After four failures in a row it is paused.</Notice>
  );
}
