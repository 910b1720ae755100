"use client";

import { useActionState, useState } from "react";
import { ButtonLink } from "#app/_ui/button-link.tsx";
import { FormStatus } from "#app/_ui/form-status.tsx";
import { TextField } from "#app/_ui/input.tsx";
import { Notice } from "#app/_ui/notice.tsx";
import { SubmitButton } from "#app/_ui/submit-button.client.tsx";
import type { DestinationField, DestinationKindName } from "#lib/destinations/views.ts";
import { submitDestination } from "../actions.ts";
import { KindField } from "./kind-field.tsx";
import { NewSecret } from "./new-secret.client.tsx";

type DestinationFormProps = {
  /** Empty for a new one. */
  id: string;
  kind: DestinationKindName;
  name: string;
  fields: readonly DestinationField[];
  typed: Readonly<Record<string, string | undefined>>;
  /** The fields whose secrets are stored. */
  kept: readonly string[];
};

/** The form of any kind of destination, drawn from what the kind says it asks. */
export function DestinationForm({ id, kind, name, fields, typed, kept }: DestinationFormProps) {
  const [answer, submit] = useActionState(submitDestination, null);
  const error = answer && !answer.ok ? answer.error : null;
  const [isChanged, setChanged] = useState(false);
  const isUnsaved = id !== "" && (isChanged || error !== null);
  const values = error ? answer?.values : undefined;
  const made = answer?.ok ? answer.data : null;
  const answerKey = JSON.stringify(answer?.values ?? null);
  if (made?.isNew && made.shown)
    return (
      <div className="grid max-w-[560px] gap-3 text-13">
        <NewSecret secret={made.shown} />
        <div>
          <ButtonLink href={`/settings/destinations/${made.id}`} tone="primary">
            I have copied it: go on
          </ButtonLink>
        </div>
      </div>
    );
  return (
    <form
      action={submit}
      onInput={() => setChanged(true)}
      onSubmit={() => setChanged(false)}
      noValidate
      className="flex max-w-[440px] flex-col items-start gap-4 *:w-full"
    >
      <FormStatus error={error?.message} success={made ? "The destination was saved." : null} />
      {made?.shown && <NewSecret secret={made.shown} />}
      <input type="hidden" name="id" value={id} />
      <input type="hidden" name="kind" value={kind} />
      <TextField
        key={`name${answerKey}`}
        label="Name"
        name="name"
        maxLength={100}
        autoComplete="off"
        placeholder="On call"
        defaultValue={values?.name ?? name}
        error={error?.fields.name}
      />
      {fields
        .filter(({ onlyWithKept }) => onlyWithKept === undefined || kept.includes(onlyWithKept))
        .map((field) => (
          <KindField
            key={`${field.name}${answerKey}`}
            field={field}
            isKept={kept.includes(field.name)}
            value={values?.[field.name] ?? typed[field.name] ?? ""}
            error={error?.fields[field.name]}
          />
        ))}
      {isUnsaved && (
        <Notice>What you changed is not saved yet. Until then “Send test” tries what is saved.</Notice>
      )}
      <div>
        <SubmitButton tone="primary" pendingLabel="Saving…" className="max-sm:h-11">
          {id === "" ? "Save destination" : "Save changes"}
        </SubmitButton>
      </div>
    </form>
  );
}
