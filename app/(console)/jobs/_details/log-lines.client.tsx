"use client";

import { useEffect, useRef, useState } from "react";
import { ClockTime } from "#app/_ui/relative-time.client.tsx";
import { formatCount } from "#lib/format.ts";
import type { JobLogLine } from "#lib/jobs/views.ts";
import { Part } from "./heading.client.tsx";

type LogLinesProps = { log: readonly JobLogLine[]; isRunning: boolean; attempts: number };

/** The log follows its end while the job runs, until it is paused or scrolled up. */
export function LogLines({ log, isRunning, attempts }: LogLinesProps) {
  const box = useRef<HTMLDivElement>(null);
  const [isFollowing, setFollowing] = useState(true);
  // biome-ignore lint/correctness/useExhaustiveDependencies: each new line moves the end
  useEffect(() => {
    if (isFollowing && box.current) box.current.scrollTop = box.current.scrollHeight;
  }, [isFollowing, log]);

  const followAtEnd = () => {
    const { current } = box;
    if (current && isRunning)
      setFollowing(current.scrollHeight - current.scrollTop - current.clientHeight < 24);
  };

  return (
    <Part
      title="Log"
      aside={
        isRunning && log.length > 0 ? (
          <span className="inline-flex items-center gap-2">
            {isFollowing && <span className="size-1.5 rounded-full bg-completed-mark" aria-hidden="true" />}
            {isFollowing ? "Following" : "Paused"}
          </span>
        ) : (
          `${formatCount(log.length)} ${log.length === 1 ? "line" : "lines"}`
        )
      }
      action={
        isRunning &&
        log.length > 0 && (
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
      {log.length === 0 ? (
        <p className="text-13 text-fg-3">Nothing has been logged.</p>
      ) : (
        <div
          ref={box}
          role="log"
          aria-label="Log lines"
          aria-live={isRunning ? "off" : undefined}
          // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
          tabIndex={0}
          onScroll={followAtEnd}
          className="max-h-80 overflow-auto rounded-8 border bg-sunken py-2 font-mono text-12 leading-5"
        >
          {log.map((line) => (
            <div
              key={`${line.attempt}.${line.line}`}
              className="grid grid-cols-[100px_48px_1fr] px-3 text-fg-2 max-sm:grid-cols-[72px_44px_1fr]"
            >
              <span className="text-fg-3">
                <ClockTime at={line.at} isExact className="max-sm:hidden" />
                <ClockTime at={line.at} className="sm:hidden" />
              </span>
              <span className={line.level === "warn" ? "font-medium text-warn-fg" : undefined}>
                {line.level}
              </span>
              <span className="wrap-anywhere min-w-0 whitespace-pre-wrap">
                {attempts > 1 && <span className="text-fg-3">#{line.attempt} </span>}
                {line.message}
              </span>
            </div>
          ))}
        </div>
      )}
    </Part>
  );
}
