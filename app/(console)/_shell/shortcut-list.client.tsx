"use client";

import { useRouter } from "next/navigation";
import { lazy, Suspense, useEffect, useState } from "react";
import { useShortcuts, useSingleKeys } from "#app/_ui/shortcuts.client.tsx";
import { PLACES } from "./places.ts";

const ShortcutDialog = lazy(() => import("./shortcut-dialog.client.tsx"));

const ASKED = "shortcuts-asked";
/** Opens the list from wherever it is offered. */
export const askForShortcuts = () => document.dispatchEvent(new Event(ASKED));

/** The keys that work on every page, and the list of all of them. */
export function ShortcutList() {
  const router = useRouter();
  const areSingleKeysOn = useSingleKeys();
  const [isOpen, setOpen] = useState(false);
  useShortcuts({
    ...Object.fromEntries(
      PLACES.flatMap(({ href, keys }) => (keys ? [[keys, () => router.push(href)]] : [])),
    ),
    "?": () => setOpen(true),
  });
  useEffect(() => {
    const open = () => setOpen(true);
    document.addEventListener(ASKED, open);
    return () => document.removeEventListener(ASKED, open);
  }, []);

  if (!isOpen) return null;
  return (
    <Suspense fallback={null}>
      <ShortcutDialog areSingleKeysOn={areSingleKeysOn} onClose={() => setOpen(false)} />
    </Suspense>
  );
}
