"use client";

import { type ReactNode, useActionState } from "react";
import { FormStatus } from "#app/_ui/form-status.tsx";
import { SubmitButton } from "#app/_ui/submit-button.client.tsx";
import type { FormResult } from "#lib/web/views.ts";

/** What a form's fields are drawn from: what was typed last, and the sentence of each field at fault. */
export type FormState = {
  typed(name: string): string | undefined;
  errorOf(name: string): string | undefined;
  /** New with every answer: a key that draws uncontrolled fields afresh. */
  answerKey: string;
};

type SettingsFormProps<Output> = {
  action(previous: FormResult<Output> | null, form: FormData): Promise<FormResult<Output>>;
  /** What is said once it is done; of what came of it, where that says more. */
  done: string | ((output: Output) => string);
  submitLabel: string;
  pendingLabel?: string;
  /** Why the whole form cannot be used. */
  disabledBecause?: string | null;
  /** Where a field of it is read in lines, and not in words. */
  isWide?: boolean;
  children(state: FormState): ReactNode;
};

/** One form of the settings: says what became of it, and keeps what was typed when something was wrong. */
export function SettingsForm<Output = void>({
  action,
  done,
  submitLabel,
  pendingLabel = "Saving…",
  disabledBecause,
  isWide = false,
  children,
}: SettingsFormProps<Output>) {
  const [answer, submit] = useActionState(action, null);
  const error = answer && !answer.ok ? answer.error : null;
  const state: FormState = {
    typed: (name) => (error ? answer?.values[name] : undefined),
    errorOf: (name) => error?.fields[name],
    answerKey: JSON.stringify(answer?.values ?? null),
  };
  return (
    <form
      action={submit}
      noValidate
      className={`flex flex-col items-start gap-4 *:w-full ${isWide ? "max-w-[640px]" : "max-w-[440px]"}`}
    >
      <FormStatus
        error={error?.message}
        success={answer?.ok ? (typeof done === "string" ? done : done(answer.data)) : null}
      />
      {children(state)}
      <div>
        <SubmitButton
          tone="default"
          pendingLabel={pendingLabel}
          disabledBecause={disabledBecause}
          className="max-sm:h-11"
        >
          {submitLabel}
        </SubmitButton>
      </div>
    </form>
  );
}
