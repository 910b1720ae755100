import { Badge } from "#app/_ui/badge.tsx";

/** Worse is warmer; the word says the same. */
export const TagBadge = ({ tag }: { tag: string }) => <Badge tone={toneOf(tag)}>{tag}</Badge>;

function toneOf(tag: string): "accent" | "failed" | "warn" | "neutral" {
  if (tag === "sensitivity:high") return "failed";
  if (tag === "sensitivity:medium") return "warn";
  return tag.startsWith("pii:") ? "accent" : "neutral";
}
