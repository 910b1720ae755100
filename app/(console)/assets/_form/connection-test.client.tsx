"use client";

import { useRouter } from "next/navigation";
import { useEffect, useRef, useState } from "react";
import { Section } from "#app/_ui/section.tsx";
import { isActive } from "#lib/jobs/status.ts";
import type { JobDetails } from "#lib/jobs/views.ts";
import { followJob } from "../../jobs/_parts/follow-job.ts";
import { TestOutcome } from "./test-outcome.tsx";

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
    void followJob(jobId, stop.signal, setDetails).then(() => {
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
