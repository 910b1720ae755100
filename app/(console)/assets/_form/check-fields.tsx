import { Section } from "#app/_ui/section.tsx";
import { SelectField } from "#app/_ui/select.tsx";
import { CADENCE_LABELS, CHECK_CADENCES } from "#lib/schedules/presets.ts";

const OPTIONS = [
  { value: "none", label: "Only when somebody runs them" },
  ...CHECK_CADENCES.map((value) => ({ value, label: CADENCE_LABELS[value] })),
];

/** Whether tables are looked at again and again: one choice for both, off until somebody makes it. */
export const CheckFields = ({ initial, error }: { initial: string; error: string | undefined }) => (
  <Section title="Freshness and metrics">
    <p className="mb-3 text-12 text-fg-3">
      Freshness checks tell which tables are not up to date. Metric captures count rows, nulls and the like of
      the tables that have metrics, and tell what is out of the usual. Both ask the database for numbers
      alone; no row leaves it. Every day is at night.
    </p>
    <SelectField label="Check tables" name="checks" defaultValue={initial} error={error} options={OPTIONS} />
  </Section>
);
