"use client";

import { useRouter } from "next/navigation";
import { useEffect, useRef, useState } from "react";
import { Section } from "#app/_ui/section.tsx";
import { isActive } from "#lib/jobs/status.ts";
import type { JobDetails } from "#lib/jobs/views.ts";
import { TestOutcome } from "./test-outcome.tsx";

const LOOK_EVERY_MS = 400;

type ConnectionTestProps = {
  initial: JobDetails;
  /** The settings changed after this test, so it says nothing about them. */
  isOutdated: boolean;
  retryLabel: string;
};

/** Follows a test to its end beside the form that asked for it. Without script it shows where it was. */
export function ConnectionTest({ initial, isOutdated, retryLabel }: ConnectionTestProps) {
  const [details, setDetails] = useState(initial);
  const panel = useRef<HTMLDivElement>(null);
  const router = useRouter();
  const jobId = details.job.id;
  const isRunning = isActive(details.job.status);

  useEffect(() => {
    if (!isRunning) return;
    panel.current?.focus({ preventScroll: false });
    const stop = new AbortController();
    void follow(jobId, stop.signal, setDetails).then(() => {
      if (!stop.signal.aborted) router.refresh(); // the page around it speaks of the last test too
    });
    return () => stop.abort();
  }, [jobId, isRunning, router]);

  return (
    <div ref={panel} tabIndex={-1} className="rounded-8 outline-none">
      <Section title="Connection test" aside={<span className="mono">{details.job.shortId}</span>}>
        <div role="status">
          <TestOutcome details={details} isOutdated={isOutdated} retryLabel={retryLabel} />
        </div>
      </Section>
    </div>
  );
}

/**
 * Until the test ended, or may not be read any more: signed out, or removed. It takes about a second, so it is asked for
 * and not waited for: nothing is lost when an answer is.
 */
async function follow(id: string, signal: AbortSignal, tell: (details: JobDetails) => void): Promise<void> {
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
