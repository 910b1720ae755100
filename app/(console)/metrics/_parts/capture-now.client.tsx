"use client";

import { ChartNoAxesColumn } from "lucide-react";
import { Button } from "#app/_ui/button.tsx";
import { Icon } from "#app/_ui/icon.tsx";
import { useCapture } from "./use-capture.client.tsx";

type CaptureNowProps = { place: { sourceId: string; assetId: string }; disabledBecause: string | null };

export function CaptureNow({ place, disabledBecause }: CaptureNowProps) {
  const { isBusy, run } = useCapture(place);
  return (
    <Button
      icon={<Icon of={ChartNoAxesColumn} />}
      disabled={isBusy}
      disabledBecause={disabledBecause}
      onClick={run}
    >
      Capture now
    </Button>
  );
}
