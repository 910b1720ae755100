"use client";

import { useEffect, useRef } from "react";
import { useShortcuts } from "#app/_ui/shortcuts.client.tsx";

/** `/` goes to the search, `f` opens the filters; both look for them beside this. */
export function FilterKeys() {
  const here = useRef<HTMLSpanElement>(null);
  const find = <Part extends HTMLElement>(selector: string) =>
    here.current?.parentElement?.querySelector<Part>(selector) ?? null;
  useShortcuts({
    "/": () => find<HTMLInputElement>("input[type=search]")?.select(),
    f: () => {
      const sheet = find("[data-sheet]");
      if (sheet && getComputedStyle(sheet).display === "none") return sheet.showPopover();
      const menu =
        find<HTMLDetailsElement>("[data-more-filters] details") ?? find<HTMLDetailsElement>("details");
      if (!menu) return;
      menu.open = true;
      menu.querySelector<HTMLElement>("a")?.focus();
    },
  });
  useEffect(() => {
    const sheet = here.current?.parentElement?.querySelector<HTMLElement>("[data-sheet]");
    const beginAtTitle = (event: ToggleEvent) =>
      event.newState === "open" && sheet?.querySelector<HTMLElement>("h2")?.focus();
    sheet?.addEventListener("toggle", beginAtTitle);
    return () => sheet?.removeEventListener("toggle", beginAtTitle);
  }, []);
  return <span ref={here} hidden />;
}
