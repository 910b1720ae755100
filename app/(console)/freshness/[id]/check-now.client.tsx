"use client";

import { History } from "lucide-react";
import { useTransition } from "react";
import { Button } from "#app/_ui/button.tsx";
import { Icon } from "#app/_ui/icon.tsx";
import { toast } from "#app/_ui/toast-requests.ts";
import { runJob } from "../../jobs/actions.ts";

type CheckNowProps = { place: { sourceId: string; assetId: string }; disabledBecause: string | null };

/** Has this table checked, and no other; the page is read again once that has ended. */
export function CheckNow({ place, disabledBecause }: CheckNowProps) {
  const [isBusy, start] = useTransition();
  const check = () =>
    start(async () => {
      const answer = await runJob({ type: "freshness_check", ...place });
      if (answer.ok) toast({ message: "The check is asked for.", tone: "completed" });
      else toast({ message: answer.error.message, tone: "failed" });
    });
  return (
    <Button icon={<Icon of={History} />} disabled={isBusy} disabledBecause={disabledBecause} onClick={check}>
      Check now
    </Button>
  );
}
