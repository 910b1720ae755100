"use client";

import { BookmarkPlus, Link2, Pencil, RefreshCw, Trash2 } from "lucide-react";
import { lazy, type ReactNode, Suspense, useRef, useState } from "react";
import { copyText } from "#app/_ui/copy-text.ts";
import { Icon } from "#app/_ui/icon.tsx";
import { toast } from "#app/_ui/toast-requests.ts";
import { changeThisView } from "./actions.ts";
import type { CurrentView } from "./view-address.ts";

const ViewDialog = lazy(() => import("./view-dialog.client.tsx"));
const DeleteView = lazy(() => import("./delete-view.client.tsx"));

export type ViewActsProps = {
  /** Of the list as it is shown. */
  query: string;
  current: CurrentView | null;
  /** The list shows something else than the view says. */
  isChanged: boolean;
};

/** What can be done with the list and the view it began with. */
export default function ViewActs({ query, current, isChanged }: ViewActsProps) {
  const [asked, setAsked] = useState<"save" | "edit" | "delete" | null>(null);
  const part = useRef<HTMLDivElement>(null);
  const menu = () => part.current?.closest("details");
  const close = () => {
    const details = menu();
    if (details) details.open = false;
  };
  const ask = (what: typeof asked) => () => {
    close();
    setAsked(what);
  };
  const summary = () => menu()?.querySelector("summary") ?? null;
  const dialog = { query, onClose: () => setAsked(null), finalFocus: summary };

  return (
    <div ref={part} className="mt-1 border-line border-t pt-1">
      {current && isChanged && (
        <Act
          icon={<Icon of={RefreshCw} />}
          disabledBecause={current.whyNotChange}
          onSelect={() => {
            close();
            summary()?.focus();
            void update(current, query);
          }}
        >
          Update “{current.name}”
        </Act>
      )}
      <Act icon={<Icon of={BookmarkPlus} />} onSelect={ask("save")}>
        Save as a view…
      </Act>
      {current && (
        <>
          <Act icon={<Icon of={Pencil} />} disabledBecause={current.whyNotChange} onSelect={ask("edit")}>
            Rename or share…
          </Act>
          <Act
            icon={<Icon of={Link2} />}
            onSelect={() => {
              close();
              summary()?.focus();
              void copyText(`${window.location.origin}${current.link}`, "The view's link is copied.");
            }}
          >
            Copy link
          </Act>
          <Act icon={<Icon of={Trash2} />} disabledBecause={current.whyNotChange} onSelect={ask("delete")}>
            Delete…
          </Act>
        </>
      )}
      <Suspense fallback={null}>
        {asked === "save" && <ViewDialog {...dialog} edited={null} />}
        {asked === "edit" && current && <ViewDialog {...dialog} edited={current} />}
        {asked === "delete" && current && <DeleteView {...dialog} view={current} />}
      </Suspense>
    </div>
  );
}

type ActProps = {
  icon: ReactNode;
  disabledBecause?: string | null;
  onSelect(): void;
  children: ReactNode;
};

const Act = ({ icon, disabledBecause, onSelect, children }: ActProps) => (
  <button
    type="button"
    aria-disabled={disabledBecause ? true : undefined}
    onClick={disabledBecause ? undefined : onSelect}
    className="flex min-h-8 w-full items-center gap-2 rounded-6 px-2 py-1 text-left text-13 -outline-offset-2 hover:bg-pressed aria-disabled:items-start aria-disabled:text-fg-off max-sm:min-h-11 [&_svg]:text-fg-3 [&_svg]:shrink-0"
  >
    {icon}
    <span className="min-w-0">
      <span className="block truncate">{children}</span>
      {disabledBecause && <small className="block text-12 text-fg-3">{disabledBecause}</small>}
    </span>
  </button>
);

/** Overwrites what the view says, and offers to take it back. */
async function update({ id, name, query: before }: CurrentView, query: string) {
  const answer = await changeThisView({ id, query });
  if (!answer.ok) return toast({ subject: id, message: answer.error.message, tone: "failed" });
  toast({
    subject: id,
    message: `“${name}” shows this list now.`,
    tone: "completed",
    action: { label: "Undo", onSelect: () => void changeThisView({ id, query: before }) },
  });
}
