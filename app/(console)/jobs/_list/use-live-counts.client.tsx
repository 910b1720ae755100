"use client";

import { useCallback, useEffect, useRef, useState } from "react";
import type { JobFilter } from "#lib/jobs/filter.ts";
import { isCountedExactly } from "#lib/jobs/filter-parts.ts";
import type { JobPage, TabCounts } from "#lib/jobs/views.ts";
import { fromStart, jobsHref } from "../address.ts";

/** After a change, for those that come with it; where jobs are looked through to be counted, a while longer. */
const SETTLE_MS = { counted: 250, lookedThrough: 2_000 };

/** How many jobs each tab holds; asked again when a job has changed its status. */
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
  const asked = useRef(address);
  asked.current = address;
  const settleMs = isCountedExactly(filter) ? SETTLE_MS.counted : SETTLE_MS.lookedThrough;
  const countAgain = useCallback(() => {
    timer.current ??= setTimeout(async () => {
      timer.current = undefined;
      const answer = await fetch(address, { cache: "no-store" }).catch(() => null);
      const counted = answer?.ok ? await answer.json() : null;
      if (counted && asked.current === address) setCounts(counted);
    }, settleMs);
  }, [address, settleMs]);

  return { counts, countAgain };
}
