"use client";

import { createContext, type ReactNode, useContext, useEffect, useSyncExternalStore } from "react";
import { noteZone } from "#lib/format.ts";

/**
 * One clock for the page. Until the page is alive, the time is the server's at rendering, so that what it wrote and
 * what the browser first draws are the same; from then on it ticks once a second for everybody who reads it.
 */
const readers = new Set<() => void>();
let timer: ReturnType<typeof setInterval> | undefined;
let skewMs = 0;

const subscribe = (reader: () => void) => {
  readers.add(reader);
  timer ??= setInterval(() => {
    for (const tell of readers) tell();
  }, 1_000);
  return () => {
    readers.delete(reader);
    if (readers.size > 0) return;
    clearInterval(timer);
    timer = undefined;
  };
};

/** While the browser takes over what the server wrote; from then on somebody reads the clock. */
export const isWaking = (): boolean => typeof document !== "undefined" && readers.size === 0;

type Reader = {
  /** The server's clock when it wrote the page. */
  renderedAt: string;
  /** The reader's own zone, else their organization's. */
  timeZone: string;
};
const ReaderContext = createContext<Reader>({ renderedAt: "1970-01-01T00:00:00Z", timeZone: "UTC" });

type ProviderProps = Reader & {
  /** The zone's offset at that time, `UTC+1`: said again without a formatter of the browser's. */
  offset: string;
  children: ReactNode;
};

export function ReaderProvider({ children, offset, ...reader }: ProviderProps) {
  noteZone(reader.renderedAt, reader.timeZone, offset);
  return <ReaderContext value={reader}>{children}</ReaderContext>;
}

export const useTimeZone = (): string => useContext(ReaderContext).timeZone;

/** A text that depends on the time; its reader is drawn again only when the text changes. */
export function useTicking(text: (now: Date) => string): string {
  const { renderedAt } = useContext(ReaderContext);
  return useSyncExternalStore(
    subscribe,
    () => text(new Date(Date.now() + skewMs)),
    () => text(new Date(renderedAt)),
  );
}

const PLAINLY_WRONG_MS = 60_000;
let largestDifferenceMs = Number.NEGATIVE_INFINITY;

/**
 * Follows the server's clock where the browser's is plainly wrong: durations are differences to its instants. An answer
 * on its way makes the server seem late, so the largest difference seen is the nearest to the truth.
 */
export function useServerClock(serverNow: string | null) {
  useEffect(() => {
    if (serverNow === null) return;
    largestDifferenceMs = Math.max(largestDifferenceMs, Date.parse(serverNow) - Date.now());
    skewMs = Math.abs(largestDifferenceMs) > PLAINLY_WRONG_MS ? largestDifferenceMs : 0;
  }, [serverNow]);
}
