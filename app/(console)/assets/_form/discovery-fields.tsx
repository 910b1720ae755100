import { Section } from "#app/_ui/section.tsx";
import { CADENCES } from "#lib/schedules/presets.ts";
import { CadenceFields, type CadenceValues } from "../../settings/_parts/cadence-fields.client.tsx";
import type { DiscoverySchedule } from "./read-form.ts";

type DiscoveryFieldsProps = {
  discovery: DiscoverySchedule;
  /** What was sent last. */
  typed: Readonly<Record<string, string>>;
  errors: Readonly<Record<string, string>>;
};

const NONE = "Only when somebody runs it";
const NAMES: readonly CadenceValues["cadence"][] = [...CADENCES, "none"];

/** How often the new source is read again by itself. */
export function DiscoveryFields({ discovery: { initial, timeZone }, typed, errors }: DiscoveryFieldsProps) {
  const { at = initial.at, weekday = initial.weekday, cron = initial.cron } = typed;
  const cadence = NAMES.find((name) => name === typed.cadence) ?? initial.cadence;
  return (
    <Section title="Discovery schedule">
      <p className="mb-3 text-12 text-fg-3">
        Each discovery reads the structure again and tells what changed since the one before: tables and
        columns added, removed, renamed. It reads catalogs, no rows. At night it is in nobody's way.
      </p>
      <CadenceFields
        label="Runs"
        initial={{ cadence, at, weekday, cron }}
        errors={errors}
        timeZone={timeZone}
        none={NONE}
      />
    </Section>
  );
}
