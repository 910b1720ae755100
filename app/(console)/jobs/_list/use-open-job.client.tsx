"use client";

import { useSearchParams } from "next/navigation";
import { startTransition, useEffect, useMemo, useOptimistic, useRef } from "react";
import { primeDetails } from "../_details/fetch-details.ts";
import { withJob } from "../address.ts";

export type OpenJob = {
  /** The job whose details are open: an id, or a short one as people write it. */
  id: string | null;
  show(id: string): void;
  /** Another job in the same dialog: Back still closes it. */
  showInstead(id: string): void;
  close(): void;
};

/** The open dialog is a part of the address. Closing goes back where it was opened here, and else only drops the part. */
export function useOpenJob(): OpenJob {
  const named = useSearchParams().get("job");
  // The dialog does not wait for the page around to be drawn at its new address.
  const [id, showAlready] = useOptimistic(named);
  const isOpenedHere = useRef(false);
  useEffect(() => {
    if (named === null) isOpenedHere.current = false;
  }, [named]);
  const acts = useMemo(
    () => ({
      show: (next: string) => {
        isOpenedHere.current = true;
        primeDetails(next);
        startTransition(() => {
          showAlready(next);
          window.history.pushState(null, "", withJob(window.location.search, next));
        });
      },
      showInstead: (next: string) => {
        primeDetails(next);
        startTransition(() => {
          showAlready(next);
          window.history.replaceState(null, "", withJob(window.location.search, next));
        });
      },
      close: () => {
        if (isOpenedHere.current) window.history.back();
        else window.history.replaceState(null, "", withJob(window.location.search, null));
      },
    }),
    [showAlready],
  );
  return { id, ...acts };
}
