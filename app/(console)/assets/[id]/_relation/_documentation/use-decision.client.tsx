"use client";

import { useRouter } from "next/navigation";
import { useTransition } from "react";
import { toast } from "#app/_ui/toast-requests.ts";
import { decide } from "../../../../documentation/actions.ts";

const DONE = {
  accepted: "Accepted. No run will overwrite it.",
  rejected: "Rejected. It is not offered again.",
  undone: "Undone. The version is to be decided on.",
} as const;
export type Decision = keyof typeof DONE;
export type SeenText = { column: string; text: string };

/** Decides on versions of a language model as they were seen; what changed meanwhile is told, and shown again. */
export function useDecision(assetId: string) {
  const router = useRouter();
  const [isBusy, start] = useTransition();
  const take = (decision: Decision, texts: SeenText[]) =>
    start(async () => {
      const answer = await decide({ assetId, decision, texts });
      if (!answer.ok) toast({ message: answer.error.message, tone: "failed" });
      else if (answer.data < texts.length)
        toast({
          message: `${answer.data} of ${texts.length}: the others are new by now.`,
          tone: "completed",
        });
      else toast({ message: DONE[decision], tone: "completed" });
      router.refresh();
    });
  return { isBusy, take };
}
