"use client";

import { useRouter } from "next/navigation";
import { lazy, Suspense, useEffect, useState } from "react";
import { useShortcuts, useSingleKeys } from "#app/_ui/shortcuts.client.tsx";

const Dialog = lazy(async () => ({ default: (await import("#app/_ui/dialog.client.tsx")).Dialog }));

const SHORTCUTS = [
  ["j / k", "Next or previous row"],
  ["Enter", "Open the row's details"],
  ["c", "Cancel the job"],
  ["r", "Retry the job"],
  ["x", "Select the change"],
  ["a", "Acknowledge the change, or those selected"],
  ["g j", "Go to Jobs"],
  ["g a", "Go to Assets"],
  ["g s", "Go to Schema changes"],
  ["?", "Show this list"],
  ["Esc", "Close what is open"],
] as const;

const ASKED = "shortcuts-asked";
/** Opens the list from wherever it is offered. */
export const askForShortcuts = () => document.dispatchEvent(new Event(ASKED));

/** The keys that work on every page, and the list of all of them. */
export function ShortcutList() {
  const router = useRouter();
  const isEnabled = useSingleKeys();
  const [isOpen, setOpen] = useState(false);
  useShortcuts({
    "g j": () => router.push("/jobs"),
    "g a": () => router.push("/assets"),
    "g s": () => router.push("/schema-changes"),
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
      <Dialog open onOpenChange={setOpen} title="Keyboard shortcuts" size="sm">
        <dl className="grid grid-cols-[auto_1fr] gap-x-6 gap-y-2 p-5 text-13">
          {SHORTCUTS.map(([keys, does]) => (
            <div key={keys} className="contents">
              <dt>
                <kbd className="rounded-4 border bg-surface px-1.5 font-medium font-sans text-12">{keys}</kbd>
              </dt>
              <dd className="text-fg-2">{does}</dd>
            </div>
          ))}
        </dl>
        {!isEnabled && (
          <p className="border-t px-5 py-3 text-12 text-fg-3">Single keys are turned off in your settings.</p>
        )}
      </Dialog>
    </Suspense>
  );
}
