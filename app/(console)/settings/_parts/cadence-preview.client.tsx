"use client";

import { useTicking } from "#app/_ui/clock.client.tsx";
import { nextSlot } from "#lib/schedules/cadence.ts";
import { formatSlot } from "#lib/schedules/format.ts";
import { cadenceFault, type PresetFields, presetWords, toStored } from "#lib/schedules/presets.ts";
import { cronWords } from "#lib/schedules/words.ts";

type CadencePreviewProps = { id?: string; fields: PresetFields; timeZone: string };

/** What the fields mean, as they are typed: in words, and when it would run. */
export function CadencePreview({ id, fields, timeZone }: CadencePreviewProps) {
  const next = useTicking((now) => upcoming(fields, timeZone, now));
  const fault = cadenceFault(fields);
  if (fault) return <span id={id}>{fault.message}</span>;
  const stored = toStored(fields);
  return (
    <span id={id}>
      <span className="text-fg-2">{presetWords(stored) ?? cronWords(fields.cron)}.</span> {next}
    </span>
  );
}

/** The next runs; of an interval only when it begins, since that is when it is saved. */
function upcoming(fields: PresetFields, timeZone: string, now: Date): string {
  if (cadenceFault(fields)) return "";
  const { cron } = toStored(fields);
  if (cron === null) return "For the first time that long after it is saved.";
  const cadence = { kind: "cron", cron, timeZone } as const;
  const first = nextSlot(cadence, now);
  const second = first && nextSlot(cadence, first);
  const times = [first, second].flatMap((at) => (at ? formatSlot(at, now, timeZone) : []));
  return `Next: ${times.join(", then ")} (${timeZone}).`;
}
