import type { ComponentProps } from "react";
import { classNames } from "./class-names.ts";
import { CONTROL, Field, type FieldProps } from "./field.tsx";

type TextareaFieldProps = FieldProps &
  Omit<ComponentProps<"textarea">, "id" | "name" | "required"> & { isMono?: boolean };

export function TextareaField({
  label,
  name,
  id,
  hint,
  error,
  isOptional,
  className,
  isMono,
  rows = 4,
  ...textarea
}: TextareaFieldProps) {
  return (
    <Field {...{ label, name, id, hint, error, className }} isOptional={isOptional ?? false}>
      {(control) => (
        <textarea
          {...textarea}
          {...control}
          rows={rows}
          className={classNames(CONTROL, "h-auto resize-y py-2 max-sm:h-auto", isMono && "mono")}
        />
      )}
    </Field>
  );
}
