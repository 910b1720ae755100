"use client";

import { lazy, Suspense, useEffect, useRef, useState } from "react";
import type { ViewActsProps } from "./view-acts.client.tsx";

const load = () => import("./view-acts.client.tsx");
const ViewActs = lazy(load);

/** Fetches what can be done with views when the menu around it is first opened. */
export function ViewActsHost(props: ViewActsProps) {
  const [isWanted, setWanted] = useState(false);
  const part = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const menu = part.current?.closest("details");
    if (menu?.open) setWanted(true); // it was opened before the page was alive
    const want = () => setWanted(true);
    menu?.addEventListener("toggle", want);
    menu?.addEventListener("pointerenter", load, { once: true });
    return () => {
      menu?.removeEventListener("toggle", want);
      menu?.removeEventListener("pointerenter", load);
    };
  }, []);
  return (
    <div ref={part}>
      <Suspense fallback={null}>{isWanted && <ViewActs {...props} />}</Suspense>
    </div>
  );
}
