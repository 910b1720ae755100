import type { JobRow } from "./views.ts";

/** Why a job waits, in pieces: those that are no text are a link, or an instant that may be told as time goes by. */
export type WaitingPart =
  | string
  | { is: "job"; id: string; shortId: string }
  | { is: "running"; text: string }
  | { is: "retry" | "silence"; at: string };

/** In one wording wherever it is told; none for a job that waits for nothing. */
export function waitingParts({
  waiting: why,
  sourceName,
}: Pick<JobRow, "waiting" | "sourceName">): WaitingPart[] {
  switch (why?.reason) {
    case "blocked":
      return [
        "Waits for ",
        { is: "job", id: why.jobId, shortId: why.jobShortId },
        sourceName === null ? "" : ` on ${sourceName}`,
      ];
    case "backoff":
      return [
        "Tries again ",
        { is: "retry", at: why.until },
        ` (attempt ${why.attempt} of ${why.attempts}): ${why.after}`,
      ];
    case "limit":
      return [
        "Waits: ",
        { is: "running", text: why.running === 1 ? "1 job" : `${why.running} jobs` },
        ` of this organization ${why.running === 1 ? "is" : "are"} running`,
      ];
    case "unknown_type":
      return ["No worker knows this type of job"];
    case "no_worker":
      return why.since === null
        ? ["No worker has started yet"]
        : ["No worker is alive since ", { is: "silence", at: why.since }];
    case "queued":
      return ["Starts as soon as a worker is free"];
    default:
      return [];
  }
}

/** As one line of text; null where it waits for nothing. */
export function waitingText(
  job: Pick<JobRow, "waiting" | "sourceName">,
  told: (at: string) => string,
): string | null {
  const words = waitingParts(job).map((part) => {
    if (typeof part === "string") return part;
    if (part.is === "job") return part.shortId;
    if (part.is === "running") return part.text;
    return part.is === "retry" ? `at ${told(part.at)}` : told(part.at);
  });
  return words.length === 0 ? null : words.join("");
}
