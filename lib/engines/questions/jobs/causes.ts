/** Why jobs failed, in whatever words it is asked. */

import type { Question, Which } from "../question.ts";
import type { Refusal } from "../refusal.ts";
import type { Asked } from "./asked.ts";
import { listed } from "./listing.ts";

/** “Discovery of crm, failed: reason?” asks why, as “which reasons” and “by reason” do not. */
export function asksForCause(
  { slots: { flags, groupings, isPluralGrouping } }: Asked,
  { status }: Which,
): boolean {
  const isGrouped = (
    ["which", "most", "common", "main", "least", "by", "howMany", "often", "total"] as const
  ).some((word) => flags.has(word));
  return groupings.join() === "error" && !isPluralGrouping && !isGrouped && status.join() === "failed";
}

export function why(asked: Asked, which: Which): Question | Refusal {
  asked.has("why");
  asked.has("error");
  const isLast = asked.has("last");
  const { status } = which;
  const ran = asked.slots.flags.has("ran");
  if (status.length > 0 && !ran && !status.includes("failed")) {
    if (status.includes("completed")) return { because: "A completed job has no cause to be told." };
    return listed(which, "job", isLast ? 1 : null);
  }
  if (status.length > 1 && !ran) return { because: "Ask why jobs failed, or why they wait." };
  // “What broke in billing yesterday?” is of all that failed there, “why did the discovery of billing fail” of one.
  const isMany = !isLast && (asked.slots.isPlural || (which.since !== null && which.type.length === 0));
  return {
    intent: "why",
    which: { ...which, status: ["failed"] },
    limit: asked.number() ?? (isMany ? null : 1),
  };
}
