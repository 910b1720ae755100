import type { JobDetails } from "#lib/jobs/views.ts";

/** What a trial found, as far as the page shows it; null for a result without it, written by another version. */
export function readTrial(
  result: JobDetails["result"],
): { value: number | null; ms: number | null; cost: number | null } | null {
  if (!result || !("value" in result)) return null;
  return { value: number(result.value), ms: number(result.ms), cost: number(result.cost) };
}

const number = (value: unknown): number | null => (typeof value === "number" ? value : null);
