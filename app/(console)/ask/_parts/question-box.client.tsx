"use client";

import { useActionState, useEffect, useRef } from "react";
import { FormStatus } from "#app/_ui/form-status.tsx";
import { Input } from "#app/_ui/input.tsx";
import { SubmitButton } from "#app/_ui/submit-button.client.tsx";
import { askQuestion } from "../actions.ts";

type QuestionBoxProps = {
  /** Of the conversation that goes on; none where one begins. */
  conversationId?: string;
  /** The place of the answer that is read first: it is shown from its beginning, however long it is. */
  newest?: string | undefined;
  /** Of a link that was followed. */
  before?: readonly string[];
};

/** Enter asks, with or without script. */
export function QuestionBox({ conversationId, newest, before = [] }: QuestionBoxProps) {
  const [state, submit] = useActionState(askQuestion, null);
  const error = state?.ok === false ? (state.error.fields.q ?? state.error.message) : null;
  const box = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (newest === undefined) return;
    const place = document.getElementById(newest);
    if (place?.previousElementSibling) place.scrollIntoView();
    box.current?.focus({ preventScroll: true });
  }, [newest]);
  return (
    <form action={submit} className="flex flex-col gap-2">
      {conversationId && <input type="hidden" name="conversationId" value={conversationId} />}
      {before.map((text) => (
        <input key={text} type="hidden" name="before" value={text} />
      ))}
      <div className="flex gap-2">
        <Input
          key={`${conversationId} ${before.length}`}
          ref={box}
          name="q"
          aria-label="Question"
          placeholder={
            conversationId || before.length > 0 ? "And last week?" : "Which jobs failed yesterday?"
          }
          defaultValue={state?.ok === false ? state.values.q : ""}
          maxLength={300}
          autoComplete="off"
          autoFocus={newest === undefined}
          required
          className="min-w-0 flex-1"
        />
        <SubmitButton pendingLabel="Looking…">Ask</SubmitButton>
      </div>
      <FormStatus error={error} />
    </form>
  );
}
