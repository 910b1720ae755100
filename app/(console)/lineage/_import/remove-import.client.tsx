"use client";

import { useRouter } from "next/navigation";
import { useState, useTransition } from "react";
import { Button } from "#app/_ui/button.tsx";
import { Confirm } from "#app/_ui/confirm.client.tsx";
import { toast } from "#app/_ui/toast-requests.ts";
import { formatQuantity } from "#lib/format.ts";
import type { ImportOnRecord } from "#lib/lineage/views.ts";
import { removeThisImport } from "../actions.ts";

type RemoveImportProps = {
  import: Pick<ImportOnRecord, "id" | "name" | "isRead" | "arrows">;
  /** Why this person may not; null where they may. */
  whyNot: string | null;
};

/** Asks once: what an import told can be imported again, but not brought back. */
export function RemoveImport({ import: { id, name, isRead, arrows }, whyNot }: RemoveImportProps) {
  const router = useRouter();
  const [isAsking, setAsking] = useState(false);
  const [isPending, start] = useTransition();
  const remove = () =>
    start(async () => {
      const answer = await removeThisImport({ id });
      setAsking(false);
      // Somebody else may have been first: the page shows what is there now.
      router.refresh();
      if (!answer.ok) return toast({ message: answer.error.message, tone: "failed" });
      const more =
        answer.data.arrows > 0 ? `, and ${formatQuantity(answer.data.arrows, "arrow")} with it` : "";
      toast({ message: `${name} is removed${more}.`, tone: "completed" });
    });
  return (
    <>
      <Button
        size="sm"
        tone="danger"
        className="max-sm:h-11"
        aria-label={`Remove ${name}`}
        disabledBecause={whyNot}
        onClick={() => setAsking(true)}
      >
        Remove
      </Button>
      {isAsking && (
        <Confirm
          open
          onOpenChange={setAsking}
          title={`Remove ${name}?`}
          confirmLabel="Remove import"
          isPending={isPending}
          onConfirm={remove}
        >
          {isRead
            ? `Its ${formatQuantity(arrows, "arrow")} go with it. What is known another way stays, and so do its jobs.`
            : "It is not read any more: a job that waits for it or reads it is cancelled."}
        </Confirm>
      )}
    </>
  );
}
