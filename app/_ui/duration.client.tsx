"use client";

import { formatDuration, formatTicking } from "#lib/format.ts";
import { useTicking } from "./clock.client.tsx";

type DurationProps = {
  /** Milliseconds that count already, before `since`. */
  base?: number;
  since: string | null;
  /** Without an end it ticks. */
  until?: string | null;
  className?: string;
};

/** How long something took, or takes so far. */
export function Duration({ base = 0, since, until = null, className = "" }: DurationProps) {
  const text = useTicking((now) => {
    if (!since) return formatDuration(base);
    const end = until ? Date.parse(until) : now.getTime();
    return (until ? formatDuration : formatTicking)(base + end - Date.parse(since));
  });
  return <span className={`num ${className}`}>{text}</span>;
}
