"use client";

import { useRouter } from "next/navigation";
import { useState, useTransition } from "react";
import { Button } from "#app/_ui/button.tsx";
import { Confirm } from "#app/_ui/confirm.client.tsx";
import { toast } from "#app/_ui/toast-requests.ts";
import type { RuleRow } from "#lib/alerts/views.ts";
import { dropRule, turn } from "../actions.ts";

type RuleActsProps = { rule: Pick<RuleRow, "id" | "name" | "isEnabled">; disabledBecause: string | null };

/** Turns a rule off for a while, or removes it. */
export function RuleActs({ rule: { id, name, isEnabled }, disabledBecause }: RuleActsProps) {
  const router = useRouter();
  const [isBusy, start] = useTransition();
  const [isAsking, ask] = useState(false);
  const toggle = () =>
    start(async () => {
      const answer = await turn({ id, isEnabled: !isEnabled });
      toast(
        answer.ok
          ? {
              message: isEnabled ? `${name} is off: it makes no alerts.` : `${name} is on again.`,
              tone: "completed",
            }
          : { message: answer.error.message, tone: "failed" },
      );
    });
  const remove = () =>
    start(async () => {
      const answer = await dropRule({ id });
      ask(false);
      if (!answer.ok) return toast({ message: answer.error.message, tone: "failed" });
      toast({ message: `${name} was removed.`, tone: "completed" });
      router.push("/alerts/rules");
    });
  const button = { disabled: isBusy, disabledBecause, className: "max-sm:h-11" };
  return (
    <>
      <Button {...button} aria-label={`Turn ${isEnabled ? "off" : "on"} ${name}`} onClick={toggle}>
        {isEnabled ? "Turn off" : "Turn on"}
      </Button>
      <Button {...button} aria-label={`Remove ${name}`} onClick={() => ask(true)}>
        Remove
      </Button>
      <Confirm
        open={isAsking}
        onOpenChange={ask}
        title={`Remove ${name}?`}
        confirmLabel="Remove rule"
        isPending={isBusy}
        onConfirm={remove}
      >
        It makes no more alerts. Those it has made stay, with its name.
      </Confirm>
    </>
  );
}
