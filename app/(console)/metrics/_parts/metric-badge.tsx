import {
  CircleAlert,
  CircleCheck,
  CircleDashed,
  CircleSlash,
  Clock,
  type LucideIcon,
  TriangleAlert,
} from "lucide-react";
import { Badge } from "#app/_ui/badge.tsx";
import { Icon } from "#app/_ui/icon.tsx";
import type { MetricPoint, MetricStatus } from "#lib/metrics/views.ts";

type Look = { tone: "neutral" | "accent" | "warn" | "completed" | "failed"; icon: LucideIcon; word: string };

export const STATUS_WORDS: Record<MetricStatus, string> = {
  anomalous: "Anomalous",
  failed: "Not captured",
  learning: "Learning",
  waiting: "Waiting",
  normal: "Normal",
  disabled: "Turned off",
};

const LOOKS: Record<MetricStatus, Omit<Look, "word">> = {
  anomalous: { tone: "warn", icon: TriangleAlert },
  failed: { tone: "failed", icon: CircleAlert },
  learning: { tone: "neutral", icon: CircleDashed },
  waiting: { tone: "neutral", icon: Clock },
  normal: { tone: "completed", icon: CircleCheck },
  disabled: { tone: "neutral", icon: CircleSlash },
};

/** By shape, word and colour. */
export const MetricBadge = ({ status }: { status: MetricStatus }) => (
  <Drawn {...LOOKS[status]} word={STATUS_WORDS[status]} />
);

/** Of one value: a person's word on it counts more than the detector's. */
export const PointBadge = ({ point }: { point: Pick<MetricPoint, "state" | "mark"> }) => (
  <Drawn {...lookOf(point)} />
);

function lookOf({ state, mark }: Pick<MetricPoint, "state" | "mark">): Look {
  if (mark === "expected") return { tone: "completed", icon: CircleCheck, word: "Expected" };
  if (mark === "wrong") return { tone: "failed", icon: CircleAlert, word: "Wrong" };
  if (state === "empty") return { tone: "neutral", icon: CircleSlash, word: "No value" };
  return { ...LOOKS[state], word: STATUS_WORDS[state] };
}

const Drawn = ({ tone, icon, word }: Look) => (
  <Badge tone={tone}>
    <Icon of={icon} size={12} />
    {word}
  </Badge>
);
