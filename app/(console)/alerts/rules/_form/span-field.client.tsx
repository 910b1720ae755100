"use client";

import { TextField } from "#app/_ui/input.tsx";
import { SelectField } from "#app/_ui/select.tsx";

type SpanFieldProps = {
  label: string;
  /** Its unit is sent as `nameUnit`. */
  name: string;
  amount: string;
  unit: string;
  hint: string;
  error: string | undefined;
  isDisabled: boolean;
};

const UNITS = [
  { value: "minutes", label: "minutes" },
  { value: "hours", label: "hours" },
  { value: "days", label: "days" },
];

/** So many minutes, hours or days; empty for none. */
export const SpanField = ({ label, name, amount, unit, hint, error, isDisabled }: SpanFieldProps) => (
  <div className="grid grid-cols-[minmax(0,1fr)_140px] items-start gap-2">
    <TextField
      {...{ label, name, hint, error }}
      isOptional
      inputMode="decimal"
      autoComplete="off"
      maxLength={10}
      defaultValue={amount}
      disabled={isDisabled}
    />
    <SelectField
      label="Unit"
      name={`${name}Unit`}
      defaultValue={unit}
      options={UNITS}
      disabled={isDisabled}
    />
  </div>
);
