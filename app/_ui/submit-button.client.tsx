"use client";

import type { ComponentProps } from "react";
import { useFormStatus } from "react-dom";
import { Button } from "./button.tsx";

/** A form's button: says what it is doing while the form is on its way, and cannot be pressed twice. */
export function SubmitButton({
  pendingLabel,
  children,
  tone = "primary",
  ...rest
}: ComponentProps<typeof Button> & { pendingLabel?: string }) {
  const { pending } = useFormStatus();
  return (
    <Button {...rest} type="submit" tone={tone} disabled={pending || Boolean(rest.disabled)}>
      {pending ? (pendingLabel ?? children) : children}
    </Button>
  );
}
