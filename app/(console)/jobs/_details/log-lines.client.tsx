"use client";

import { Download } from "lucide-react";
import { useDeferredValue, useEffect, useMemo, useRef, useState } from "react";
import { useTimeZone } from "#app/_ui/clock.client.tsx";
import { Icon } from "#app/_ui/icon.tsx";
import { Input } from "#app/_ui/input.tsx";
import { formatCount, formatQuantity } from "#lib/format.ts";
import type { JobDetails } from "#lib/jobs/views.ts";
import { useJobType } from "../_parts/job-types.client.tsx";
import { Part } from "./heading.client.tsx";
import { LogBlock } from "./log-block.client.tsx";
import { findLines, inBlocks, LEVELS, type LevelFilter, withGaps } from "./log-view.ts";
import { useLog } from "./use-log.client.tsx";

/** So many blocks are laid out sooner than it takes to spare it. */
const FEW = 3;

/** The log follows its end while the job runs, until it is paused or scrolled up; it is searched and taken along whole. */
export function LogLines({ details }: { details: JobDetails }) {
  const { job, attempts, logLines } = details;
  const isRunning = job.status === "running";
  const { lines, hasAll, state, readRest } = useLog(details);
  const [asked, setAsked] = useState<{ text: string; level: LevelFilter }>({ text: "", level: "all" });
  const search = useDeferredValue(asked);
  const isSearch = search.text.trim() !== "" || search.level !== "all";
  const found = useMemo(() => findLines(lines, search), [lines, search]);
  const blocks = useMemo(
    () => inBlocks(hasAll && !isSearch ? withGaps(found, attempts) : [...found]),
    [found, hasAll, isSearch, attempts],
  );
  const { box, isFollowing, setFollowing, followAtEnd } = useFollowing(isRunning, blocks);
  const phases = useJobType(job.type)?.phases;
  const look = {
    timeZone: useTimeZone(),
    stepLabels: useMemo(() => new Map(phases?.map(({ id, label }) => [id, label] as const)), [phases]),
    hasAttempts: attempts.length > 1,
    needle: search.text.trim().toLowerCase(),
  };
  const ask = (change: Partial<typeof asked>) => {
    setAsked({ ...asked, ...change });
    if (!hasAll) void readRest();
  };

  if (logLines.kept === 0)
    return (
      <Part title="Log">
        <p className="text-13 text-fg-3">
          {isRunning ? "Nothing has been logged yet." : "Nothing was logged."}
        </p>
      </Part>
    );
  const notKept = logLines.leftOut > 0 ? `, ${formatQuantity(logLines.leftOut, "more line")} left out` : "";
  return (
    <Part
      title="Log"
      aside={
        <span className="inline-flex flex-wrap items-center gap-x-2">
          {isRunning && (
            <span className="inline-flex items-center gap-1.5">
              {isFollowing && <span className="size-1.5 rounded-full bg-completed-mark" aria-hidden="true" />}
              {isFollowing ? "Following" : "Paused"}
            </span>
          )}
          <span role="status">
            {isSearch
              ? `${formatCount(found.length)} of ${formatQuantity(logLines.kept, "line")}`
              : hasAll
                ? `${formatQuantity(logLines.kept, "line")}${notKept}`
                : `Newest ${formatCount(lines.length)} of ${formatQuantity(logLines.kept, "line")}${notKept}`}
          </span>
        </span>
      }
      action={
        isRunning && (
          <button
            type="button"
            onClick={() => setFollowing(!isFollowing)}
            className="rounded-4 font-medium text-accent-text hover:underline"
          >
            {isFollowing ? "Pause" : "Follow"}
          </button>
        )
      }
    >
      <div className="mb-2 flex flex-wrap items-center gap-2">
        <Input
          type="search"
          aria-label="Search the log"
          placeholder="Search the log"
          value={asked.text}
          onChange={(event) => ask({ text: event.target.value })}
          maxLength={200}
          className="h-7! min-w-0 flex-1 max-sm:h-11! max-sm:basis-full"
        />
        <select
          aria-label="Levels"
          value={asked.level}
          onChange={(event) => ask({ level: event.target.value as LevelFilter })} // its options are these
          className="h-7 rounded-6 border border-line-control bg-raised px-2 text-13 max-sm:h-11"
        >
          {Object.entries(LEVELS).map(([level, label]) => (
            <option key={level} value={level}>
              {label}
            </option>
          ))}
        </select>
        <Downloads jobId={job.id} />
      </div>
      {!hasAll && (
        <button
          type="button"
          onClick={() => void readRest()}
          disabled={state === "reading"}
          className="mb-1 rounded-4 text-12 text-accent-text hover:underline disabled:text-fg-3 max-sm:min-h-11"
        >
          {state === "reading"
            ? "Reading the whole log…"
            : state === "failed"
              ? "The rest could not be read. Try again"
              : `Show the ${formatQuantity(logLines.kept - lines.length, "earlier line")}`}
        </button>
      )}
      <div
        ref={box}
        role="log"
        aria-label="Log lines"
        aria-live="off"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
        tabIndex={0}
        onScroll={followAtEnd}
        className="max-h-80 overflow-auto rounded-8 border bg-sunken py-2 font-mono text-12 leading-5"
      >
        {blocks.map((entries) => (
          <LogBlock
            key={`${entries[0]?.attempt}.${entries[0]?.line}`}
            entries={entries}
            isSpared={blocks.length > FEW}
            {...look}
          />
        ))}
        {found.length === 0 && (
          <p className="px-3 font-sans text-13 text-fg-3">
            {state === "reading" ? "Reading the whole log…" : "No line says so."}
          </p>
        )}
      </div>
    </Part>
  );
}

/** Stays at the end as lines come, until somebody scrolls up or pauses. */
function useFollowing(isRunning: boolean, shown: unknown) {
  const box = useRef<HTMLDivElement>(null);
  const [isFollowing, setFollowing] = useState(true);
  // biome-ignore lint/correctness/useExhaustiveDependencies: each new line moves the end
  useEffect(() => {
    if (isFollowing && box.current) box.current.scrollTop = box.current.scrollHeight;
  }, [isFollowing, shown]);
  const followAtEnd = () => {
    const { current } = box;
    if (current && isRunning)
      setFollowing(current.scrollHeight - current.scrollTop - current.clientHeight < 24);
  };
  return { box, isFollowing, setFollowing, followAtEnd };
}

const FORMATS = { text: "Text", ndjson: "NDJSON" } as const;

const Downloads = ({ jobId }: { jobId: string }) => (
  <span className="inline-flex items-center gap-2 text-12">
    <Icon of={Download} size={14} className="text-fg-3" />
    {Object.entries(FORMATS).map(([format, label]) => (
      <a
        key={format}
        href={`/api/jobs/${jobId}/log?format=${format}`}
        download
        aria-label={`Download the log as ${label}`}
        className="inline-flex items-center rounded-4 font-medium text-accent-text hover:underline max-sm:min-h-11 max-sm:px-1"
      >
        {label}
      </a>
    ))}
  </span>
);
