"use client";

import { useRouter } from "next/navigation";
import { useTransition } from "react";
import { toast } from "#app/_ui/toast-requests.ts";
import { may, type Role, whyNot } from "#lib/auth/scope.ts";
import type { TagDecision } from "#lib/tags/views.ts";
import { decide } from "../actions.ts";

export type DecidedPlace = { assetId: string; column: string; tag: string };

export const whyNotDecide = (role: Role): string | null =>
  may(role, "tags.decide") ? null : whyNot("tags.decide");

const SAYS = { added: "added", approved: "approved", rejected: "rejected" } as const;

/** Decides, says so with a way back, and reads the page again. */
export function useDecide() {
  const router = useRouter();
  const [isBusy, start] = useTransition();

  const perform = (place: DecidedPlace, decision: TagDecision | null, before: TagDecision | null) =>
    start(async () => {
      const answer = await decide({ places: [place], decision });
      if (!answer.ok) toast({ message: answer.error.message, tone: "failed" });
      else if (decision === null) toast({ message: `${place.tag} is as it was found.` });
      else
        toast({
          message: `${place.tag} ${SAYS[decision]}.`,
          tone: "completed",
          action: { label: "Undo", onSelect: () => perform(place, before, decision) },
        });
      router.refresh();
    });

  return { isBusy, decide: perform };
}
