"use client";

import { useCallback, useEffect, useRef, useState } from "react";
import type { JobDetails, JobLogLine } from "#lib/jobs/views.ts";
import { mergeLines } from "./log-view.ts";

type Reading = { lines: readonly JobLogLine[]; state: "newest" | "reading" | "whole" | "failed" };

/**
 * The log as far as it was read: the newest lines come with the details, again and again while the job runs; the rest is
 * read when it is asked for. Once the whole was, what the newest lines leave out in between is fetched by itself.
 */
export function useLog({ job, log, logLines }: Pick<JobDetails, "job" | "log" | "logLines">) {
  const [reading, setReading] = useState<Reading>({ lines: log, state: "newest" });
  const lines = mergeLines(reading.lines, log);
  if (lines !== reading.lines) setReading({ ...reading, lines });
  const hasAll = lines.length >= logLines.kept;

  const isBusy = useRef(false);
  const readRest = useCallback(async () => {
    if (isBusy.current) return;
    isBusy.current = true;
    setReading((now) => ({ ...now, state: "reading" }));
    const read = await fetchLog(job.id).catch(() => null);
    isBusy.current = false;
    setReading((now) =>
      read === null ? { ...now, state: "failed" } : { lines: mergeLines(now.lines, read), state: "whole" },
    );
  }, [job.id]);

  useEffect(() => {
    if (reading.state === "whole" && !hasAll) void readRest();
  }, [reading.state, hasAll, readRest]);

  return { lines, hasAll, state: reading.state, readRest };
}

async function fetchLog(jobId: string): Promise<JobLogLine[]> {
  const answer = await fetch(`/api/jobs/${jobId}/log?format=ndjson`, { cache: "no-store" });
  if (!answer.ok) throw new Error(await answer.text());
  const text = await answer.text();
  return text.split("\n").flatMap((line): JobLogLine[] => (line ? [JSON.parse(line)] : []));
}
