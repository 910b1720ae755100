"use client";

import { useState } from "react";
import { Checkbox } from "#app/_ui/checkbox.tsx";
import { TextField } from "#app/_ui/input.tsx";
import { SelectField } from "#app/_ui/select.tsx";
import type { SilenceRow } from "#lib/alerts/views.ts";
import { SettingsForm } from "../../settings/_parts/settings-form.client.tsx";
import { submitSilence } from "../actions.ts";
import { CheckList } from "../rules/_form/check-list.client.tsx";
import { clockOf, DAYS } from "./words.ts";

type SilenceFormProps = {
  kind: "operating_hours" | "blackout";
  /** The one that is changed; null for a new one. */
  stored: SilenceRow | null;
  rules: readonly { id: string; name: string }[];
  timeZone: string;
  timeZones: { value: string; label: string }[];
  disabledBecause: string | null;
};

const WEEK = DAYS.map((label, index) => ({ value: String(index + 1), label }));

/** When rules tell, or when they do not. */
export function SilenceForm({ kind, stored, rules, timeZone, timeZones, disabledBecause }: SilenceFormProps) {
  const isOff = disabledBecause !== null;
  const [isYearly, setYearly] = useState(stored?.isYearly ?? false);
  const isHours = kind === "operating_hours";
  const initial = isHours
    ? { begins: clockOf(stored?.beginsMinute ?? 8 * 60), ends: clockOf(stored?.endsMinute ?? 18 * 60) }
    : { begins: stored?.beginsLocal ?? "", ends: stored?.endsLocal ?? "" };
  const noun = isHours ? "operating hours" : "blackout";
  const idOf = (name: string) => `field-${kind}-${name}`;
  return (
    <SettingsForm
      action={submitSilence}
      done={(overlaps) =>
        `The ${noun} ${isHours ? "were" : "was"} saved.${overlaps.length > 0 ? ` It overlaps with: ${overlaps.join(", ")}.` : ""}`
      }
      submitLabel={stored ? `Save ${noun}` : `Add ${noun}`}
      disabledBecause={disabledBecause}
    >
      {({ typed, errorOf, answerKey }) => (
        <>
          <input type="hidden" name="id" value={stored?.id ?? ""} />
          <input type="hidden" name="kind" value={kind} />
          <TextField
            key={`name${answerKey}`}
            id={idOf("name")}
            label="Name"
            name="name"
            maxLength={100}
            autoComplete="off"
            placeholder={isHours ? "Office hours" : "Migration weekend"}
            defaultValue={typed("name") ?? stored?.name ?? ""}
            disabled={isOff}
            error={errorOf("name")}
          />
          {isHours && (
            <CheckList
              {...{ label: "Days", name: "days", choices: WEEK, isDisabled: isOff, error: errorOf("days") }}
              initial={(stored?.days ?? [1, 2, 3, 4, 5]).map(String)}
              hint="On which it begins."
            />
          )}
          <div className="grid grid-cols-2 items-start gap-2 max-sm:grid-cols-1">
            {(["begins", "ends"] as const).map((name) => (
              <TextField
                key={`${name}${answerKey}`}
                id={idOf(name)}
                label={name === "begins" ? "From" : "To"}
                name={name}
                type={isHours ? "time" : "datetime-local"}
                defaultValue={typed(name) ?? initial[name]}
                disabled={isOff}
                error={errorOf(name)}
                hint={
                  isHours && name === "ends" ? "On the next day where it is not later than From." : undefined
                }
              />
            ))}
          </div>
          {!isHours && (
            <Checkbox
              id={idOf("isYearly")}
              name="isYearly"
              label="Each year again"
              checked={isYearly}
              onChange={({ target }) => setYearly(target.checked)}
              disabled={isOff}
            />
          )}
          <SelectField
            key={`zone${answerKey}`}
            id={idOf("timeZone")}
            label="Time zone"
            name="timeZone"
            defaultValue={typed("timeZone") ?? stored?.timeZone ?? timeZone}
            options={timeZones}
            disabled={isOff}
            error={errorOf("timeZone")}
          />
          {rules.length > 0 && (
            <CheckList
              {...{ label: "Rules", name: "ruleIds", initial: stored?.ruleIds ?? [], isDisabled: isOff }}
              choices={rules.map(({ id, name }) => ({ value: id, label: name }))}
              error={errorOf("ruleIds")}
              hint="None chosen means all."
            />
          )}
        </>
      )}
    </SettingsForm>
  );
}
