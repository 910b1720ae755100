"use client";

import Link from "next/link";
import { Dialog } from "#app/_ui/dialog.client.tsx";
import { PLACES } from "./places.ts";

const SHORTCUTS = [
  {
    group: "Everywhere",
    keys: [
      ["Ctrl K or ⌘ K", "Find or do anything"],
      ...PLACES.flatMap(({ label, keys }) => (keys ? [[keys, `Go to ${label}`] as const] : [])),
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
  {
    group: "On an anomaly",
    keys: [
      ["e", "Call it expected"],
      ["w", "Call it wrong"],
      ["u", "Take the last word back"],
    ],
  },
  {
    group: "On an alert",
    keys: [
      ["a", "Acknowledge it"],
      ["r", "Resolve it"],
    ],
  },
  { group: "On a change", keys: [["a", "Acknowledge the change, or those selected"]] },
] as const;

type ShortcutDialogProps = { areSingleKeysOn: boolean; onClose(): void };

/** Every key there is, by where it works. Fetched when it is asked for. */
export default function ShortcutDialog({ areSingleKeysOn, onClose }: ShortcutDialogProps) {
  return (
    <Dialog open onOpenChange={(open) => !open && onClose()} title="Keyboard shortcuts" size="sm">
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
        {areSingleKeysOn
          ? "Single keys can be turned off in "
          : "Single keys are turned off, and Ctrl K and Esc go on working. Turn them on in "}
        <Link
          href="/settings/profile"
          onClick={onClose}
          className="rounded-4 text-accent-text underline underline-offset-2"
        >
          your profile
        </Link>
        .
      </p>
    </Dialog>
  );
}
