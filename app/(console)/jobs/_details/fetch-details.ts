import type { JobDetails } from "#lib/jobs/views.ts";

export type Problem = { isGone: boolean; message: string };
type Answer = JobDetails | Problem;

/** An answer that nobody came for is no news any more. */
const FRESH_MS = 2_000;

let primed: { id: string; answer: Promise<Answer>; askedAt: number } | null = null;
const primedFor = (id: string) =>
  primed?.id === id && performance.now() - primed.askedAt < FRESH_MS ? primed.answer : null;

/** Asks before the dialog is there to be told: what shows it may still be on its way, or the button still pressed. */
export function primeDetails(id: string): void {
  if (!primedFor(id)) primed = { id, answer: ask(id), askedAt: performance.now() };
}

/** One job whole: what was asked for it already, once, else a new answer. */
export function fetchDetails(id: string): Promise<Answer> {
  const asked = primedFor(id);
  primed = null;
  return asked ?? ask(id);
}

async function ask(id: string): Promise<Answer> {
  const answer = await fetch(`/api/jobs/${encodeURIComponent(id)}`, { cache: "no-store" }).catch(() => null);
  if (answer?.ok) return answer.json();
  return {
    isGone: answer?.status === 404,
    message: answer ? (await answer.text()).trim() : "The server cannot be reached.",
  };
}
