"use client";

import { useState } from "react";
import { TextField } from "#app/_ui/input.tsx";
import { Notice } from "#app/_ui/notice.tsx";
import { SelectField } from "#app/_ui/select.tsx";
import type { FreshnessRow } from "#lib/freshness/views.ts";
import type { AccessLevel } from "#lib/sources/views.ts";
import { SettingsForm } from "../../settings/_parts/settings-form.client.tsx";
import { saveFreshness } from "../actions.ts";

type SlaFormProps = {
  row: FreshnessRow;
  columns: readonly string[];
  accessLevel: AccessLevel;
  disabledBecause: string | null;
};

const UNITS = [
  { value: "minutes", label: "minutes", seconds: 60 },
  { value: "hours", label: "hours", seconds: 3_600 },
  { value: "days", label: "days", seconds: 86_400 },
];

/** What the table is held to, and by which column. It counts from the next check on. */
export function SlaForm({ row, columns, accessLevel, disabledBecause }: SlaFormProps) {
  const isOff = disabledBecause !== null;
  const { slaSeconds, isEnabled, columnName } = row;
  const unit = UNITS.findLast(({ seconds }) => slaSeconds !== null && slaSeconds % seconds === 0) ?? UNITS[1];
  const held = isEnabled ? (slaSeconds === null ? "learned" : "explicit") : "off";
  const [chosen, setChosen] = useState<string>(held);
  return (
    <SettingsForm
      action={saveFreshness}
      done="Saved. It counts from the next check on."
      submitLabel="Save"
      disabledBecause={disabledBecause}
    >
      {({ typed, errorOf, answerKey }) => (
        <>
          {isOff && <Notice>{disabledBecause}</Notice>}
          <input type="hidden" name="assetId" value={row.assetId} />
          <SelectField
            key={`held${answerKey}`}
            label="Updated at least"
            name="held"
            disabled={isOff}
            defaultValue={typed("held") ?? held}
            onChange={(event) => setChosen(event.target.value)}
            error={errorOf("held")}
            options={[
              { value: "learned", label: "As often as it usually is" },
              { value: "explicit", label: "As often as I say" },
              { value: "off", label: "Do not check it" },
            ]}
          />
          {chosen === "explicit" && (
            <div className="grid grid-cols-2 gap-3">
              <TextField
                key={`amount${answerKey}`}
                label="Every"
                name="amount"
                inputMode="decimal"
                autoComplete="off"
                disabled={isOff}
                defaultValue={
                  typed("amount") ?? (slaSeconds === null ? "" : String(slaSeconds / (unit?.seconds ?? 1)))
                }
                error={errorOf("amount")}
                hint="5 minutes to 7 days."
              />
              <SelectField
                key={`unit${answerKey}`}
                label="Unit"
                name="unit"
                disabled={isOff}
                defaultValue={typed("unit") ?? unit?.value}
                options={UNITS}
              />
            </div>
          )}
          {accessLevel === "schema_only" ? (
            <>
              <Notice>
                No column can be chosen: the source shows its structure alone, and the newest value of a
                column would be read from its rows.
              </Notice>
              {/* What was chosen before stays, for when rows may be looked at again. */}
              {columnName !== null && columns.includes(columnName) && (
                <input type="hidden" name="columnName" value={columnName} />
              )}
            </>
          ) : (
            <SelectField
              key={`column${answerKey}`}
              label="Column that says when a row was written"
              name="columnName"
              isOptional
              disabled={isOff}
              defaultValue={typed("columnName") ?? columnName ?? ""}
              error={errorOf("columnName")}
              hint="Personal and highly sensitive ones cannot be chosen: their newest value would be shown."
              options={[
                { value: "", label: "Detect it" },
                ...columns.map((name) => ({ value: name, label: name })),
              ]}
            />
          )}
        </>
      )}
    </SettingsForm>
  );
}
