"use client";

import { useRouter } from "next/navigation";
import { useState, useTransition } from "react";
import { toast } from "#app/_ui/toast-requests.ts";
import { formatQuantity } from "#lib/format.ts";
import type { ActionError } from "#lib/web/views.ts";
import { addMetricsTo, removeMetricsNow } from "../actions.ts";

type Wishes = Parameters<typeof addMetricsTo>[0]["metrics"];

/** Keeps metrics of a table from now on, with a way back, and reads the page again. */
export function useKeep(assetId: string) {
  const router = useRouter();
  const [isBusy, start] = useTransition();
  const [refusal, setRefusal] = useState<ActionError | null>(null);

  const undo = (ids: string[]) =>
    start(async () => {
      const answer = await removeMetricsNow({ ids });
      toast(answer.ok ? { message: "Taken back." } : { message: answer.error.message, tone: "failed" });
      router.refresh();
    });

  const keep = (metrics: Wishes) =>
    start(async () => {
      const answer = await addMetricsTo({ assetId, metrics });
      setRefusal(answer.ok ? null : answer.error);
      if (!answer.ok) return;
      const ids = answer.data;
      toast({
        message: `${formatQuantity(ids.length, "metric")} kept. The next capture fills ${ids.length === 1 ? "it" : "them"}.`,
        tone: "completed",
        action: { label: "Undo", onSelect: () => undo(ids) },
      });
      router.refresh();
    });

  return { isBusy, refusal, keep };
}
