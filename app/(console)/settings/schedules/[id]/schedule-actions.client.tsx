"use client";

import { Pause, Play, RefreshCw } from "lucide-react";
import { Button } from "#app/_ui/button.tsx";
import { Icon } from "#app/_ui/icon.tsx";
import { useTurn } from "../use-turn.client.tsx";

type ScheduleActionsProps = {
  id: string;
  sourceId: string;
  jobType: string;
  isActive: boolean;
  whyNotRun: string | null;
  whyNotManage: string | null;
};

export function ScheduleActions({
  id,
  sourceId,
  jobType,
  isActive,
  whyNotRun,
  whyNotManage,
}: ScheduleActionsProps) {
  const { isBusy, turn, run } = useTurn();
  return (
    <>
      <Button
        icon={<Icon of={isActive ? Pause : Play} />}
        disabled={isBusy}
        disabledBecause={whyNotManage}
        onClick={() => turn(isActive ? "pause" : "resume", [id])}
      >
        {isActive ? "Pause" : "Resume"}
      </Button>
      <Button
        tone="primary"
        icon={<Icon of={RefreshCw} />}
        disabled={isBusy}
        disabledBecause={whyNotRun}
        onClick={() => run(jobType, sourceId)}
      >
        Run now
      </Button>
    </>
  );
}
