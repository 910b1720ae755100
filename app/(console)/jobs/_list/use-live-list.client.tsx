"use client";

import { useCallback, useRef, useState } from "react";
import { useJobChanges } from "#app/_live/live.client.tsx";
import type { JobFilter } from "#lib/jobs/filter.ts";
import type { JobPage, JobRow } from "#lib/jobs/views.ts";
import { orderOf } from "../job-order.ts";
import { applyJob, type JobList, showUnseen } from "../job-store.ts";
import { useJudge } from "./use-judge.client.tsx";

type LiveList = JobList & {
  /** Ids that came while the page was open. */
  fresh: ReadonlySet<string>;
  /** Brings those that wait above into the list. */
  showUnseen(): void;
};

/** The page as the server read it, kept current. A page read again (other filter, reset) replaces what was shown. */
export function useLiveList(
  page: JobPage,
  filter: JobFilter,
  isAtTop: () => boolean,
  onRows: (rows: JobRow[], shown: readonly JobRow[]) => void,
): LiveList {
  const [list, setList] = useState<JobList>({ rows: page.rows, unseen: [] });
  const [shownPage, setShownPage] = useState(page);
  const [fresh, setFresh] = useState<ReadonlySet<string>>(new Set());
  if (page !== shownPage) {
    setShownPage(page);
    setList({ rows: page.rows, unseen: [] });
    setFresh(new Set());
  }

  const latest = useRef(list);
  latest.current = list;
  const isFirstPage = !filter.before && !filter.after;

  const take = (rows: readonly JobRow[]) => {
    const before = latest.current;
    const reading = {
      filter,
      isAtTop: isFirstPage && isAtTop(),
      hasOlder: page.older !== null,
      laterPageReadAt: isFirstPage ? null : page.now,
    };
    const after = rows.reduce((now, job) => applyJob(now, job, reading), before);
    if (after === before) return;
    latest.current = after;
    setList(after);
    const known = new Set(before.rows.map((row) => row.id));
    const came = after.rows.filter((row) => !known.has(row.id));
    if (came.length > 0) setFresh((ids) => freshAmong(after.rows, ids, came));
  };
  const judge = useJudge(filter, take);

  useJobChanges((rows) => {
    const { rows: shown, unseen } = latest.current;
    const known = new Set([...shown, ...unseen].map((row) => row.id));
    onRows(rows, shown);
    take(rows.filter((row) => known.has(row.id)));
    // Where the longest come first there is no top for what is new.
    if (orderOf(filter, page) === "created") judge(rows.filter((row) => !known.has(row.id)));
  }, page.cursor);

  const bringUnseen = useCallback(() => {
    const { unseen } = latest.current;
    const shown = showUnseen(latest.current);
    setFresh((ids) => freshAmong(shown.rows, ids, unseen));
    setList(shown);
  }, []);

  return { ...list, fresh, showUnseen: bringUnseen };
}

const freshAmong = (rows: readonly JobRow[], before: ReadonlySet<string>, came: readonly JobRow[]) => {
  const now = new Set(came.map((row) => row.id));
  return new Set(rows.flatMap(({ id }) => (now.has(id) || before.has(id) ? id : [])));
};
