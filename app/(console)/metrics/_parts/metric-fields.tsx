import { SelectField } from "#app/_ui/select.tsx";

type FieldProps = { value: string; error: string | undefined; isDisabled?: boolean };

const SENSITIVITIES = [
  { value: "2.5", label: "High: already when it is a little off (2.5)" },
  { value: "3.5", label: "Usual (3.5)" },
  { value: "5", label: "Low: only when it is far off (5)" },
] as const;

const INTERVALS = [
  { value: "", label: "Each time its source is captured" },
  { value: "3600", label: "At most every hour" },
  { value: "21600", label: "At most every 6 hours" },
  { value: "86400", label: "At most every day" },
  { value: "604800", label: "At most every week" },
] as const;

/** How far off a value has to be to be told of. */
export const HowStrict = ({ value, error, isDisabled = false }: FieldProps) => (
  <SelectField
    label="Sensitivity"
    name="sensitivity"
    disabled={isDisabled}
    defaultValue={value}
    error={error}
    hint="How far off a value is told of, in deviations: one is about how far off usual values are."
    options={withOwn(SENSITIVITIES, value, `From ${value} deviations on`)}
  />
);

export const HowOften = ({ value, error, isDisabled = false }: FieldProps) => (
  <SelectField
    label="Capture it"
    name="interval"
    disabled={isDisabled}
    defaultValue={value}
    error={error}
    options={withOwn(INTERVALS, value, `At most every ${Math.round(Number(value) / 60)} minutes`)}
  />
);

/** What was set by other means stays what it is until somebody chooses. */
const withOwn = (
  options: readonly { value: string; label: string }[],
  value: string,
  label: string,
): { value: string; label: string }[] =>
  options.some((one) => one.value === value) ? [...options] : [...options, { value, label }];
