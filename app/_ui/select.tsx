import { ChevronDown } from "lucide-react";
import type { ComponentProps } from "react";
import { CONTROL, Field, type FieldProps } from "./field.tsx";
import { Icon } from "./icon.tsx";

type SelectProps = ComponentProps<"select"> & { options: readonly { value: string; label: string }[] };

/** The browser's own select: right on a phone, and right without script. */
const Select = ({ options, className = "", ...rest }: SelectProps) => (
  <span className={`relative block ${className}`}>
    <select {...rest} className={`${CONTROL} appearance-none pr-8`}>
      {options.map((option) => (
        <option key={option.value} value={option.value}>
          {option.label}
        </option>
      ))}
    </select>
    <Icon
      of={ChevronDown}
      className="pointer-events-none absolute top-1/2 right-2.5 -translate-y-1/2 text-fg-3"
    />
  </span>
);

type SelectFieldProps = FieldProps & Omit<SelectProps, "id" | "name" | "required" | "className">;

export function SelectField({
  label,
  name,
  id,
  hint,
  error,
  isOptional,
  className,
  ...select
}: SelectFieldProps) {
  return (
    <Field {...{ label, name, id, hint, error, className }} isOptional={isOptional ?? false}>
      {(control) => <Select {...select} {...control} />}
    </Field>
  );
}
