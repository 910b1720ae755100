"use client";

import { useRef } from "react";
import { useShortcuts } from "#app/_ui/shortcuts.client.tsx";

/** `/` goes to the search, `f` opens the filters; both look for them beside this. */
export function FilterKeys() {
  const here = useRef<HTMLSpanElement>(null);
  const find = <Part extends HTMLElement>(selector: string) =>
    here.current?.parentElement?.querySelector<Part>(selector);
  useShortcuts({
    "/": () => find<HTMLInputElement>("input[type=search]")?.select(),
    f: () => {
      const menu =
        find<HTMLDetailsElement>("[data-more-filters] details") ?? find<HTMLDetailsElement>("details");
      if (!menu) return;
      menu.open = true;
      menu.querySelector<HTMLElement>("a")?.focus();
    },
  });
  return <span ref={here} hidden />;
}
