"use client";

import { usePathname } from "next/navigation";
import { useEffect, useRef } from "react";

/** The drawer is a popover and opens without script; a page that arrives without a reload has to close it. */
export function DrawerCloser({ drawerId }: { drawerId: string }) {
  const path = usePathname();
  const shown = useRef(path);
  useEffect(() => {
    if (shown.current === path) return;
    shown.current = path;
    const drawer = document.getElementById(drawerId);
    if (drawer?.matches(":popover-open")) drawer.hidePopover();
  }, [path, drawerId]);
  return null;
}
