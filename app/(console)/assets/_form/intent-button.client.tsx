"use client";

import type { ReactNode } from "react";
import { useFormStatus } from "react-dom";
import { Button } from "#app/_ui/button.tsx";

type IntentButtonProps = {
  intent: "save" | "test" | "discover";
  tone?: "default" | "primary";
  icon?: ReactNode;
  children: ReactNode;
  pendingLabel: string;
};

/** One of several buttons of a form: only the one that was pressed says what it is doing. */
export function IntentButton({ intent, tone = "default", icon, children, pendingLabel }: IntentButtonProps) {
  const { pending, data } = useFormStatus();
  return (
    <Button
      type="submit"
      name="intent"
      value={intent}
      tone={tone}
      icon={icon}
      disabled={pending}
      className="max-sm:h-11"
    >
      {pending && data?.get("intent") === intent ? pendingLabel : children}
    </Button>
  );
}
