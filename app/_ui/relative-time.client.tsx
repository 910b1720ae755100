"use client";

import { useMemo } from "react";
import { formatClock, formatClockExact, formatDate, formatExact, formatRelative } from "#lib/format.ts";
import { isWaking, useTicking, useTimeZone } from "./clock.client.tsx";

type TimeProps = { at: string; className?: string };

/** `4 min ago`, the exact time in the reader's zone on hover. */
export function RelativeTime({ at, className }: TimeProps) {
  const zone = useTimeZone();
  const text = useTicking((now) => formatRelative(at, now, zone));
  // What the server wrote stays: a phone takes longer to make a formatter for it than to bring a page of rows to life.
  const title = useMemo(() => (isWaking() ? undefined : formatExact(at, zone)), [at, zone]);
  return (
    <time dateTime={at} title={title} className={className} suppressHydrationWarning>
      {text}
    </time>
  );
}

/** The time of day, `14:06:02` or `14:06:02.118`, with its date on hover. */
export function ClockTime({ at, isExact = false, className }: TimeProps & { isExact?: boolean }) {
  const zone = useTimeZone();
  return (
    <time dateTime={at} title={formatExact(at, zone)} className={className}>
      {isExact ? formatClockExact(at, zone) : formatClock(at, zone)}
    </time>
  );
}

/** `23 Nov 2026`, with the time on hover. */
export function DateOnly({ at, className }: TimeProps) {
  const zone = useTimeZone();
  return (
    <time dateTime={at} title={formatExact(at, zone)} className={className}>
      {formatDate(at, zone)}
    </time>
  );
}

/** `from … until …`, to the second and in the reader's zone; either may be left out. */
export function Between({ since, until }: { since: string | undefined; until: string | undefined }) {
  const zone = useTimeZone();
  return (
    <>
      {since && `from ${formatExact(since, zone)}`} {until && `until ${formatExact(until, zone)}`}
    </>
  );
}
