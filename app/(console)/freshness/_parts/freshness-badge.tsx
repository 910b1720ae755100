import { CircleCheck, CircleDashed, CircleSlash, Clock } from "lucide-react";
import { Badge } from "#app/_ui/badge.tsx";
import { Icon } from "#app/_ui/icon.tsx";
import type { Freshness } from "#lib/engines/freshness/status.ts";

const LOOKS = {
  fresh: { tone: "completed", icon: CircleCheck, word: "Fresh" },
  stale: { tone: "warn", icon: Clock, word: "Stale" },
  unknown: { tone: "neutral", icon: CircleDashed, word: "Unknown" },
  disabled: { tone: "neutral", icon: CircleSlash, word: "Turned off" },
} as const;

/** By shape, word and colour. */
export function FreshnessBadge({ status }: { status: Freshness }) {
  const { tone, icon, word } = LOOKS[status];
  return (
    <Badge tone={tone}>
      <Icon of={icon} size={12} />
      {word}
    </Badge>
  );
}
