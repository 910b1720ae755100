"use client";

import { useState } from "react";
import { TextField } from "#app/_ui/input.tsx";
import { SelectField } from "#app/_ui/select.tsx";
import {
  CADENCE_LABELS,
  CADENCES,
  type CadenceName,
  type PresetFields,
  WEEKDAYS,
} from "#lib/schedules/presets.ts";
import { CadencePreview } from "./cadence-preview.client.tsx";

/** The fields as text; `none` where the form offers to leave it to people. */
export type CadenceValues = Omit<PresetFields, "cadence"> & { cadence: CadenceName | "none" };

type CadenceFieldsProps = {
  label: string;
  initial: CadenceValues;
  errors: Readonly<Record<string, string | undefined>>;
  timeZone: string;
  /** The words for running it only when somebody asks, where that can be chosen. */
  none?: string;
  isDisabled?: boolean;
};

const DAYS = [1, 2, 3, 4, 5, 6, 0].map((day) => ({ value: String(day), label: WEEKDAYS[day] ?? "" }));

/**
 * How often something runs. What a choice does not need is hidden by the style sheet: also before the page is alive. The
 * fields keep their own values, which React would reset with the form if they were bound.
 */
export function CadenceFields({
  label,
  initial,
  errors,
  timeZone,
  none,
  isDisabled = false,
}: CadenceFieldsProps) {
  const [values, setValues] = useState(initial);
  const set = (name: keyof CadenceValues) => (event: { target: { value: string } }) =>
    setValues((before) => ({ ...before, [name]: event.target.value }));
  const { cadence } = values;
  const options = [
    ...CADENCES.map((value) => ({ value, label: CADENCE_LABELS[value] })),
    ...(none ? [{ value: "none", label: none }] : []),
  ];
  const field = (name: keyof CadenceValues) => ({
    ...{ name, defaultValue: initial[name], onChange: set(name), error: errors[name], disabled: isDisabled },
  });
  return (
    <div className="group/cadence grid gap-x-4 gap-y-4 sm:grid-cols-6">
      <SelectField {...field("cadence")} label={label} options={options} className="sm:col-span-6" />
      <SelectField
        {...field("weekday")}
        label="Day"
        options={DAYS}
        className="hidden group-has-[option[value=weekly]:checked]/cadence:flex sm:col-span-3"
      />
      <TextField
        {...field("at")}
        label="At"
        type="time"
        className="hidden group-has-[option[value=daily]:checked]/cadence:flex group-has-[option[value=weekly]:checked]/cadence:flex sm:col-span-3"
      />
      <TextField
        {...field("cron")}
        isMono
        label="Cron text"
        placeholder="30 4 * * 1-5"
        autoComplete="off"
        spellCheck={false}
        maxLength={100}
        className="hidden group-has-[option[value=custom]:checked]/cadence:flex sm:col-span-6"
      />
      <p aria-live="polite" className="num text-12 text-fg-3 sm:col-span-6">
        {cadence === "none" ? (
          "It can be scheduled at any time, under Settings."
        ) : (
          <CadencePreview fields={{ ...values, cadence }} timeZone={timeZone} />
        )}
      </p>
    </div>
  );
}
