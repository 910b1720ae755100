"use client";

import { TextareaField } from "#app/_ui/textarea.tsx";
import { SettingsForm } from "../../settings/_parts/settings-form.client.tsx";
import { addNote } from "../actions.ts";

type NoteFormProps = { alertId: string; disabledBecause: string | null };

/** What somebody found out, for whoever looks next. */
export const NoteForm = ({ alertId, disabledBecause }: NoteFormProps) => (
  <SettingsForm
    action={addNote}
    done="The note was added."
    submitLabel="Add note"
    disabledBecause={disabledBecause}
  >
    {({ typed, errorOf, answerKey }) => (
      <>
        <input type="hidden" name="alertId" value={alertId} />
        <TextareaField
          key={`note${answerKey}`}
          label="Note"
          name="note"
          rows={3}
          maxLength={2_000}
          disabled={disabledBecause !== null}
          defaultValue={typed("note") ?? ""}
          error={errorOf("note")}
        />
      </>
    )}
  </SettingsForm>
);
