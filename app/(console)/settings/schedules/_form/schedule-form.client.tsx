"use client";

import { useState } from "react";
import { Notice } from "#app/_ui/notice.tsx";
import { SelectField } from "#app/_ui/select.tsx";
import { CADENCES, type PresetFields } from "#lib/schedules/presets.ts";
import { CadenceFields } from "../../_parts/cadence-fields.client.tsx";
import { SettingsForm } from "../../_parts/settings-form.client.tsx";
import { submitSchedule } from "../actions.ts";

type ScheduleFormProps = {
  sourceId: string;
  jobType: string;
  initial: PresetFields;
  timeZone: string;
  timeZones: { value: string; label: string }[];
  jitterMinutes: number;
  disabledBecause: string | null;
};

const JITTERS = [
  [0, "Not at all"],
  [5, "Up to 5 minutes"],
  [15, "Up to 15 minutes"],
  [60, "Up to an hour"],
  [180, "Up to 3 hours"],
] as const;

/** When jobs of a type run on a source. */
export function ScheduleForm({
  sourceId,
  jobType,
  initial,
  jitterMinutes,
  disabledBecause,
  ...zones
}: ScheduleFormProps) {
  const [timeZone, setTimeZone] = useState(zones.timeZone);
  const isOff = disabledBecause !== null;
  const known = JITTERS.map(([value, label]) => ({ value: String(value), label }));
  const jitters = known.some(({ value }) => value === String(jitterMinutes))
    ? known
    : [...known, { value: String(jitterMinutes), label: `Up to ${jitterMinutes} minutes` }];
  return (
    <SettingsForm
      action={submitSchedule}
      done="The schedule was saved."
      submitLabel="Save schedule"
      disabledBecause={disabledBecause}
    >
      {({ typed, errorOf, answerKey }) => (
        <>
          {isOff && <Notice>{disabledBecause}</Notice>}
          <input type="hidden" name="sourceId" value={sourceId} />
          <input type="hidden" name="jobType" value={jobType} />
          <CadenceFields
            key={`cadence${answerKey}`}
            label="Runs"
            initial={{
              cadence: CADENCES.find((name) => name === typed("cadence")) ?? initial.cadence,
              at: typed("at") ?? initial.at,
              weekday: typed("weekday") ?? initial.weekday,
              cron: typed("cron") ?? initial.cron,
            }}
            errors={{
              cadence: errorOf("cadence"),
              at: errorOf("at"),
              weekday: errorOf("weekday"),
              cron: errorOf("cron"),
            }}
            timeZone={timeZone}
            isDisabled={isOff}
          />
          <SelectField
            key={`zone${answerKey}`}
            label="Time zone"
            name="timeZone"
            defaultValue={typed("timeZone") ?? zones.timeZone}
            onChange={(event) => setTimeZone(event.target.value)}
            options={zones.timeZones}
            disabled={isOff}
            error={errorOf("timeZone")}
            hint="Times of the day are of this zone, also when its clocks change."
          />
          <SelectField
            key={`jitter${answerKey}`}
            label="May start later"
            name="jitterMinutes"
            defaultValue={typed("jitterMinutes") ?? String(jitterMinutes)}
            options={jitters}
            disabled={isOff}
            error={errorOf("jitterMinutes")}
            hint="So that schedules of one time do not all begin at once. Each is late by the same every day."
          />
        </>
      )}
    </SettingsForm>
  );
}
