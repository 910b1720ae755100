"use client";

import { useTicking } from "#app/_ui/clock.client.tsx";
import { formatTicking } from "#lib/format.ts";

/** `in 20s`, counting down; `now` once it is due. */
export function TicksUntil({ at }: { at: string }) {
  return useTicking((now) => {
    const left = Date.parse(at) - now.getTime();
    return left > 0 ? `in ${formatTicking(left)}` : "now";
  });
}
