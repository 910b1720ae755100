"use client";

import { useCallback, useEffect, useEffectEvent, useRef, useState } from "react";
import { useJobChanges } from "#app/_live/live.client.tsx";
import { useServerClock } from "#app/_ui/clock.client.tsx";
import { isActive } from "#lib/jobs/status.ts";
import type { JobDetails } from "#lib/jobs/views.ts";

type Problem = { isGone: boolean; message: string };

/** While a job moves, its log and steps are read again, at most this often. */
const READ_EVERY_MS = 750;

/**
 * One job whole, by its id or short id: as the server read it with the page, else fetched, and kept current. For
 * another job mount it anew.
 */
export function useJobDetails(id: string, initial: JobDetails | null) {
  const [details, setDetails] = useState(initial);
  const [problem, setProblem] = useState<Problem | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);

  const read = useCallback(async () => {
    const answer = await fetchDetails(id);
    if ("job" in answer) {
      setProblem(null);
      setDetails((shown) =>
        shown && shown.job.version > answer.job.version ? { ...answer, job: shown.job } : answer,
      );
    } else setProblem(answer);
  }, [id]);

  const readFirst = useEffectEvent(() => {
    if (!initial) void read();
  });
  useEffect(() => {
    readFirst();
    return () => clearTimeout(timer.current);
  }, []);

  const readSoon = useCallback(() => {
    timer.current ??= setTimeout(() => {
      timer.current = undefined;
      void read();
    }, READ_EVERY_MS);
  }, [read]);

  useJobChanges((rows) => {
    const newer = rows.find((row) => row.id === details?.job.id);
    if (!details || !newer || newer.version < details.job.version) return;
    setDetails({ ...details, job: newer });
    if (newer.version > details.job.version || isActive(newer.status)) readSoon();
  }, null);
  useServerClock(details?.now ?? null);

  return { details, problem: details ? null : problem, readAgain: () => void read() };
}

async function fetchDetails(id: string): Promise<JobDetails | Problem> {
  const answer = await fetch(`/api/jobs/${encodeURIComponent(id)}`, { cache: "no-store" }).catch(() => null);
  if (answer?.ok) return answer.json();
  return {
    isGone: answer?.status === 404,
    message: answer ? (await answer.text()).trim() : "The server cannot be reached.",
  };
}
