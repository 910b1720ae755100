"use client";

import { useSearchParams } from "next/navigation";
import { useEffect, useMemo, useRef } from "react";
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
  const id = useSearchParams().get("job");
  const isOpenedHere = useRef(false);
  useEffect(() => {
    if (id === null) isOpenedHere.current = false;
  }, [id]);
  const acts = useMemo(
    () => ({
      show: (next: string) => {
        isOpenedHere.current = true;
        window.history.pushState(null, "", withJob(window.location.search, next));
      },
      showInstead: (next: string) =>
        window.history.replaceState(null, "", withJob(window.location.search, next)),
      close: () => {
        if (isOpenedHere.current) window.history.back();
        else window.history.replaceState(null, "", withJob(window.location.search, null));
      },
    }),
    [],
  );
  return { id, ...acts };
}
