"use client";

import { useCallback, useEffect, useRef } from "react";
import type { JobFilter } from "#lib/jobs/filter.ts";
import type { JobRow } from "#lib/jobs/views.ts";
import { filterQuery, fromStart } from "../address.ts";
import { isToldByRows, matches } from "../job-store.ts";

/** Rows that change at the same moment are asked about together, and so many at most. */
const SETTLE_MS = 250;
const ASK_AGAIN_MS = 5_000;
const MOST_ASKED = 100;

/**
 * Passes on the rows that the filter means. Where a row does not tell, the server is asked, once about each reading; if
 * that fails, it is asked again in a while: a job that has ended changes no more.
 */
export function useJudge(filter: JobFilter, onMatches: (rows: JobRow[]) => void): (rows: JobRow[]) => void {
  const query = filterQuery(fromStart(filter));
  const latest = useRef({ query, onMatches });
  latest.current = { query, onMatches };
  const inquiry = useRef(newInquiry(query));
  useEffect(() => () => clearTimeout(inquiry.current.timer), []);

  const ask = useCallback(async (about: Inquiry) => {
    about.timer = undefined;
    const rows = [...about.waiting.values()].slice(0, MOST_ASKED);
    for (const { id } of rows) about.waiting.delete(id);
    const ids = rows.map(({ id }) => id).join(",");
    const answer = await fetch(`/api/jobs/matching?${about.query}&ids=${ids}`, { cache: "no-store" }).catch(
      () => null,
    );
    if (about.query !== latest.current.query) return;
    if (!answer?.ok) for (const row of rows) if (!about.waiting.has(row.id)) about.waiting.set(row.id, row);
    if (about.waiting.size > 0) about.timer ??= setTimeout(ask, answer?.ok ? SETTLE_MS : ASK_AGAIN_MS, about);
    const matching: string[] = answer?.ok ? await answer.json() : [];
    latest.current.onMatches(rows.filter(({ id }) => matching.includes(id)));
  }, []);

  return useCallback(
    (rows) => {
      const likely = rows.filter((row) => matches(row, filter));
      if (isToldByRows(filter)) return latest.current.onMatches(likely);
      if (inquiry.current.query !== query) {
        clearTimeout(inquiry.current.timer);
        inquiry.current = newInquiry(query);
      }
      const about = inquiry.current;
      for (const row of likely) {
        if (about.judged.has(reading(row))) continue;
        about.judged.add(reading(row));
        about.waiting.set(row.id, row);
      }
      if (about.waiting.size > 0) about.timer ??= setTimeout(ask, SETTLE_MS, about);
    },
    [filter, query, ask],
  );
}

/** What is being asked about one filter. */
type Inquiry = {
  query: string;
  waiting: Map<string, JobRow>;
  /** Readings that were asked about. */
  judged: Set<string>;
  timer: ReturnType<typeof setTimeout> | undefined;
};

const newInquiry = (query: string): Inquiry => ({
  query,
  waiting: new Map(),
  judged: new Set(),
  timer: undefined,
});

/** What could change the answer. */
const reading = ({ id, version, message }: JobRow): string => `${id} ${version} ${message}`;
