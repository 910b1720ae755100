"use client";

import { useTransition } from "react";
import { toast } from "#app/_ui/toast-requests.ts";
import { formatQuantity } from "#lib/format.ts";
import { runJob } from "../../jobs/actions.ts";
import { pause, resume } from "./actions.ts";

type Ids = "all" | string[];

/** Pausing, resuming and running what schedules start; each says what came of it, and can be taken back. */
export function useTurn() {
  const [isBusy, start] = useTransition();

  const turn = (way: "pause" | "resume", ids: Ids) =>
    start(async () => {
      const answer = await (way === "pause" ? pause : resume)({ ids });
      if (!answer.ok) return toast({ message: answer.error.message, tone: "failed" });
      const changed = answer.data.ids;
      const word = way === "pause" ? "paused" : "active again";
      if (changed.length === 0) return toast({ message: `Nothing to do: all of them are ${word} already.` });
      toast({
        message: `${formatQuantity(changed.length, "schedule")} ${changed.length === 1 ? "is" : "are"} ${word}.`,
        tone: "completed",
        action: { label: "Undo", onSelect: () => turn(way === "pause" ? "resume" : "pause", changed) },
      });
    });

  const run = (type: string, sourceId: string) =>
    start(async () => {
      const answer = await runJob({ type, sourceId });
      if (!answer.ok) return toast({ message: answer.error.message, tone: "failed" });
      const { id, shortId, isNew } = answer.data;
      toast({
        message: isNew ? `${shortId} is on its way` : `${shortId} is waiting already`,
        action: { label: "Open", href: `/jobs/${id}` },
      });
    });

  return { isBusy, turn, run };
}
