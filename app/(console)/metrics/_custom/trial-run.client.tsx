"use client";

import { FlaskConical } from "lucide-react";
import { useEffect, useState, useTransition } from "react";
import { Button } from "#app/_ui/button.tsx";
import { Icon } from "#app/_ui/icon.tsx";
import { Notice } from "#app/_ui/notice.tsx";
import { isActive } from "#lib/jobs/status.ts";
import type { JobDetails } from "#lib/jobs/views.ts";
import { followJob } from "../../jobs/_parts/follow-job.ts";
import { startTrial } from "../actions.ts";
import { TrialOutcome } from "./trial-outcome.tsx";

type Trial = { id: string; sql: string; details: JobDetails | null };

type TrialRunProps = { assetId: string; sql: string; disabledBecause: string | null };

/** Runs a statement once, as a job that keeps nothing, and shows beside it what it answered and what it cost. */
export function TrialRun({ assetId, sql, disabledBecause }: TrialRunProps) {
  const [isAsking, start] = useTransition();
  const [trial, setTrial] = useState<Trial | null>(null);
  const [refusal, setRefusal] = useState<string | null>(null);
  const id = trial?.id;
  const isRunning = trial !== null && (trial.details === null || isActive(trial.details.job.status));

  useEffect(() => {
    if (!id || !isRunning) return;
    const stop = new AbortController();
    void followJob(id, stop.signal, (details) =>
      setTrial((before) => (before?.id === id ? { ...before, details } : before)),
    );
    return () => stop.abort();
  }, [id, isRunning]);

  const run = () =>
    start(async () => {
      const answer = await startTrial({ assetId, sql });
      setRefusal(answer.ok ? null : answer.error.message);
      setTrial(answer.ok ? { id: answer.data.id, sql, details: null } : null);
    });

  return (
    <div className="grid gap-2">
      <div>
        <Button
          icon={<Icon of={FlaskConical} />}
          disabled={isAsking || isRunning}
          disabledBecause={disabledBecause}
          onClick={run}
        >
          {isRunning ? "Trying it…" : "Try it once"}
        </Button>
      </div>
      <div role="status">
        {refusal && <Notice tone="failed">{refusal}</Notice>}
        {trial && <TrialOutcome id={trial.id} details={trial.details} isOutdated={trial.sql !== sql} />}
      </div>
    </div>
  );
}
