"use client";

import { useCallback, useEffect, useEffectEvent, useRef, useState } from "react";
import { useJobChanges } from "#app/_live/live.client.tsx";
import { useServerClock } from "#app/_ui/clock.client.tsx";
import { isActive } from "#lib/jobs/status.ts";
import type { JobDetails, JobRow } from "#lib/jobs/views.ts";
import { fetchDetails, type Problem } from "./fetch-details.ts";
import { followChain } from "./follow-chain.ts";

type Read = { id: string; details: JobDetails | null; problem: Problem | null };

/** While a job moves, its log and steps are read again, at most this often. */
const READ_EVERY_MS = 750;
/** What follows of a retry, as alerts that are over with it, is known so soon after. */
const FOLLOWED_WITHIN_MS = 1_500;

/**
 * One job whole, by its id or short id: `initial` where the server read it with the page, else fetched; kept current.
 * `row` is what the page around knows of it, which may be newer than an answer that was asked for before.
 */
export function useJobDetails(id: string, initial: JobDetails | null, row: JobRow | null = null) {
  const [last, setLast] = useState<Read>({ id, details: initial, problem: null });
  const { details, problem } = last.id === id ? last : { details: initial, problem: null };
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  /** The newest row heard of this job: it may come while the details are read for the first time. */
  const heard = useRef<JobRow | null>(null);

  const read = useCallback(async () => {
    const answer = await fetchDetails(id);
    // An answer for a job that is no longer the one shown comes too late.
    setLast((shown) => (shown.id === id ? merge(shown, answer, heard.current) : shown));
    return "job" in answer && (heard.current?.version ?? 0) > answer.job.version;
  }, [id]);

  const begin = useEffectEvent(() => {
    heard.current = row;
    setLast({ id, details: initial, problem: null });
    if (!initial) void read().then((isBehind) => isBehind && readSoon());
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: another job begins anew
  useEffect(() => {
    begin();
    return () => {
      clearTimeout(timer.current);
      timer.current = undefined;
    };
  }, [id]);

  /** The page was read again, as it is where changes can no longer be told one by one. */
  const takeNewer = useEffectEvent(() => {
    if (initial && details && initial.job.version > details.job.version)
      setLast({ id, details: initial, problem: null });
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: another reading of the same job
  useEffect(() => takeNewer(), [initial]);

  const readSoon = useCallback(
    (afterMs = READ_EVERY_MS) => {
      timer.current ??= setTimeout(() => {
        timer.current = undefined;
        void read();
      }, afterMs);
    },
    [read],
  );

  const readLater = useCallback(() => {
    clearTimeout(timer.current);
    timer.current = undefined;
    readSoon(FOLLOWED_WITHIN_MS);
  }, [readSoon]);

  useJobChanges((rows) => {
    const followed = details && followChain(details, rows);
    if (followed !== details) {
      setLast({ id, details: followed, problem: null });
      readLater();
    }
    const newer = rows.find((row) => row.id === id || row.shortId === id || row.id === details?.job.id);
    if (!newer || newer.version < (heard.current?.version ?? 0)) return;
    heard.current = newer;
    if (!followed || newer.version < followed.job.version) return;
    setLast({ id, details: { ...followed, job: newer }, problem: null });
    if (newer.version > followed.job.version || isActive(newer.status)) readSoon();
  }, null);
  useServerClock(details?.now ?? null);

  return { details, problem, readAgain: () => void read() };
}

/** A row heard meanwhile may be newer than the answer; a failed reading leaves what is shown. */
function merge(shown: Read, answer: JobDetails | Problem, heard: JobRow | null): Read {
  const before = shown.details;
  if (!("job" in answer)) return before ? shown : { ...shown, problem: answer };
  const known = [before?.job, heard].filter((row) => row && row.version > answer.job.version);
  const newest = known.reduce((a, b) => (a && b && a.version > b.version ? a : b), undefined);
  return { ...shown, details: newest ? { ...answer, job: newest } : answer, problem: null };
}
