"use client";

import { ChartNoAxesColumn, CirclePlay, CircleSlash, Ellipsis, Trash2 } from "lucide-react";
import { useRouter } from "next/navigation";
import { useState, useTransition } from "react";
import { Button } from "#app/_ui/button.tsx";
import { Confirm } from "#app/_ui/confirm.client.tsx";
import { Icon } from "#app/_ui/icon.tsx";
import { MenuButton } from "#app/_ui/menu-button.client.tsx";
import { toast } from "#app/_ui/toast-requests.ts";
import { useCapture } from "../_parts/use-capture.client.tsx";
import { removeMetricsNow, saveMetric } from "../actions.ts";

type MetricActionsProps = {
  metric: { id: string; name: string; isEnabled: boolean; sourceId: string; assetId: string };
  whyNotRun: string | null;
  whyNotSet: string | null;
};

/** What can be done with a metric. What a person may not do keeps its place and says why. */
export function MetricActions({ metric, whyNotRun, whyNotSet }: MetricActionsProps) {
  const { id, name, isEnabled, sourceId, assetId } = metric;
  const router = useRouter();
  const [isBusy, start] = useTransition();
  const [isRemoving, setRemoving] = useState(false);
  const capture = useCapture({ sourceId, assetId });

  const turn = (isOn: boolean) =>
    start(async () => {
      const answer = await saveMetric({ id, isEnabled: isOn });
      if (!answer.ok) return toast({ message: answer.error.message, tone: "failed" });
      toast({
        message: isOn ? "It is captured again from the next run on." : "It is turned off. Its history stays.",
        tone: "completed",
        action: { label: "Undo", onSelect: () => turn(!isOn) },
      });
      router.refresh();
    });

  const remove = () =>
    start(async () => {
      const answer = await removeMetricsNow({ ids: [id] });
      if (!answer.ok) return toast({ message: answer.error.message, tone: "failed" });
      toast({ message: `${name} is removed.`, tone: "completed" });
      router.push(`/metrics/tables/${assetId}`);
    });

  return (
    <>
      <Button
        icon={<Icon of={ChartNoAxesColumn} />}
        disabled={capture.isBusy}
        disabledBecause={whyNotRun ?? (isEnabled ? null : "It is turned off.")}
        onClick={capture.run}
      >
        Capture now
      </Button>
      <MenuButton
        label={`More for ${name}`}
        entries={() => [
          {
            label: isEnabled ? "Turn off" : "Turn on",
            icon: <Icon of={isEnabled ? CircleSlash : CirclePlay} />,
            disabledBecause: whyNotSet,
            onSelect: () => turn(!isEnabled),
          },
          {
            label: "Remove metric",
            icon: <Icon of={Trash2} />,
            isDanger: true,
            disabledBecause: whyNotSet,
            onSelect: () => setRemoving(true),
          },
        ]}
      >
        <Icon of={Ellipsis} />
      </MenuButton>
      <Confirm
        open={isRemoving}
        onOpenChange={setRemoving}
        title={`Remove ${name}?`}
        confirmLabel="Remove metric"
        isPending={isBusy}
        onConfirm={remove}
      >
        <p>Everything that was captured of it goes too. To stop and keep its history, turn it off instead.</p>
      </Confirm>
    </>
  );
}
