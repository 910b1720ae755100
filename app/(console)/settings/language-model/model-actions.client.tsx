"use client";

import { useState, useTransition } from "react";
import { Button } from "#app/_ui/button.tsx";
import { Confirm } from "#app/_ui/confirm.client.tsx";
import { FormStatus } from "#app/_ui/form-status.tsx";
import { toast } from "#app/_ui/toast-requests.ts";
import { removeModel, testModel } from "./actions.ts";

/** Asks the saved model something small, or takes it away. */
export function ModelActions({ model }: { model: string }) {
  const [isBusy, start] = useTransition();
  const [came, setCame] = useState<{ error: string | null } | null>(null);
  const [isAsked, setAsked] = useState(false);
  const test = () =>
    start(async () => {
      const answer = await testModel({});
      setCame({ error: answer.ok ? answer.data : answer.error.message });
    });
  const remove = () =>
    start(async () => {
      const answer = await removeModel({});
      setAsked(false);
      if (!answer.ok) toast({ message: answer.error.message, tone: "failed" });
    });
  return (
    <div className="grid max-w-[440px] gap-3">
      <div className="flex flex-wrap gap-2">
        <Button disabled={isBusy} onClick={test}>
          {isBusy ? "Asking…" : "Test"}
        </Button>
        <Button disabled={isBusy} onClick={() => setAsked(true)}>
          Remove
        </Button>
      </div>
      <FormStatus
        error={came?.error}
        success={came && came.error === null ? `${model} answered as asked.` : null}
      />
      <Confirm
        open={isAsked}
        onOpenChange={setAsked}
        title="Remove the language model?"
        confirmLabel="Remove language model"
        isPending={isBusy}
        onConfirm={remove}
      >
        Its address and key are erased. Texts that people accepted stay, and so does the record of what was
        sent.
      </Confirm>
    </div>
  );
}
