"use client";

import { Pencil, Plug, RotateCcw } from "lucide-react";
import { useState, useTransition } from "react";
import { Button } from "#app/_ui/button.tsx";
import { ButtonLink } from "#app/_ui/button-link.tsx";
import { Confirm } from "#app/_ui/confirm.client.tsx";
import { Icon } from "#app/_ui/icon.tsx";
import { toast } from "#app/_ui/toast-requests.ts";
import { may, type Role, whyNot } from "#lib/auth/scope.ts";
import { formatQuantity } from "#lib/format.ts";
import { newRequestKey } from "../_bulk/request-key.ts";
import { operationHref, startedTitle } from "../_bulk/words.ts";
import { runJob } from "../actions.ts";
import { retryCause } from "./actions.ts";

type ActsProps = {
  groupId: string;
  /** Places where it fails now. */
  open: number;
  role: Role;
  retryHelps: boolean;
  /** Of which the connection can be tested; none where a test would tell nothing. */
  source: { id: string; name: string } | null;
  /** Whether the fix stands in its settings, and this person may change them. */
  isEditable: boolean;
};

/** Where a retry alone will not help, the test comes first. */
export function CauseActs({ groupId, open, role, retryHelps, source, isEditable }: ActsProps) {
  const [requestKey, setRequestKey] = useState<string | null>(null);
  const [isPending, start] = useTransition();
  const because = may(role, "jobs.run") ? null : whyNot("jobs.run");
  const retry = () =>
    start(async () => {
      const answer = await retryCause({ groupId, requestKey: requestKey ?? newRequestKey() });
      setRequestKey(null);
      if (!answer.ok) return toast({ message: answer.error.message, tone: "failed" });
      const { id, total } = answer.data;
      toast({ message: startedTitle("retry", total), action: { label: "Results", href: operationHref(id) } });
    });
  const test = source && (
    <Button
      tone={retryHelps ? "default" : "primary"}
      icon={<Icon of={Plug} size={14} />}
      disabledBecause={because}
      onClick={() => void testConnection(source)}
    >
      Test connection
    </Button>
  );
  return (
    <div className="flex flex-wrap items-center gap-2">
      {!retryHelps && test}
      <Button
        tone={retryHelps || !source ? "primary" : "default"}
        icon={<Icon of={RotateCcw} size={14} />}
        disabledBecause={because}
        onClick={() => setRequestKey(newRequestKey())}
      >
        {open === 1 ? "Retry Job" : `Retry all ${open}`}
      </Button>
      {retryHelps && test}
      {source && isEditable && (
        <ButtonLink href={`/assets/${source.id}/edit`} icon={<Icon of={Pencil} size={14} />}>
          Edit connection
        </ButtonLink>
      )}
      <span className="min-w-0 text-12 text-fg-3">
        {retryHelps ? "A retry alone is likely to help." : "A retry helps only after the fix."}
      </span>
      <Confirm
        open={requestKey !== null}
        onOpenChange={(isOpen) => !isOpen && setRequestKey(null)}
        tone="primary"
        title={`Retry ${formatQuantity(open, "job")}?`}
        confirmLabel={`Retry ${formatQuantity(open, "job")}`}
        keepLabel="Leave them"
        isPending={isPending}
        onConfirm={retry}
      >
        The last failed job of each asset runs again as a new job, with its configuration and the current
        credentials of its source.
      </Confirm>
    </div>
  );
}

async function testConnection({ id, name }: { id: string; name: string }) {
  const answer = await runJob({ type: "connection_test", sourceId: id });
  if (!answer.ok) return toast({ message: answer.error.message, tone: "failed" });
  toast({
    message: `${answer.data.shortId} tests the connection of ${name}`,
    action: { label: "Open", href: `/jobs?job=${answer.data.id}` },
  });
}
