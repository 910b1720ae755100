"use client";

import { useCallback, useEffect, useRef, useState } from "react";
import type { JobFilter } from "#lib/jobs/filter.ts";
import type { JobPage, TabCounts } from "#lib/jobs/views.ts";
import { fromStart, jobsHref } from "../address.ts";

const AT_MOST_EVERY_MS = 1_000;

/** How many jobs each tab holds; asked again, at most once a second, when a job has changed its status. */
export function useLiveCounts(page: JobPage, filter: JobFilter): { counts: TabCounts; countAgain(): void } {
  const [counts, setCounts] = useState(page.counts);
  const [shownPage, setShownPage] = useState(page);
  if (page !== shownPage) {
    setShownPage(page);
    setCounts(page.counts);
  }
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);

  const address = jobsHref({ ...fromStart(filter), tab: "all", status: [] }).replace(
    "/jobs",
    "/api/jobs/counts",
  );
  const countAgain = useCallback(() => {
    timer.current ??= setTimeout(async () => {
      timer.current = undefined;
      const answer = await fetch(address, { cache: "no-store" }).catch(() => null);
      if (answer?.ok) setCounts(await answer.json());
    }, AT_MOST_EVERY_MS / 4);
  }, [address]);

  return { counts, countAgain };
}
