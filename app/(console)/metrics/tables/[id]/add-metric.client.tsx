"use client";

import { type FormEvent, useState } from "react";
import { FormStatus } from "#app/_ui/form-status.tsx";
import { TextField } from "#app/_ui/input.tsx";
import { SelectField } from "#app/_ui/select.tsx";
import { SubmitButton } from "#app/_ui/submit-button.client.tsx";
import { METRIC_TYPES, type MetricType } from "#lib/metrics/types.ts";
import { useKeep } from "../../_parts/use-keep.client.tsx";
import type { ColumnChoice } from "./choices-of.ts";

type AddMetricProps = { assetId: string; columns: readonly ColumnChoice[]; disabledBecause: string | null };

/** Of which column, then what can be measured of that. */
export function AddMetric({ assetId, columns, disabledBecause }: AddMetricProps) {
  const [column, setColumn] = useState("");
  const [type, setType] = useState<string>("row_count");
  const [percentile, setPercentile] = useState("95");
  const { isBusy, refusal, keep } = useKeep(assetId);
  const isOff = disabledBecause !== null;
  const types: readonly MetricType[] =
    column === "" ? ["row_count"] : (columns.find(({ name }) => name === column)?.types ?? []);
  const chosen = types.find((one) => one === type) ?? types[0];
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const wish = { type: chosen ?? "", columnName: column || null };
    keep([chosen === "percentile" ? { ...wish, percentile: percentile.replace(",", ".") } : wish]);
  };
  return (
    <form onSubmit={submit} noValidate className="flex max-w-[440px] flex-col items-start gap-4 *:w-full">
      <FormStatus error={refusal?.message} />
      <SelectField
        label="Of"
        name="columnName"
        disabled={isOff}
        value={column}
        onChange={(event) => setColumn(event.target.value)}
        error={refusal?.fields["metrics.0.columnName"] ?? refusal?.fields.columnName}
        options={[
          { value: "", label: "The table as a whole" },
          ...columns.map(({ name }) => ({ value: name, label: name })),
        ]}
      />
      <SelectField
        label="What"
        name="type"
        disabled={isOff}
        value={chosen ?? ""}
        onChange={(event) => setType(event.target.value)}
        hint="Minimum, maximum and percentile are values themselves: a personal or highly sensitive column has none."
        options={types.map((one) => ({ value: one, label: METRIC_TYPES[one].label }))}
      />
      {chosen === "percentile" && (
        <TextField
          label="Which percentile"
          name="percentile"
          inputMode="decimal"
          autoComplete="off"
          disabled={isOff}
          value={percentile}
          onChange={(event) => setPercentile(event.target.value)}
          error={refusal?.fields["metrics.0.percentile"]}
        />
      )}
      <div>
        <SubmitButton
          tone="default"
          disabled={isBusy}
          disabledBecause={disabledBecause}
          className="max-sm:h-11"
        >
          Keep it
        </SubmitButton>
      </div>
    </form>
  );
}
