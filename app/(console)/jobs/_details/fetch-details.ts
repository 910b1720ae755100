import type { JobDetails } from "#lib/jobs/views.ts";

export type Problem = { isGone: boolean; message: string };
type Answer = JobDetails | Problem;

let primed: { id: string; answer: Promise<Answer> } | null = null;

/** Asks before the dialog is there to be told: what shows it may still be on its way. */
export function primeDetails(id: string): void {
  if (primed?.id !== id) primed = { id, answer: ask(id) };
}

/** One job whole: what was asked for it already, once, else a new answer. */
export function fetchDetails(id: string): Promise<Answer> {
  const asked = primed;
  primed = null;
  return asked?.id === id ? asked.answer : ask(id);
}

async function ask(id: string): Promise<Answer> {
  const answer = await fetch(`/api/jobs/${encodeURIComponent(id)}`, { cache: "no-store" }).catch(() => null);
  if (answer?.ok) return answer.json();
  return {
    isGone: answer?.status === 404,
    message: answer ? (await answer.text()).trim() : "The server cannot be reached.",
  };
}
