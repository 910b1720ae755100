"use client";

import { Pause, Play } from "lucide-react";
import { Button } from "#app/_ui/button.tsx";
import { Icon } from "#app/_ui/icon.tsx";
import { useTurn } from "../use-turn.client.tsx";

type TurnAllProps = { isAnyActive: boolean; whyNotManage: string | null };

/** For a maintenance window: everything stops, and can be taken back. */
export function TurnAll({ isAnyActive, whyNotManage }: TurnAllProps) {
  const { isBusy, turn } = useTurn();
  return (
    <Button
      size="sm"
      icon={<Icon of={isAnyActive ? Pause : Play} />}
      disabled={isBusy}
      disabledBecause={whyNotManage}
      onClick={() => turn(isAnyActive ? "pause" : "resume", "all")}
    >
      {isAnyActive ? "Pause all" : "Resume all"}
    </Button>
  );
}
