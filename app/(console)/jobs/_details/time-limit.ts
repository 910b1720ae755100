import type { JobDetails } from "#lib/jobs/views.ts";

type TimeLimit = { text: string; endsAt: string };

const SECONDS = { min: 60, s: 1 } as const;

/**
 * How long an attempt may take, and when it ends at the latest. The limit is its type's own, else the one among the
 * job's settings, which the details tell as a text: `15 min`, `90 s`.
 */
export function timeLimitOf(
  { job, configuration }: Pick<JobDetails, "job" | "configuration">,
  ofType: string | null,
): TimeLimit | null {
  const text = ofType ?? configuration.find(({ label }) => label === "Time limit")?.value;
  const [, count, unit] = text?.match(/^(\d+) (min|s)$/) ?? [];
  if (!text || !job.startedAt || (unit !== "min" && unit !== "s")) return null;
  const endsAt = Date.parse(job.startedAt) + Number(count) * SECONDS[unit] * 1_000;
  return { text, endsAt: new Date(endsAt).toISOString() };
}
