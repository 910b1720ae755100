"use client";

import { FileText } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTransition } from "react";
import { Button } from "#app/_ui/button.tsx";
import { Icon } from "#app/_ui/icon.tsx";
import { toast } from "#app/_ui/toast-requests.ts";
import { runJob } from "../../../../jobs/actions.ts";

type AnalyseButtonProps = { place: { sourceId: string; assetId: string }; whyNotRun: string | null };

/** Has this table's documentation written again; the job's line then stands on the page. */
export function AnalyseButton({ place, whyNotRun }: AnalyseButtonProps) {
  const router = useRouter();
  const [isBusy, start] = useTransition();
  const run = () =>
    start(async () => {
      const answer = await runJob({ type: "intelligence_analysis", ...place });
      if (answer.ok) router.replace(`/assets/${place.assetId}?job=${answer.data.id}`, { scroll: false });
      else toast({ message: answer.error.message, tone: "failed" });
    });
  return (
    <Button
      size="sm"
      icon={<Icon of={FileText} size={14} />}
      disabled={isBusy}
      disabledBecause={whyNotRun}
      onClick={run}
    >
      Run analysis
    </Button>
  );
}
