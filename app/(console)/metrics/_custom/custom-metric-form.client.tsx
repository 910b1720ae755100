"use client";

import { TextField } from "#app/_ui/input.tsx";
import { SettingsForm } from "../../settings/_parts/settings-form.client.tsx";
import { HowOften, HowStrict } from "../_parts/metric-fields.tsx";
import { addCustom } from "../actions.ts";
import { SqlField } from "./sql-field.client.tsx";

/** A number of one's own: what it is called, the statement, how it is judged. */
export const CustomMetricForm = ({ assetId }: { assetId: string }) => (
  <SettingsForm action={addCustom} done="It is kept." submitLabel="Save metric" isWide>
    {({ typed, errorOf, answerKey }) => (
      <>
        <input type="hidden" name="assetId" value={assetId} />
        <TextField
          key={`name${answerKey}`}
          label="Name"
          name="name"
          autoComplete="off"
          maxLength={80}
          placeholder="Orders without a customer"
          defaultValue={typed("name") ?? ""}
          error={errorOf("name")}
        />
        <SqlField
          key={`sql${answerKey}`}
          initial={typed("sql") ?? ""}
          error={errorOf("sql")}
          isDisabled={false}
          assetId={assetId}
        />
        <HowStrict
          key={`strict${answerKey}`}
          value={typed("sensitivity") ?? "3.5"}
          error={errorOf("sensitivity")}
        />
        <HowOften key={`often${answerKey}`} value={typed("interval") ?? ""} error={errorOf("interval")} />
      </>
    )}
  </SettingsForm>
);
