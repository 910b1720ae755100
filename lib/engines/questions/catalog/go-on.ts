/** “And last week?”, “what about billing?” after a question about the catalog. */
import type { Refusal } from "../refusal.ts";
import type { CatalogQuestion } from "./question.ts";
import type { Said } from "./said.ts";

export function goOn(previous: CatalogQuestion, said: Said): CatalogQuestion | Refusal | null {
  said.take("again");
  const sources = said.takeSources().map(({ id }) => id);
  const severity = said.takeAll("severity");
  const isTimed = said.all("period").length > 0;
  const period = said.takePeriod();
  if ("because" in period) return period;
  if (said.leftOver().length > 0) return null;
  if (sources.length === 0 && severity.length === 0 && !isTimed) return null;
  if (!("within" in previous)) return { because: "Name the table that is meant." };
  if ((severity.length > 0 && previous.intent !== "changes") || (isTimed && !HAS_TIME.has(previous.intent)))
    return { because: "The question before it has no place for that." };
  const within = {
    ...previous.within,
    ...(sources.length > 0 && { source: sources, asset: null }),
    ...(isTimed && period),
  };
  return previous.intent === "changes"
    ? { ...previous, within, ...(severity.length > 0 && { severity }) }
    : { ...previous, within };
}

const HAS_TIME: ReadonlySet<string> = new Set(["changes", "anomalies"]);
