"use client";

import { EllipsisVertical, KeyRound, UserMinus, UserRoundCog } from "lucide-react";
import { useState, useTransition } from "react";
import { Confirm } from "#app/_ui/confirm.client.tsx";
import { Dialog } from "#app/_ui/dialog.client.tsx";
import { Icon } from "#app/_ui/icon.tsx";
import { MenuButton } from "#app/_ui/menu-button.client.tsx";
import { toast } from "#app/_ui/toast-requests.ts";
import type { Role } from "#lib/auth/scope.ts";
import type { PersonRow } from "#lib/people/queries.ts";
import { makeResetLink, removePerson } from "./actions.ts";
import { CopyLink } from "./copy-link.client.tsx";
import { RoleDialog } from "./role-dialog.client.tsx";

type Open = { part: "role" | "remove" } | { part: "reset"; url: string } | null;

/** What can be done to one member; what cannot keeps its place and says why. */
export function MemberMenu({ member, roles }: { member: PersonRow; roles: Role[] }) {
  const [open, setOpen] = useState<Open>(null);
  const [isPending, start] = useTransition();
  const close = () => setOpen(null);

  const remove = () =>
    start(async () => {
      const answer = await removePerson({ userId: member.userId });
      close();
      if (answer.ok) toast({ message: `${member.name} was removed.`, tone: "completed" });
      else toast({ message: answer.error.message, tone: "failed" });
    });
  const reset = () =>
    start(async () => {
      const answer = await makeResetLink({ userId: member.userId });
      if (answer.ok) setOpen({ part: "reset", url: answer.data.url });
      else toast({ message: answer.error.message, tone: "failed" });
    });

  return (
    <>
      <MenuButton
        label={`Actions for ${member.name}`}
        entries={() => [
          {
            label: "Change role",
            icon: <Icon of={UserRoundCog} />,
            disabledBecause: member.whyNot.changeRole,
            onSelect: () => setOpen({ part: "role" }),
          },
          {
            label: "Make a reset link",
            icon: <Icon of={KeyRound} />,
            disabledBecause: member.whyNot.reset,
            onSelect: reset,
          },
          "separator",
          {
            label: "Remove",
            icon: <Icon of={UserMinus} />,
            isDanger: true,
            disabledBecause: member.whyNot.remove,
            onSelect: () => setOpen({ part: "remove" }),
          },
        ]}
      >
        <Icon of={EllipsisVertical} />
      </MenuButton>
      {open?.part === "role" && <RoleDialog member={member} roles={roles} onClose={close} />}
      {open?.part === "remove" && (
        <Confirm
          open
          onOpenChange={(next) => !next && close()}
          title={`Remove ${member.name}?`}
          confirmLabel="Remove"
          isPending={isPending}
          onConfirm={remove}
        >
          They are signed out of this organization at once. What they did stays, under their name.
        </Confirm>
      )}
      {open?.part === "reset" && (
        <Dialog open onOpenChange={(next) => !next && close()} title="Reset link" size="md">
          <div className="p-5 max-sm:p-4">
            <CopyLink url={open.url}>
              Send this to {member.name}. It sets a new password, once, within a day. It is shown only here.
            </CopyLink>
          </div>
        </Dialog>
      )}
    </>
  );
}
