"use client";

import { type ReactNode, useActionState, useContext, useEffect, useRef } from "react";
import { FormStatus } from "#app/_ui/form-status.tsx";
import { SubmitButton } from "#app/_ui/submit-button.client.tsx";
import { changeQuestion } from "../actions.ts";
import { ChangedContext } from "./changed-context.client.tsx";

type ChangeFormProps = { isRemoval?: boolean; children: ReactNode };

/** Changes a part of what was understood, with or without script; the answer is then made anew. */
export function ChangeForm({ isRemoval = false, children }: ChangeFormProps) {
  const [state, submit, isPending] = useActionState(changeQuestion, null);
  const whenChanged = useContext(ChangedContext);
  const wasPending = useRef(false);
  const isRefused = state?.ok === false;
  useEffect(() => {
    if (wasPending.current && !isPending && !isRefused) whenChanged();
    wasPending.current = isPending;
  }, [isPending, isRefused, whenChanged]);
  if (isRemoval)
    return (
      <form action={submit} className="flex h-full">
        {children}
      </form>
    );
  return (
    <form action={submit} className="flex flex-col gap-2 px-2 py-1.5">
      {children}
      <FormStatus error={isRefused ? state.error.message : null} />
      <div className="sticky -bottom-1 -mx-1 grid bg-raised px-1 pt-1 pb-2">
        <SubmitButton size="sm" pendingLabel="Asking…" className="justify-center">
          Ask again
        </SubmitButton>
      </div>
    </form>
  );
}
