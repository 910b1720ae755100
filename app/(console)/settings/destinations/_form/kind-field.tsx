import { Checkbox } from "#app/_ui/checkbox.tsx";
import { TextField } from "#app/_ui/input.tsx";
import { TextareaField } from "#app/_ui/textarea.tsx";
import type { DestinationField } from "#lib/destinations/views.ts";

type KindFieldProps = {
  field: DestinationField;
  value: string;
  error: string | undefined;
  /** What is stored of a secret stays where nothing is entered. */
  isKept: boolean;
};

/** One thing that a kind of destination asks. What is secret is never filled in. */
export function KindField({ field, value, error, isKept }: KindFieldProps) {
  const { name, label, input, hint, isOptional = false } = field;
  const common = { name, label, hint, error, isOptional };
  if (input === "lines")
    return <TextareaField {...common} defaultValue={value} rows={5} autoComplete="off" spellCheck={false} />;
  if (input === "check") return <Checkbox name={name} label={label} value="yes" hint={error ?? hint} />;
  if (input === "text")
    return <TextField {...common} defaultValue={value} autoComplete="off" spellCheck={false} />;
  return (
    <TextField
      {...common}
      type="password"
      autoComplete="new-password"
      placeholder={isKept ? "Stays as it is stored" : undefined}
      isOptional={isOptional || isKept}
    />
  );
}
