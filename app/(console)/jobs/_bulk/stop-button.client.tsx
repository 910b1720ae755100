"use client";

import { useTransition } from "react";
import { Button } from "#app/_ui/button.tsx";
import { toast } from "#app/_ui/toast-requests.ts";
import { may, type Role, whyNot } from "#lib/auth/scope.ts";
import type { Operation } from "#lib/operations/views.ts";
import { stop } from "../operations/actions.ts";
import { operationTitle } from "./words.ts";

type StopButtonProps = { operation: Operation; role: Role; onStopped(): void };

/** Ends it after the batch in hand. Nothing is undone. */
export function StopButton({ operation, role, onStopped }: StopButtonProps) {
  const [isPending, start] = useTransition();
  const isStopping = isPending || operation.state === "stopping";
  return (
    <Button
      size="sm"
      disabled={isStopping}
      disabledBecause={may(role, "jobs.run") ? null : whyNot("jobs.run")}
      onClick={() =>
        start(async () => {
          const answer = await stop({ id: operation.id });
          if (!answer.ok) toast({ message: answer.error.message, subject: operation.id, tone: "failed" });
          onStopped();
        })
      }
    >
      {isStopping ? "Stopping…" : "Stop"}
      <span className="sr-only">: {operationTitle(operation)}</span>
    </Button>
  );
}
