"use client";

import { TextField } from "#app/_ui/input.tsx";
import { SettingsForm } from "../_parts/settings-form.client.tsx";
import { addRule } from "./actions.ts";

/** A rule of one's own: columns whose name fits get the tag. */
export function RuleForm({ disabledBecause }: { disabledBecause: string | null }) {
  const isOff = disabledBecause !== null;
  return (
    <SettingsForm
      action={addRule}
      done="The rule counts from the next run on."
      submitLabel="Add rule"
      disabledBecause={disabledBecause}
    >
      {({ typed, errorOf, answerKey }) => (
        <>
          <TextField
            key={`pattern${answerKey}`}
            label="Columns"
            name="pattern"
            maxLength={200}
            autoComplete="off"
            placeholder="crm.*.customer_note"
            disabled={isOff}
            defaultValue={typed("pattern") ?? ""}
            error={errorOf("pattern")}
            hint="A column, table.column or schema.table.column; * stands for anything."
          />
          <TextField
            key={`tag${answerKey}`}
            label="Tag"
            name="tag"
            maxLength={60}
            autoComplete="off"
            placeholder="pii:name"
            disabled={isOff}
            defaultValue={typed("tag") ?? ""}
            error={errorOf("tag")}
            hint="One of Tidewatch’s own or one of yours, such as team:billing."
          />
        </>
      )}
    </SettingsForm>
  );
}
