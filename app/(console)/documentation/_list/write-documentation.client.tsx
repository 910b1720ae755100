"use client";

import { FileText } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTransition } from "react";
import { Button } from "#app/_ui/button.tsx";
import { Icon } from "#app/_ui/icon.tsx";
import { toast } from "#app/_ui/toast-requests.ts";
import { runJob } from "../../jobs/actions.ts";

type WriteDocumentationProps = { sourceId: string; sourceName: string; whyNotRun: string | null };

/** Has all of a source put into words; what it writes appears here by itself. */
export function WriteDocumentation({ sourceId, sourceName, whyNotRun }: WriteDocumentationProps) {
  const router = useRouter();
  const [isBusy, start] = useTransition();
  const run = () =>
    start(async () => {
      const answer = await runJob({ type: "intelligence_analysis", sourceId });
      if (!answer.ok) return toast({ message: answer.error.message, tone: "failed" });
      const { id } = answer.data;
      toast({
        message: `The documentation of ${sourceName} is being written.`,
        action: { label: "Open the job", onSelect: () => router.push(`/jobs/${id}`) },
      });
    });
  return (
    <Button
      size="sm"
      icon={<Icon of={FileText} size={14} />}
      disabled={isBusy}
      disabledBecause={whyNotRun}
      aria-label={`Write documentation of ${sourceName}`}
      className="justify-self-start max-sm:h-11"
      onClick={run}
    >
      Write documentation
    </Button>
  );
}
