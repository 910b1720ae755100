import type { JobDetails } from "#lib/jobs/views.ts";

export type StepLine = {
  id: string;
  label: string;
  state: "completed" | "running" | "failed" | "cancelled" | "unreached";
  /** Milliseconds since the attempt began. */
  from: number;
  until: number;
};

type Attempt = {
  attempt: Pick<JobDetails["attempts"][number], "attempt" | "outcome">;
  start: number;
  end: number;
};

/** Every phase of the type in order, with what an attempt made of it. Steps it does not know come after. */
export function stepLines(
  { job, steps }: Pick<JobDetails, "job" | "steps">,
  phases: readonly { id: string; label: string }[],
  { attempt, start, end }: Attempt,
): StepLine[] {
  const own = steps.filter((step) => step.attempt === attempt.attempt);
  const last = own.at(-1);
  const unknown = own.filter((step) => !phases.some((phase) => phase.id === step.step));
  const rows = [...phases, ...unknown.map(({ step }) => ({ id: step, label: step }))];
  return rows.map(({ id, label }) => {
    const step = own.find((one) => one.step === id);
    if (!step) return { id, label, state: "unreached", from: 0, until: 0 };
    const until = step.finishedAt ? Date.parse(step.finishedAt) : end;
    return {
      id,
      label,
      state: step === last ? stateOfLast(job.status, attempt.outcome) : "completed",
      from: Math.max(0, Date.parse(step.startedAt) - start),
      until: Math.max(0, until - start),
    };
  });
}

/** The step an attempt ended in ended as the attempt did. */
function stateOfLast(status: JobDetails["job"]["status"], outcome: string | null): StepLine["state"] {
  if (outcome === null) return status === "running" ? "running" : "cancelled";
  if (outcome === "completed") return "completed";
  return outcome === "cancelled" || outcome === "returned" ? "cancelled" : "failed";
}
