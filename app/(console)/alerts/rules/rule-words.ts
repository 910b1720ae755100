import type { RuleRow } from "#lib/alerts/views.ts";
import { alertKindLabel } from "#lib/engines/alerts/kinds.ts";

/** `Job failed, Job recovered`, in the order in which they are offered. */
export const kindsOf = ({ kinds }: Pick<RuleRow, "kinds">): string => kinds.map(alertKindLabel).join(", ");

/** What it leaves out: `of 2 sources, in sales, breaking only`. */
export function narrowingOf(rule: RuleRow): string {
  const { sourceIds, severities, schemaGlobs, tableGlobs, tags, isBreakingOnly, inARow } = rule;
  const parts = [
    ...(severities.length > 0 ? [severities.join(" or ")] : []),
    ...(sourceIds.length > 0
      ? [`of ${sourceIds.length === 1 ? "one source" : `${sourceIds.length} sources`}`]
      : []),
    ...(schemaGlobs.length > 0 ? [`in ${schemaGlobs.join(", ")}`] : []),
    ...(tableGlobs.length > 0 ? [`tables ${tableGlobs.join(", ")}`] : []),
    ...(tags.length > 0 ? [`with ${tags.join(", ")}`] : []),
    ...(isBreakingOnly ? ["breaking only"] : []),
    ...(inARow > 1 ? [`from ${inARow} in a row`] : []),
  ];
  return parts.join(", ") || "everything";
}
