"use client";

import { TriangleAlert } from "lucide-react";
import { useTicking } from "#app/_ui/clock.client.tsx";
import { Icon } from "#app/_ui/icon.tsx";
import { formatDuration } from "#lib/format.ts";
import type { JobDetails } from "#lib/jobs/views.ts";
import { usualWords } from "./usual.ts";

/** How long it usually takes, and where this run stands among the last; nothing below five runs. */
export function UsualDuration({ details: { job, past } }: { details: JobDetails }) {
  const nowMs = Number(useTicking((now) => String(Math.floor(now.getTime() / 1_000) * 1_000)));
  const words = usualWords(past, job, nowMs);
  if (!words) return null;
  const { band, side, place } = words;
  const range =
    formatDuration(band.p10Ms) === formatDuration(band.p90Ms)
      ? formatDuration(band.medianMs)
      : `${formatDuration(band.p10Ms)} – ${formatDuration(band.p90Ms)}`;
  return (
    <>
      <span className="block text-12 text-fg-3">
        usually {range}, {band.runs} runs
      </span>
      {place && (
        <span className={`block text-12 ${side ? "font-medium text-warn-fg" : "text-fg-3"}`}>
          {side && <Icon of={TriangleAlert} size={14} className="mr-1 inline align-[-2px]" />}
          {place}
        </span>
      )}
    </>
  );
}
