"use client";

import { Fragment, memo, useEffect, useRef, useState } from "react";
import { formatClockExact, formatCount } from "#lib/format.ts";
import type { LogEntry } from "./log-view.ts";

export type LogLook = {
  timeZone: string;
  /** A step's name in words. */
  stepLabels: ReadonlyMap<string, string>;
  hasAttempts: boolean;
  /** What stands out where it is found. */
  needle: string;
};

type LogBlockProps = LogLook & {
  entries: readonly LogEntry[];
  /** Laid out only while it is in sight. */
  isSpared: boolean;
};

/** Some lines of a log. Of a long one only those near what is in sight are there; the others keep their room. */
export const LogBlock = memo(
  ({ entries, isSpared, ...look }: LogBlockProps) => {
    const { block, isNear, height } = useNear(isSpared, entries.length);
    // Only a log that was read whole is spared, which no server writes: the style is the browser's own.
    if (!isNear) return <div ref={block} style={{ height }} />;
    return (
      <div ref={block}>
        {entries.map((entry) =>
          "leftOut" in entry ? (
            <p key={`${entry.attempt}.${entry.line}-`} className="px-3 text-fg-3 italic">
              {formatCount(entry.leftOut)} more {entry.leftOut === 1 ? "line was" : "lines were"} left out
              here
            </p>
          ) : (
            <Line key={`${entry.attempt}.${entry.line}`} line={entry} {...look} />
          ),
        )}
      </div>
    );
  },
  // Lines never change once they are written: as many from the same place are the same.
  (a, b) =>
    a.entries.length === b.entries.length &&
    a.entries[0] === b.entries[0] &&
    a.entries.at(-1) === b.entries.at(-1) &&
    a.isSpared === b.isSpared &&
    a.needle === b.needle &&
    a.timeZone === b.timeZone &&
    a.hasAttempts === b.hasAttempts &&
    a.stepLabels === b.stepLabels,
);

const LINE_PX = 20;
/** So far ahead of the reader lines are drawn. */
const AHEAD = "1500px 0px";

/** Whether a block is near what is in sight of its log, and how high it was when it last was. */
function useNear(isSpared: boolean, lines: number) {
  const block = useRef<HTMLDivElement>(null);
  const [isInSight, setInSight] = useState(false);
  const measured = useRef<number | null>(null);
  useEffect(() => {
    const { current } = block;
    if (!isSpared || !current) return;
    const observer = new IntersectionObserver(
      ([seen]) => {
        if (!seen) return;
        if (!seen.isIntersecting) measured.current = seen.boundingClientRect.height;
        setInSight(seen.isIntersecting);
      },
      { root: current.parentElement, rootMargin: AHEAD },
    );
    observer.observe(current);
    return () => observer.disconnect();
  }, [isSpared]);
  return { block, isNear: !isSpared || isInSight, height: measured.current ?? lines * LINE_PX };
}

const ROW = {
  info: { row: "", level: "" },
  warn: { row: "", level: "font-medium text-warn-fg" },
  error: {
    row: "bg-failed-bg text-fg! shadow-[inset_2px_0_var(--failed-mark)]",
    level: "font-medium text-failed-fg",
  },
} as const;
const isLevel = (level: string): level is keyof typeof ROW => Object.hasOwn(ROW, level);

function Line({ line, ...look }: { line: Exclude<LogEntry, { leftOut: number }> } & LogLook) {
  const { row, level } = ROW[isLevel(line.level) ? line.level : "info"];
  const step = line.step && (look.stepLabels.get(line.step) ?? line.step);
  return (
    <div
      className={`grid grid-cols-[100px_48px_minmax(0,136px)_minmax(0,1fr)] px-3 text-fg-2 max-sm:grid-cols-[72px_44px_minmax(0,1fr)] ${row}`}
    >
      <time dateTime={line.at} className="overflow-hidden text-fg-3 max-sm:w-[8ch]">
        {formatClockExact(line.at, look.timeZone)}
      </time>
      <span className={level}>{line.level}</span>
      <span className="truncate pr-3 text-fg-3 max-sm:hidden">{step}</span>
      <span className="wrap-anywhere min-w-0 whitespace-pre-wrap">
        {look.hasAttempts && <span className="text-fg-3">#{line.attempt} </span>}
        {step && <span className="text-fg-3 sm:hidden">{step}: </span>}
        <Marked text={line.message} needle={look.needle} />
      </span>
    </div>
  );
}

function Marked({ text, needle }: { text: string; needle: string }) {
  if (!needle) return text;
  const parts: string[] = [];
  const lower = text.toLowerCase();
  let from = 0;
  for (let at = lower.indexOf(needle); at >= 0; at = lower.indexOf(needle, from)) {
    parts.push(text.slice(from, at), text.slice(at, at + needle.length));
    from = at + needle.length;
  }
  parts.push(text.slice(from));
  return parts.map((part, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: the parts of one text never move
    <Fragment key={index}>
      {index % 2 === 1 ? <mark className="rounded-4 bg-warn-bg text-warn-fg">{part}</mark> : part}
    </Fragment>
  ));
}
