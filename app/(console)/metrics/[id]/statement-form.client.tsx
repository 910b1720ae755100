"use client";

import { TextField } from "#app/_ui/input.tsx";
import { Notice } from "#app/_ui/notice.tsx";
import type { MetricRow } from "#lib/metrics/views.ts";
import { SettingsForm } from "../../settings/_parts/settings-form.client.tsx";
import { SqlField } from "../_custom/sql-field.client.tsx";
import { saveStatement } from "../actions.ts";

type StatementFormProps = {
  metric: Pick<MetricRow, "id" | "name" | "assetId">;
  sql: string;
  disabledBecause: string | null;
};

export const StatementForm = ({ metric, sql, disabledBecause }: StatementFormProps) => (
  <SettingsForm
    action={saveStatement}
    done="Saved. It begins to learn anew where the statement is another one."
    submitLabel="Save statement"
    isWide
    disabledBecause={disabledBecause}
  >
    {({ typed, errorOf, answerKey }) => (
      <>
        {disabledBecause && <Notice>{disabledBecause}</Notice>}
        <input type="hidden" name="id" value={metric.id} />
        <TextField
          key={`name${answerKey}`}
          label="Name"
          name="name"
          autoComplete="off"
          maxLength={80}
          disabled={disabledBecause !== null}
          defaultValue={typed("name") ?? metric.name ?? ""}
          error={errorOf("name")}
        />
        <SqlField
          key={`sql${answerKey}`}
          initial={typed("sql") ?? sql}
          error={errorOf("sql")}
          isDisabled={disabledBecause !== null}
          assetId={metric.assetId}
        />
      </>
    )}
  </SettingsForm>
);
