"use client";

import { Autocomplete } from "@base-ui/react/autocomplete";
import { Dialog } from "@base-ui/react/dialog";
import { Search } from "lucide-react";
import { useRouter } from "next/navigation";
import { useRef, useState } from "react";
import type { Command } from "#app/_ui/commands.client.tsx";
import { Icon } from "#app/_ui/icon.tsx";
import type { Role } from "#lib/auth/scope.ts";
import { askCommands, commandsOf, groupsOf, isAskedFor, ownCommands } from "./command-list.tsx";
import { useFound } from "./use-found.client.tsx";

type CommandMenuProps = {
  /** By the parts of the page, nearest first. */
  offered: readonly Command[];
  role: Role;
  /** Once nothing of it is left to be seen. */
  onClosed(): void;
};

const NOTHING = {
  looking: "Looking…",
  answered: "Nothing by that name. Try the beginning of a job ID or a part of a table's name.",
  failed:
    "The server could not be asked. Pages and the job in focus can still be found; try again in a moment.",
};

type Group = { value: string; items: Command[] };

/** Everything one can go to or do, found by a few letters. */
export default function CommandMenu({ offered, role, onClosed }: CommandMenuProps) {
  const router = useRouter();
  const [isOpen, setOpen] = useState(true);
  const [text, setText] = useState("");
  const chosen = useRef<Command | null>(null);
  const { found, state } = useFound(text);
  const groups = groupsOf([
    ...[...offered, ...ownCommands()].filter((command) => isAskedFor(command, text)),
    ...commandsOf(found, role),
    ...askCommands(text),
  ]);

  const choose = (command: Command) => {
    if (command.disabledBecause) return;
    chosen.current = command;
    setOpen(false);
  };
  /** Only now: what opens a dialog of its own would else lose the focus to where it was before the menu. */
  const act = () => {
    onClosed();
    const { href, onSelect } = chosen.current ?? {};
    if (href) router.push(href);
    onSelect?.();
  };

  return (
    <Dialog.Root open={isOpen} onOpenChange={setOpen} onOpenChangeComplete={(open) => !open && act()}>
      <Dialog.Portal>
        <Dialog.Backdrop className="fixed inset-0 z-(--z-dialog) animate-appear bg-backdrop" />
        <Dialog.Popup
          aria-label="Command menu"
          className="fixed top-[12dvh] left-1/2 z-(--z-dialog) flex max-h-[min(520px,80dvh)] w-[600px] max-w-[calc(100vw-24px)] -translate-x-1/2 animate-appear flex-col overflow-hidden rounded-12 bg-raised shadow-3 outline-none max-sm:top-3"
        >
          <Autocomplete.Root<Group>
            open
            inline
            mode="none"
            items={groups}
            value={text}
            onValueChange={setText}
            itemToStringValue={() => text}
            autoHighlight="always"
          >
            <div className="flex shrink-0 items-center gap-2.5 border-b px-4">
              <Icon of={Search} className="text-fg-3" />
              <Autocomplete.Input
                aria-label="Search or run"
                placeholder="Job ID, table, page or command"
                className="h-12 min-w-0 flex-1 bg-transparent text-14 outline-none placeholder:text-fg-3"
              />
              <Dialog.Close className="rounded-4 border bg-surface px-1.5 font-medium text-11 text-fg-3 leading-5 hover:bg-hover max-sm:-mr-3 max-sm:min-h-11 max-sm:border-0 max-sm:bg-transparent max-sm:px-3 max-sm:text-13">
                <span className="max-sm:hidden">Esc</span>
                <span className="sm:sr-only">Close</span>
              </Dialog.Close>
            </div>
            <Autocomplete.Empty className="text-13 text-fg-3 not-empty:px-4 not-empty:py-6">
              {NOTHING[state]}
            </Autocomplete.Empty>
            <Autocomplete.List className="min-h-0 flex-1 overflow-y-auto overscroll-contain p-1 empty:hidden">
              {(group: Group) => (
                <Autocomplete.Group key={group.value} items={group.items}>
                  <Autocomplete.GroupLabel className="px-3 pt-2 pb-1 font-medium text-12 text-fg-3">
                    {group.value}
                  </Autocomplete.GroupLabel>
                  <Autocomplete.Collection>
                    {(command: Command) => (
                      <Line
                        key={`${group.value} ${command.label} ${command.detail}`}
                        {...{ command, choose }}
                      />
                    )}
                  </Autocomplete.Collection>
                </Autocomplete.Group>
              )}
            </Autocomplete.List>
          </Autocomplete.Root>
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

function Line({ command, choose }: { command: Command; choose(command: Command): void }) {
  const { label, icon, detail, shortcut, disabledBecause } = command;
  return (
    <Autocomplete.Item
      value={command}
      aria-disabled={disabledBecause ? true : undefined}
      onClick={() => choose(command)}
      className="flex min-h-9 cursor-pointer select-none items-center gap-2.5 rounded-6 px-3 py-1 text-13 outline-none aria-disabled:cursor-default aria-disabled:text-fg-off data-highlighted:bg-pressed max-sm:min-h-11 [&_svg]:shrink-0 [&_svg]:text-fg-3"
    >
      {icon}
      <span className={disabledBecause ? "shrink-0" : "min-w-0 truncate"}>{label}</span>
      <span className="ml-auto min-w-0 truncate pl-3 text-12 text-fg-3">{disabledBecause ?? detail}</span>
      {shortcut && (
        <kbd className="shrink-0 rounded-4 border bg-surface px-1 font-medium font-sans text-11 text-fg-3 leading-4 max-sm:hidden">
          {shortcut}
        </kbd>
      )}
    </Autocomplete.Item>
  );
}
