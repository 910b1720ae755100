"use client";

import { useRouter } from "next/navigation";
import { useTransition } from "react";
import { toast } from "#app/_ui/toast-requests.ts";
import { formatQuantity } from "#lib/format.ts";
import type { Acknowledged } from "#lib/schema-changes/views.ts";
import type { ActionResult } from "#lib/web/views.ts";
import { acknowledge, acknowledgeAll, reopen, undo } from "../actions.ts";

type Act<T> = () => Promise<ActionResult<T>>;

/** Acknowledges and takes back, says what came of it, and reads the page again. */
export function useAcknowledge() {
  const router = useRouter();
  const [isBusy, start] = useTransition();

  const perform = <T,>(act: Act<T>, tell: (done: T) => void, onDone?: () => void) =>
    start(async () => {
      const answer = await act();
      if (answer.ok) {
        tell(answer.data);
        onDone?.();
      } else {
        toast({ message: answer.error.message, tone: "failed" });
      }
      router.refresh();
    });

  const tellReopened = (count: number) =>
    toast({ message: `${formatQuantity(count, "change")} open again.` });
  const tellAcknowledged = ({ count, at }: Acknowledged) =>
    toast({
      message: count === 0 ? "Acknowledged already." : `${formatQuantity(count, "change")} acknowledged.`,
      ...(count > 0 && {
        tone: "completed" as const,
        action: { label: "Undo", onSelect: () => perform(() => undo({ at }), tellReopened) },
      }),
    });

  return {
    isBusy,
    acknowledge: (ids: string[], onDone?: () => void) =>
      perform(() => acknowledge({ ids }), tellAcknowledged, onDone),
    acknowledgeAll: (matching: Parameters<typeof acknowledgeAll>[0], onDone?: () => void) =>
      perform(() => acknowledgeAll(matching), tellAcknowledged, onDone),
    reopen: (ids: string[], onDone?: () => void) => perform(() => reopen({ ids }), tellReopened, onDone),
  };
}
