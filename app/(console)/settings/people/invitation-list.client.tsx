"use client";

import { useState, useTransition } from "react";
import { Badge } from "#app/_ui/badge.tsx";
import { Button } from "#app/_ui/button.tsx";
import { Confirm } from "#app/_ui/confirm.client.tsx";
import { CopyButton } from "#app/_ui/copy-button.client.tsx";
import { DateOnly } from "#app/_ui/relative-time.client.tsx";
import { toast } from "#app/_ui/toast-requests.ts";
import type { InvitationRow } from "#lib/people/invitations.ts";
import { takeInvitationBack } from "./actions.ts";
import { ROLE_NAMES } from "./role-names.ts";

const FOR_OWNERS = "Only an owner can use an invitation to be owner.";

export function InvitationList({ invitations }: { invitations: InvitationRow[] }) {
  const [asked, setAsked] = useState<InvitationRow | null>(null);
  const [isPending, start] = useTransition();
  const takeBack = ({ id, email }: InvitationRow) =>
    start(async () => {
      const answer = await takeInvitationBack({ invitationId: id });
      setAsked(null);
      if (answer.ok) toast({ message: `The invitation of ${email} was taken back.`, tone: "completed" });
      else toast({ message: answer.error.message, tone: "failed" });
    });
  return (
    <>
      <ul className="max-w-[720px] divide-y rounded-8 border text-13">
        {invitations.map((invitation) => (
          <li key={invitation.id} className="flex flex-wrap items-center gap-x-3 gap-y-2 px-3 py-2">
            <span className="min-w-[200px] flex-1">
              <span className="flex flex-wrap items-center gap-2">
                <span className="wrap-anywhere font-medium">{invitation.email}</span>
                <Badge>{ROLE_NAMES[invitation.role].label}</Badge>
                {invitation.isExpired && <Badge tone="warn">expired</Badge>}
              </span>
              <span className="text-12 text-fg-3">
                by {invitation.invitedBy} ·{" "}
                {invitation.isExpired ? "invite again to renew it" : <Until at={invitation.expiresAt} />}
              </span>
            </span>
            {invitation.url && !invitation.isExpired && (
              <CopyButton
                text={invitation.url}
                label={`Copy the link for ${invitation.email}`}
                className="max-sm:h-11"
              />
            )}
            <Button
              size="sm"
              tone="danger"
              className="max-sm:h-11"
              aria-label={`Take back the invitation of ${invitation.email}`}
              disabledBecause={invitation.url ? null : FOR_OWNERS}
              onClick={() => setAsked(invitation)}
            >
              Take back
            </Button>
          </li>
        ))}
      </ul>
      {asked && (
        <Confirm
          open
          onOpenChange={(open) => !open && setAsked(null)}
          title={`Take back the invitation of ${asked.email}?`}
          confirmLabel="Take back"
          isPending={isPending}
          onConfirm={() => takeBack(asked)}
        >
          Its link stops working at once. You can invite the address again later.
        </Confirm>
      )}
    </>
  );
}

const Until = ({ at }: { at: string }) => (
  <>
    open until <DateOnly at={at} />
  </>
);
