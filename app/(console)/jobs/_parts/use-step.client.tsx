"use client";

import type { JobRow } from "#lib/jobs/views.ts";
import { useJobType } from "./job-types.client.tsx";

/** The step a job is in: its name, and its place among the steps of its type. Null until a worker has begun one. */
export function useStep({ type, step }: JobRow): { label: string; place: string | null } | null {
  const phases = useJobType(type)?.phases ?? [];
  if (step === null) return null;
  const at = phases.findIndex((phase) => phase.id === step);
  // A step of another version shows under its own name, and has no place.
  return { label: phases[at]?.label ?? step, place: at < 0 ? null : `step ${at + 1} of ${phases.length}` };
}
