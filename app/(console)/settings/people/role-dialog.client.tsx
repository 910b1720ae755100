"use client";

import { useId, useState, useTransition } from "react";
import { Button } from "#app/_ui/button.tsx";
import { Dialog } from "#app/_ui/dialog.client.tsx";
import { Notice } from "#app/_ui/notice.tsx";
import { toast } from "#app/_ui/toast-requests.ts";
import type { Role } from "#lib/auth/scope.ts";
import type { PersonRow } from "#lib/people/queries.ts";
import { giveRole } from "./actions.ts";
import { ROLE_NAMES } from "./role-names.ts";

type RoleDialogProps = { member: PersonRow; roles: Role[]; onClose(): void };

export function RoleDialog({ member, roles, onClose }: RoleDialogProps) {
  const [role, setRole] = useState(member.role);
  const [error, setError] = useState<string | null>(null);
  const [isPending, start] = useTransition();
  const group = useId();

  const save = () =>
    start(async () => {
      const answer = await giveRole({ userId: member.userId, role });
      if (!answer.ok) return setError(answer.error.message);
      toast({ message: `${member.name} is now ${ROLE_NAMES[role].label.toLowerCase()}.`, tone: "completed" });
      onClose();
    });

  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={`Role of ${member.name}`}
      size="sm"
      footer={
        <>
          <Button onClick={onClose}>Keep {ROLE_NAMES[member.role].label}</Button>
          <Button tone="primary" disabled={isPending || role === member.role} onClick={save}>
            Change role
          </Button>
        </>
      }
    >
      <fieldset className="flex flex-col gap-3 p-5 max-sm:p-4">
        <legend className="sr-only">Role</legend>
        {error && (
          <Notice tone="failed" role="alert">
            {error}
          </Notice>
        )}
        {roles.map((choice) => (
          <label key={choice} className="flex items-start gap-2.5 text-13">
            <input
              type="radio"
              name={group}
              value={choice}
              checked={role === choice}
              onChange={() => setRole(choice)}
              className="mt-px size-4 shrink-0 accent-accent"
            />
            <span>
              <span className="font-medium">{ROLE_NAMES[choice].label}</span>
              <span className="block text-12 text-fg-3">{ROLE_NAMES[choice].may}</span>
            </span>
          </label>
        ))}
      </fieldset>
    </Dialog>
  );
}
