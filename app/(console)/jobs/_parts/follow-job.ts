import { isActive } from "#lib/jobs/status.ts";
import type { JobDetails } from "#lib/jobs/views.ts";

const LOOK_EVERY_MS = 400;

/**
 * A short job beside the form that asked for it, until it ended, or may not be read any more: signed out, or removed. It
 * takes about a second, so it is asked for and not waited for: nothing is lost when an answer is.
 */
export async function followJob(
  id: string,
  signal: AbortSignal,
  tell: (details: JobDetails) => void,
): Promise<void> {
  while (!signal.aborted) {
    await new Promise((done) => setTimeout(done, LOOK_EVERY_MS));
    const details = await read(id, signal);
    if (signal.aborted || details === "refused") return;
    if (details) tell(details);
    if (details && !isActive(details.job.status)) return;
  }
}

async function read(id: string, signal: AbortSignal): Promise<JobDetails | "refused" | null> {
  try {
    const answer = await fetch(`/api/jobs/${id}`, { signal, headers: { accept: "application/json" } });
    if (answer.ok) return (await answer.json()) as JobDetails; // what our own route answers
    return answer.status < 500 ? "refused" : null;
  } catch {
    return null; // offline or leaving: asked again, or no more
  }
}
