"use client";

import { Play, Power, Send, Trash2 } from "lucide-react";
import { useRouter } from "next/navigation";
import { useState, useTransition } from "react";
import { Button } from "#app/_ui/button.tsx";
import { Confirm } from "#app/_ui/confirm.client.tsx";
import { Icon } from "#app/_ui/icon.tsx";
import { toast } from "#app/_ui/toast-requests.ts";
import type { DestinationState } from "#lib/destinations/views.ts";
import { formatQuantity } from "#lib/format.ts";
import type { ActionResult } from "#lib/web/views.ts";
import { remove, resume, sendTest, turnOff } from "../actions.ts";

type DestinationActionsProps = { id: string; name: string; state: DestinationState; ruleCount: number };

export function DestinationActions({ id, name, state, ruleCount }: DestinationActionsProps) {
  const [isBusy, start] = useTransition();
  const [isAsking, setAsking] = useState(false);
  const act = (work: (chosen: { id: string }) => Promise<ActionResult>, done: string | null) =>
    start(async () => {
      const answer = await work({ id });
      if (!answer.ok) return toast({ message: answer.error.message, tone: "failed" });
      if (done) toast({ message: done, tone: "completed" });
    });
  const router = useRouter();
  const goOn = () =>
    start(async () => {
      const answer = await remove({ id });
      if (!answer.ok) return toast({ message: answer.error.message, tone: "failed" });
      router.push("/settings/destinations");
    });
  const isActive = state === "active";
  return (
    <>
      <Button icon={<Icon of={Trash2} />} disabled={isBusy} onClick={() => setAsking(true)}>
        Delete
      </Button>
      {isActive && (
        <Button
          icon={<Icon of={Power} />}
          disabled={isBusy}
          onClick={() => act(turnOff, "It is off: alerts are not sent there.")}
        >
          Turn off
        </Button>
      )}
      {!isActive && (
        <Button
          icon={<Icon of={Play} />}
          disabled={isBusy}
          onClick={() => act(resume, "Alerts are sent there again.")}
        >
          Resume
        </Button>
      )}
      <Button tone="primary" icon={<Icon of={Send} />} disabled={isBusy} onClick={() => act(sendTest, null)}>
        Send test
      </Button>
      <Confirm
        open={isAsking}
        onOpenChange={setAsking}
        title={`Delete “${name}”?`}
        confirmLabel="Delete destination"
        isPending={isBusy}
        onConfirm={goOn}
      >
        Its settings and the record of what was sent there go with it.{" "}
        {ruleCount === 0
          ? "No rule sends to it."
          : `${formatQuantity(ruleCount, "rule")} ${ruleCount === 1 ? "sends" : "send"} to it and will do so no more.`}
      </Confirm>
    </>
  );
}
