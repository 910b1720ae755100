"use client";

import { useTransition } from "react";
import { Badge } from "#app/_ui/badge.tsx";
import { Button } from "#app/_ui/button.tsx";
import { RelativeTime } from "#app/_ui/relative-time.client.tsx";
import { toast } from "#app/_ui/toast-requests.ts";
import type { ActionResult } from "#lib/web/views.ts";
import { endOtherSessions, endSession } from "./actions.ts";

export type SessionView = {
  id: string;
  isCurrent: boolean;
  browser: string;
  address: string | null;
  signedInAt: string;
  lastSeenAt: string;
};

export function SessionList({ sessions }: { sessions: SessionView[] }) {
  const [isPending, start] = useTransition();
  const end = (act: () => Promise<ActionResult<unknown>>, done: string) =>
    start(async () => {
      const answer = await act();
      if (answer.ok) toast({ message: done, tone: "completed" });
      else toast({ message: answer.error.message, tone: "failed" });
    });
  return (
    <div className="flex max-w-[640px] flex-col items-start gap-3">
      <ul className="w-full divide-y rounded-8 border text-13">
        {sessions.map((session) => (
          <li key={session.id} className="flex flex-wrap items-center gap-x-3 gap-y-1 px-3 py-2">
            <span className="min-w-0 flex-1">
              <span className="flex flex-wrap items-center gap-2 font-medium">
                {session.browser}
                {session.isCurrent && <Badge tone="accent">this browser</Badge>}
              </span>
              <span className="text-12 text-fg-3">
                {session.address && <span className="mono">{session.address} · </span>}
                seen <RelativeTime at={session.lastSeenAt} /> · signed in{" "}
                <RelativeTime at={session.signedInAt} />
              </span>
            </span>
            {!session.isCurrent && (
              <Button
                size="sm"
                className="max-sm:h-11"
                disabled={isPending}
                aria-label={`Sign out ${session.browser}`}
                onClick={() =>
                  end(() => endSession({ sessionId: session.id }), `${session.browser} was signed out.`)
                }
              >
                Sign out
              </Button>
            )}
          </li>
        ))}
      </ul>
      {sessions.length > 1 && (
        <Button
          className="max-sm:h-11"
          disabled={isPending}
          onClick={() => end(() => endOtherSessions({}), "You are signed in here alone now.")}
        >
          Sign out everywhere else
        </Button>
      )}
    </div>
  );
}
