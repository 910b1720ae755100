"use client";

import { Check, Undo2 } from "lucide-react";
import { Button } from "#app/_ui/button.tsx";
import { Icon } from "#app/_ui/icon.tsx";
import { may, type Role, whyNot } from "#lib/auth/scope.ts";
import { useAcknowledge } from "./use-acknowledge.client.tsx";

export const whyNotAcknowledge = (role: Role): string | null =>
  may(role, "changes.acknowledge") ? null : whyNot("changes.acknowledge");

type AcknowledgeButtonProps = { id: string; isAcknowledged: boolean; role: Role };

/** Of one change: seen, or open again. */
export function AcknowledgeButton({ id, isAcknowledged, role }: AcknowledgeButtonProps) {
  const { isBusy, acknowledge, reopen } = useAcknowledge();
  return (
    <Button
      size="sm"
      icon={<Icon of={isAcknowledged ? Undo2 : Check} size={14} />}
      disabled={isBusy}
      disabledBecause={whyNotAcknowledge(role)}
      onClick={() => (isAcknowledged ? reopen([id]) : acknowledge([id]))}
    >
      {isAcknowledged ? "Open again" : "Acknowledge"}
    </Button>
  );
}
