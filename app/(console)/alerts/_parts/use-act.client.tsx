"use client";

import { useRouter } from "next/navigation";
import { useTransition } from "react";
import { toast } from "#app/_ui/toast-requests.ts";
import type { AlertAct } from "#lib/alerts/schemas.ts";
import { may, type Role, whyNot } from "#lib/auth/scope.ts";
import { act } from "../actions.ts";

export const whyNotAct = (role: Role): string | null =>
  may(role, "alerts.act") ? null : whyNot("alerts.act");

const SAYS: Record<AlertAct["verb"], string> = {
  acknowledge: "acknowledged",
  resolve: "resolved",
  reopen: "open again",
  snooze: "snoozed",
};

/** Does it, says so with a way back, and reads the page again. */
export function useAct() {
  const router = useRouter();
  const [isBusy, start] = useTransition();

  const perform = (asked: AlertAct) =>
    start(async () => {
      const answer = await act(asked);
      if (!answer.ok) toast({ message: answer.error.message, tone: "failed" });
      else if (answer.data === 0) toast({ message: "Somebody else was faster: nothing changed." });
      else if (asked.verb === "reopen") toast({ message: "The alert is open again." });
      else
        toast({
          message: `The alert is ${SAYS[asked.verb]}.`,
          tone: "completed",
          action: { label: "Undo", onSelect: () => perform({ verb: "reopen", ids: asked.ids }) },
        });
      router.refresh();
    });

  return { isBusy, perform };
}
