"use client";

import { Checkbox } from "#app/_ui/checkbox.tsx";
import { Notice } from "#app/_ui/notice.tsx";
import { SelectField } from "#app/_ui/select.tsx";
import type { MetricRow } from "#lib/metrics/views.ts";
import { SettingsForm } from "../../settings/_parts/settings-form.client.tsx";
import { HowOften, HowStrict } from "../_parts/metric-fields.tsx";
import { saveMetricSettings } from "../actions.ts";

type MetricSettingsFormProps = {
  metric: MetricRow;
  backfillColumns: readonly string[];
  disabledBecause: string | null;
};

/** How strictly and how often. It counts from the next capture on. */
export function MetricSettingsForm({ metric, backfillColumns, disabledBecause }: MetricSettingsFormProps) {
  const isOff = disabledBecause !== null;
  const { id, type, sensitivity, intervalSeconds, isExact, backfillColumn } = metric;
  const isOfValues = type === "distinct_count" || type === "duplicate_count";
  return (
    <SettingsForm
      action={saveMetricSettings}
      done="Saved. It counts from the next capture on."
      submitLabel="Save"
      disabledBecause={disabledBecause}
    >
      {({ typed, errorOf, answerKey }) => (
        <>
          {isOff && <Notice>{disabledBecause}</Notice>}
          <input type="hidden" name="id" value={id} />
          <HowStrict
            key={`strict${answerKey}`}
            value={typed("sensitivity") ?? String(sensitivity)}
            error={errorOf("sensitivity")}
            isDisabled={isOff}
          />
          <HowOften
            key={`often${answerKey}`}
            value={typed("interval") ?? String(intervalSeconds ?? "")}
            error={errorOf("interval")}
            isDisabled={isOff}
          />
          {isOfValues && (
            <Checkbox
              key={`exact${answerKey}`}
              name="isExact"
              value="yes"
              disabled={isOff}
              defaultChecked={isExact}
              label="Count every value exactly"
              hint="Takes longer on large tables. Otherwise it is estimated, within about 2 %."
            />
          )}
          {type === "row_count" && backfillColumns.length > 0 && (
            <SelectField
              key={`backfill${answerKey}`}
              label="Column that says when a row came"
              name="backfillColumn"
              isOptional
              disabled={isOff}
              defaultValue={typed("backfillColumn") ?? backfillColumn ?? ""}
              error={errorOf("backfillColumn")}
              hint="The rows of days before the first capture are counted by it, so that it is known at once what is usual."
              options={[
                { value: "", label: "None" },
                ...backfillColumns.map((name) => ({ value: name, label: name })),
              ]}
            />
          )}
        </>
      )}
    </SettingsForm>
  );
}
