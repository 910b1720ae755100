"use client";

import { useTransition } from "react";
import { toast } from "#app/_ui/toast-requests.ts";
import { runJob } from "../../jobs/actions.ts";

/** Has the metrics of one table captured, and no others; the page is read again once that has ended. */
export function useCapture(place: { sourceId: string; assetId: string }) {
  const [isBusy, start] = useTransition();
  const run = () =>
    start(async () => {
      const answer = await runJob({ type: "metric_capture", ...place });
      if (!answer.ok) return toast({ message: answer.error.message, tone: "failed" });
      const { id, shortId, isNew } = answer.data;
      toast({
        message: isNew ? `${shortId} captures its metrics` : `${shortId} is waiting already`,
        tone: "completed",
        action: { label: "Open", href: `/jobs?job=${id}` },
      });
    });
  return { isBusy, run };
}
