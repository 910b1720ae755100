"use client";

import { useLive } from "#app/_live/live.client.tsx";
import { ButtonLink } from "#app/_ui/button-link.tsx";
import { useTimeZone } from "#app/_ui/clock.client.tsx";
import { Notice } from "#app/_ui/notice.tsx";
import { formatClock } from "#lib/format.ts";

/** Stands above a page that shows the past, and says from when it is. */
export function ConnectionNotice() {
  const { state, since } = useLive();
  const zone = useTimeZone();
  if (state === "live" || state === "connecting") return null;
  const clock = since === null ? null : formatClock(new Date(since), zone);
  return (
    <div className="shrink-0 px-5 pt-2 max-sm:px-4">
      {state === "ended" ? (
        <Notice
          tone="failed"
          action={
            <ButtonLink href="/sign-in" size="sm">
              Sign in
            </ButtonLink>
          }
        >
          You are signed out, or went to another organization. What you see is from {clock}.
        </Notice>
      ) : (
        <Notice tone="warn">
          {state === "offline" ? "You are offline. " : "Reconnecting. "}
          What you see is from {clock}.
        </Notice>
      )}
    </div>
  );
}
