"use client";

import Link from "next/link";
import { useRouter } from "next/navigation";
import { lazy, Suspense, useEffect, useState } from "react";
import { useShortcuts, useSingleKeys } from "#app/_ui/shortcuts.client.tsx";

const Dialog = lazy(async () => ({ default: (await import("#app/_ui/dialog.client.tsx")).Dialog }));

const SHORTCUTS = [
  {
    group: "Everywhere",
    keys: [
      ["Ctrl K or ⌘ K", "Find or do anything"],
      ["g j", "Go to Jobs"],
      ["g a", "Go to Assets"],
      ["g s", "Go to Schema changes"],
      ["?", "Show this list"],
      ["Esc", "Close what is open"],
    ],
  },
  {
    group: "In a list",
    keys: [
      ["j / k", "Next or previous row"],
      ["Enter", "Open the row's details"],
      ["x", "Select the row"],
      ["X", "Select all rows from the last one"],
      ["/", "Search"],
      ["f", "Go to the filters"],
    ],
  },
  {
    group: "On a job",
    keys: [
      ["c", "Cancel the job, or those selected"],
      ["r", "Retry the job, or those selected"],
    ],
  },
  { group: "On a change", keys: [["a", "Acknowledge the change, or those selected"]] },
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
        <div className="grid gap-4 p-5 text-13 max-sm:p-4">
          {SHORTCUTS.map(({ group, keys }) => (
            <section key={group} aria-label={group}>
              <h3 className="mb-1.5 font-medium text-12 text-fg-3">{group}</h3>
              <dl className="grid grid-cols-[112px_1fr] gap-x-4 gap-y-1.5">
                {keys.map(([key, does]) => (
                  <div key={key} className="contents">
                    <dt>
                      <kbd className="whitespace-nowrap rounded-4 border bg-surface px-1.5 font-medium font-sans text-12">
                        {key}
                      </kbd>
                    </dt>
                    <dd className="text-fg-2">{does}</dd>
                  </div>
                ))}
              </dl>
            </section>
          ))}
        </div>
        <p className="border-t px-5 py-3 text-12 text-fg-3 max-sm:px-4">
          {isEnabled
            ? "Single keys can be turned off in "
            : "Single keys are turned off, and Ctrl K and Esc go on working. Turn them on in "}
          <Link
            href="/settings/profile"
            onClick={() => setOpen(false)}
            className="rounded-4 text-accent-text underline underline-offset-2"
          >
            your profile
          </Link>
          .
        </p>
      </Dialog>
    </Suspense>
  );
}
