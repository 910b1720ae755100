"use client";

import { useActionState } from "react";
import { FormStatus } from "#app/_ui/form-status.tsx";
import { TextField } from "#app/_ui/input.tsx";
import { SelectField } from "#app/_ui/select.tsx";
import { SubmitButton } from "#app/_ui/submit-button.client.tsx";
import type { Role } from "#lib/auth/scope.ts";
import { invitePerson } from "./actions.ts";
import { CopyLink } from "./copy-link.client.tsx";
import { roleOptions } from "./role-names.ts";

const SENT = {
  sent: "It was mailed too.",
  failed: "It could not be mailed: send them the link yourself.",
  not_configured: "Send it to them: nothing is mailed from here.",
} as const;

export function InviteForm({ roles, isMailed }: { roles: Role[]; isMailed: boolean }) {
  const [answer, submit] = useActionState(invitePerson, null);
  const error = answer && !answer.ok ? answer.error : null;
  const typed = error ? answer?.values : undefined;
  return (
    <div className="flex max-w-[720px] flex-col gap-3">
      <form action={submit} noValidate className="flex flex-wrap items-start gap-3">
        <TextField
          key={`email${typed?.email}`}
          label="E-mail"
          name="email"
          type="email"
          autoComplete="off"
          maxLength={254}
          defaultValue={typed?.email}
          error={error?.fields.email}
          hint={isMailed ? "They get a mail with the link." : "You get a link to send them."}
          className="min-w-[220px] flex-1"
        />
        <SelectField
          key={`role${typed?.role}`}
          label="Role"
          name="role"
          options={roleOptions(roles)}
          defaultValue={typed?.role ?? "member"}
          error={error?.fields.role}
          className="min-w-[220px] flex-1"
        />
        <SubmitButton
          pendingLabel="Inviting…"
          className="mt-6 max-sm:mt-0 max-sm:h-11 max-sm:w-full max-sm:justify-center"
        >
          Invite
        </SubmitButton>
      </form>
      <FormStatus error={error?.message} />
      <div role="status" className="empty:hidden">
        {answer?.ok && (
          <CopyLink url={answer.data.url}>
            {answer.data.email} is invited for a week. {SENT[answer.data.mail]}
          </CopyLink>
        )}
      </div>
    </div>
  );
}
