import type { ComponentProps } from "react";
import { classNames } from "./class-names.ts";
import { CONTROL, Field, type FieldProps } from "./field.tsx";

type InputProps = ComponentProps<"input">;

export const Input = ({ className, ...rest }: InputProps) => (
  <input {...rest} className={classNames(CONTROL, className)} />
);

type TextFieldProps = FieldProps & Omit<InputProps, "id" | "name" | "required"> & { isMono?: boolean };

/** A labelled one-line input; any attribute of `<input>` goes through. */
export function TextField({
  label,
  name,
  id,
  hint,
  error,
  isOptional,
  className,
  isMono,
  ...input
}: TextFieldProps) {
  return (
    <Field {...{ label, name, id, hint, error, className }} isOptional={isOptional ?? false}>
      {(control) => <Input {...input} {...control} className={isMono ? "mono" : undefined} />}
    </Field>
  );
}
