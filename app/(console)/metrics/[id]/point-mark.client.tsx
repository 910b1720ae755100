"use client";

import type { Mark } from "#lib/metrics/views.ts";
import { MarkButtons } from "../_parts/mark-buttons.client.tsx";
import { useMark } from "../_parts/use-mark.client.tsx";

type PointMarkProps = {
  metricId: string;
  capturedAt: string;
  mark: Mark | null;
  disabledBecause: string | null;
};

export function PointMark({ metricId, capturedAt, mark, disabledBecause }: PointMarkProps) {
  const { isBusy, mark: say } = useMark();
  return (
    <div className="grid gap-1.5">
      <p className="text-12 text-fg-3">What was it? What is usual is learned with it or without it.</p>
      <MarkButtons
        about="this value"
        mark={mark}
        isBusy={isBusy}
        disabledBecause={disabledBecause}
        onMark={(next) => say({ metricId, capturedAt, isOfEpisode: false }, next, mark)}
      />
    </div>
  );
}
