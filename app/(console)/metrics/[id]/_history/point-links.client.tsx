"use client";

import { useRouter } from "next/navigation";
import type { MouseEvent, ReactNode } from "react";
import { ChartTips } from "#app/_ui/chart/tips.client.tsx";

/** Around a drawing whose points are plain links: they are followed without leaving the page. */
export function PointLinks({ className, children }: { className: string; children: ReactNode }) {
  const router = useRouter();
  const follow = (event: MouseEvent<HTMLDivElement>) => {
    if (event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey)
      return;
    const href = event.target instanceof Element && event.target.closest("a")?.getAttribute("href");
    if (!href) return;
    event.preventDefault();
    router.push(href, { scroll: false });
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the links in it are what is pressed
    // biome-ignore lint/a11y/useKeyWithClickEvents: Enter on a link is a click
    <div onClick={follow}>
      <ChartTips className={className}>{children}</ChartTips>
    </div>
  );
}
