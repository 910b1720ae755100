"use client";

import { type ComponentProps, useActionState } from "react";
import { FormStatus } from "#app/_ui/form-status.tsx";
import { TextField } from "#app/_ui/input.tsx";
import { SubmitButton } from "#app/_ui/submit-button.client.tsx";
import type { FormResult } from "#lib/web/views.ts";

type EntryFormProps = {
  action(
    previous: FormResult<string | undefined> | null,
    form: FormData,
  ): Promise<FormResult<string | undefined>>;
  fields?: readonly ComponentProps<typeof TextField>[];
  /** What goes along without being asked for. */
  hidden?: Readonly<Record<string, string>>;
  /** The browser's time zone goes along as `timeZone`. */
  withTimeZone?: boolean;
  submitLabel: string;
  pendingLabel: string;
};

/** A form that works without script too: what was typed stays, and each field has its own sentence. */
export function EntryForm({
  action,
  fields = [],
  hidden = {},
  withTimeZone,
  submitLabel,
  pendingLabel,
}: EntryFormProps) {
  const [answer, submit] = useActionState(action, null);
  const error = answer && !answer.ok ? answer.error : null;
  return (
    <form action={submit} noValidate className="flex flex-col gap-4">
      {Object.entries(hidden).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {withTimeZone && <TimeZoneField />}
      <FormStatus error={error?.message} success={answer?.ok ? answer.data : null} />
      {fields.map((field) => (
        <TextField
          key={field.name}
          {...field}
          defaultValue={answer?.values[field.name] ?? field.defaultValue}
          error={error?.fields[field.name]}
        />
      ))}
      <SubmitButton pendingLabel={pendingLabel} className="h-9 justify-center max-sm:h-11">
        {submitLabel}
      </SubmitButton>
    </form>
  );
}

/** Filled once the page is alive; without script the server falls back to UTC. */
const TimeZoneField = () => (
  <input
    type="hidden"
    name="timeZone"
    ref={(field) => {
      if (field) field.value = Intl.DateTimeFormat().resolvedOptions().timeZone;
    }}
  />
);
