"use client";

import { useRouter } from "next/navigation";
import { useTransition } from "react";
import { toast } from "#app/_ui/toast-requests.ts";
import type { Mark } from "#lib/metrics/views.ts";
import { markValue } from "../actions.ts";

/** `isOfEpisode`: with the points before it that are one thing with it. */
type Marked = { metricId: string; capturedAt: string; isOfEpisode: boolean };

/** Says what a value was, with a way back, and reads the page again. */
export function useMark() {
  const router = useRouter();
  const [isBusy, start] = useTransition();

  const mark = (point: Marked, next: Mark | null, before: Mark | null) =>
    start(async () => {
      const answer = await markValue({ ...point, mark: next });
      if (!answer.ok) toast({ message: answer.error.message, tone: "failed" });
      else if (next === null) toast({ message: "It is as it was found." });
      else
        toast({
          message: next === "expected" ? "Called expected." : "Called wrong.",
          tone: "completed",
          action: { label: "Undo", onSelect: () => mark(point, before, next) },
        });
      router.refresh();
    });

  return { isBusy, mark };
}
